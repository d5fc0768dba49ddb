/* A page that only sends on (account_docs/site/redirects.py): the place within the page comes along. */
(() => {
  "use strict";
  const target = new URL(document.currentScript.dataset.target, location.href);
  if (location.hash) target.hash = location.hash;
  location.replace(target);
})();
