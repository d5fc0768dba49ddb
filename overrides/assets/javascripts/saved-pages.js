/* Pages can be read without network (account_docs/site/saved_pages.py): only published ones name a manifest. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const worker = new URL("../../sw.js", here);
  const add = (tag, more) => document.head.append(Object.assign(document.createElement(tag), more));
  if (!document.querySelector("[rel=manifest]")) return;
  // After all that the first view needs.
  addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));
  if (document.querySelector(".saving")) {
    add("link", { rel: "stylesheet", href: new URL("saving.css", new URL("../stylesheets/", here)) });
    add("script", { src: new URL("page.js", new URL("saving/", here)) });
  }
})();
