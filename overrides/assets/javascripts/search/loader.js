/* The search in a first view; the rest comes when someone goes for it. */
(function () {
  "use strict";
  const here = new URL(".", document.currentScript.src);
  const box = document.getElementById("tim-kiem");
  const field = box && box.querySelector("input");
  const button = document.querySelector(".search-button");
  const asked = new URLSearchParams(location.search);
  let loading = null;

  /** Load scripts side by side; they run in their order. */
  const load = (names) =>
    Promise.all(
      names.map(
        (name) =>
          new Promise((done, failed) => {
            const script = document.createElement("script");
            script.src = new URL(name, here);
            script.async = false;
            script.onload = done;
            script.onerror = failed;
            document.head.append(script);
          }),
      ),
    );

  /** Load the panel once. */
  const start = () =>
    (loading ??= load(["panel.js"]).then(
      () => self.accountSearch.openPanel({ here, load }),
      () => (loading = null),
    ));
  const open = () => start().then((panel) => panel && panel.open());

  if (field) {
    field.addEventListener("focus", open);
    box.addEventListener("pointerenter", start);
    button.addEventListener("pointerenter", start);
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!slash && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
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
  // Someone comes from an answer: mark the words on the page.
  if (asked.has("tim")) load(["vietnamese.js", "marking.js", "mark.js"]);
})();
