/* The search in a first view. */
(function () {
  "use strict";
  const here = new URL("search/", document.currentScript.src);
  const box = document.getElementById("tim-kiem");
  const field = box?.querySelector("input");
  const button = document.querySelector(".search-button");
  let loading;

  const add = (tag, address, url, more) =>
    new Promise((onload, onerror) =>
      document.head.append(Object.assign(document.createElement(tag), { [address]: url, onload, onerror, ...more })),
    );
  const loadOne = (name) => add("script", "src", new URL(name, here), { async: false });
  /** Side by side; they run in their order. */
  const load = (names) => Promise.all(names.split(" ").map(loadOne));

  /** The panel, once; in pages from disk the engine beside it. */
  const start = () => {
    if (loading) return loading;
    const panel = load("engines.js advice.js panel.js");
    const engine = box.dataset.engine && load(box.dataset.engine);
    const look = add("link", "href", new URL("search-answers.css", new URL("../../stylesheets/", here)), {
      rel: "stylesheet",
    });
    return (loading = Promise.all([panel, look])
      .then(() => self.accountSearch.openPanel({ here, load, engine }))
      .catch(() => {
        loading = null;
        box.classList.add("search--failed");
      }));
  };
  const open = () => start().then((panel) => panel?.open());

  if (field) {
    field.addEventListener("focus", open);
    for (const part of [box, button]) part.addEventListener("pointerenter", start);
    button.addEventListener("click", open);
    field.form.addEventListener("submit", (event) => {
      event.preventDefault(); // the host need not know it
      start().then((panel) => panel?.enter());
    });
    const address = new URL(location);
    const query = address.searchParams.get("q");
    if (query) {
      address.searchParams.delete("q");
      history.replaceState(null, "", address);
      field.value = query;
      open();
    }
  }
  /** From an answer: mark its words. */
  const arrive = () => {
    if (!/[?#&](?:tim|hoi)=/.test(location)) return;
    self.arrival = location.href; // the theme may change it
    load("vietnamese.js marking.js mark.js");
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
