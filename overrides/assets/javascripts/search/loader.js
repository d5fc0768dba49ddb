/* The search in a first view; the rest comes when it is wanted. */
(function () {
  "use strict";
  const here = new URL(".", document.currentScript.src);
  const box = document.getElementById("tim-kiem");
  const field = box?.querySelector("input");
  const button = document.querySelector(".search-button");
  const asked = new URLSearchParams(location.search);
  let loading;

  const loadOne = (name) =>
    new Promise((onload, onerror) => {
      const src = new URL(name, here);
      document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload, onerror }));
    });
  /** Load scripts side by side; they run in their order. */
  const load = (names) => Promise.all(names.split(" ").map(loadOne));

  /** Load the panel once; beside it the engine, in pages from disk. */
  const start = () => {
    if (loading) return loading;
    const panel = load("panel.js");
    const engine = box.dataset.engine && load(box.dataset.engine);
    return (loading = panel.then(
      () => self.accountSearch.openPanel({ here, load, engine }),
      () => (loading = null),
    ));
  };
  const open = () => start().then((panel) => panel?.open());

  if (field) {
    field.addEventListener("focus", open);
    for (const part of [box, button]) part.addEventListener("pointerenter", start);
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      const held = event.ctrlKey || event.metaKey;
      const slash = event.key === "/" && !typing && !held && !event.altKey;
      if (!slash && !(held && event.key.toLowerCase() === "k")) return;
      event.preventDefault();
      field.focus(); // at once: the next keys are the query
      open();
    });
    const query = asked.get("q");
    if (query) {
      field.value = query;
      open();
    }
  }
  // From an answer: mark its words on the page.
  if (asked.has("tim")) load("vietnamese.js marking.js mark.js");
})();
