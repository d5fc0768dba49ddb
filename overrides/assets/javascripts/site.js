/* What the theme's own script lacks: a drawer and a light switch for the keyboard. */
(function () {
  "use strict";

  /* The drawer: a button that the keyboard reaches, Escape closes it and gives the focus back (WCAG 2.1.1, 2.4.3);
     while it is open, what it covers is out of reach (WCAG 2.4.11). Without JavaScript the stock label opens it. */
  const COVERED = ".skip-link, .md-header, .md-tabs, .md-path, .md-content, .md-footer, .md-top";
  const toggle = document.querySelector("[data-md-toggle=drawer]");
  const button = document.querySelector(".drawer-button");
  const drawer = document.querySelector(".md-sidebar--primary");
  const narrow = matchMedia("(max-width: 76.234375em)");

  function setDrawer(open) {
    if (toggle.checked !== open) toggle.click();
  }

  function showDrawerState() {
    const open = toggle.checked && narrow.matches;
    for (const part of document.querySelectorAll(COVERED)) part.inert = open;
    button.setAttribute("aria-expanded", String(open));
    return open;
  }

  if (toggle && button && drawer) {
    drawer.id = "danh-muc";
    button.addEventListener("click", () => setDrawer(true));
    drawer.querySelector(".drawer-close").addEventListener("click", () => setDrawer(false));
    toggle.addEventListener("change", () => {
      if (showDrawerState()) {
        const first = drawer.querySelector("[aria-current], a[href]");
        // Hidden elements take no focus, and the sheet shows the drawer only with the next frame.
        requestAnimationFrame(() => requestAnimationFrame(() => first.focus({ preventScroll: true })));
      } else button.focus();
    });
    narrow.addEventListener("change", showDrawerState);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) setDrawer(false);
    });
  }

  /* The light switch: presses the theme's own hidden radio buttons, and says which state is on (WCAG 4.1.2). */
  const scheme = document.querySelector(".scheme-button");
  const isDark = () => document.body.dataset.mdColorScheme === "slate";

  if (scheme) {
    const show = () => scheme.setAttribute("aria-pressed", String(isDark()));
    scheme.addEventListener("click", () => {
      const wanted = document.querySelector(`.scheme-choice[data-md-color-scheme=${isDark() ? "default" : "slate"}]`);
      // The theme does not tick the one that it starts with, so a tick may be stale.
      wanted.checked = true;
      wanted.dispatchEvent(new Event("change", { bubbles: true }));
    });
    new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    show();
  }
})();
