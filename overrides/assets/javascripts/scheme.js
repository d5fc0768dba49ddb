/* Light and dark. What holds before the first paint is in partials/javascripts/palette.html. */
(function () {
  "use strict";

  const button = document.querySelector(".scheme-button");
  const system = matchMedia("(prefers-color-scheme: dark)");
  if (!button) return;

  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const wanted = () => accountMemory.get("__palette")?.color?.scheme || (system.matches ? "slate" : "default");

  function show(scheme) {
    document.body.dataset.mdColorScheme = scheme;
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
