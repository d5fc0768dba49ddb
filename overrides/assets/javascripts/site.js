/* The drawer, and the key for the search. */
(() => {
  "use strict";

  /* The drawer: a button that the keyboard reaches, Escape closes it and gives the focus back (WCAG 2.1.1, 2.4.3);
     while it is open, what it covers is out of reach (WCAG 2.4.11). Without JavaScript the stock label opens it. */
  const COVERED = ".skip-link, .md-header, .md-tabs, .md-path, .md-sidebar--secondary, .md-content, .md-footer";
  const toggle = document.querySelector("[data-md-toggle=drawer]");
  const button = document.querySelector(".drawer-button");
  const drawer = document.querySelector(".md-sidebar--primary");
  const narrow = matchMedia("(max-width: 76.234375em)");

  /* A key that an input method is still using to compose a word is not meant for the page; older Safari only says 229. */
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  function setDrawer(open) {
    if (toggle && toggle.checked !== open) toggle.click();
  }

  let covers = false;

  function showDrawerState() {
    const open = toggle.checked && narrow.matches;
    if (open !== covers) for (const part of document.querySelectorAll(COVERED)) part.inert = open;
    covers = open;
    button.setAttribute("aria-expanded", String(open));
    return open;
  }

  /* Without moving the focus: nobody asked for it. */
  function shutDrawer() {
    toggle.checked = false;
    showDrawerState();
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
    // On a wide screen there is no drawer; turned back, the page is not to be covered again.
    narrow.addEventListener("change", shutDrawer);
    // A browser that brings a page back, or keeps the states of boxes, must not bring it back covered.
    addEventListener("pageshow", (event) => event.persisted && shutDrawer());
    if (toggle.checked) shutDrawer();
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked && !isComposing(event)) setDrawer(false);
    });
  }

  /* The key for the search: with Ctrl or ⌘, since single keys are pressed by chance and by dictation (WCAG 2.1.4). */
  const field = document.querySelector(".search__field");
  const opener = document.querySelector(".search-button");

  function isSearchKey(event) {
    return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
  }

  if (field) {
    if (/^(Mac|iP)/.test(navigator.platform)) document.querySelector(".search__key").textContent = "⌘ K";
    document.addEventListener("keydown", (event) => {
      if (!isSearchKey(event) || isComposing(event)) return;
      event.preventDefault();
      setDrawer(false);
      field.focus(); // at once: the next keys are the query
      opener.click();
    });
  }
})();
