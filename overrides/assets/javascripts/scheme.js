/* Light and dark. What holds before the first paint is in partials/before-paint.html. */
(() => {
  "use strict";

  /* The rest of what partials/before-paint.html begins: a browser may give no storage, then nothing is kept. */
  const tried = (work) => {
    try {
      work();
    } catch {}
  };
  Object.assign(accountMemory, {
    set(key, value) {
      tried(() => localStorage.setItem(this.scope + "." + key, JSON.stringify(value)));
    },
    forget(key) {
      tried(() => localStorage.removeItem(this.scope + "." + key));
    },
  });

  const button = document.querySelector(".scheme-button");
  const system = matchMedia("(prefers-color-scheme: dark)");
  if (!button) return;

  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const wanted = () => accountMemory.get("__palette")?.color?.scheme || (system.matches ? "slate" : "default");

  function show(scheme) {
    // The theme's sheet then changes all colours at once, instead of each in its own time.
    document.body.dataset.mdColorSwitching = "";
    document.body.dataset.mdColorScheme = scheme;
    document.body.getBoundingClientRect();
    delete document.body.dataset.mdColorSwitching;
    button.setAttribute("aria-pressed", String(isDark()));
  }

  button.addEventListener("click", () => {
    const scheme = isDark() ? "default" : "slate";
    accountMemory.set("__palette", { color: { scheme } });
    show(scheme);
  });
  system.addEventListener("change", () => show(wanted()));
  // A page that the browser brings back does not know what was chosen meanwhile on another one.
  addEventListener("pageshow", (event) => event.persisted && show(wanted()));
  show(document.body.dataset.mdColorScheme);
})();
