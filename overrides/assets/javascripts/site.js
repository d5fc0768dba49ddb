/* The few lines that the theme's own script lacks. Without JavaScript the stock label opens the drawer. */
(function () {
  "use strict";

  // The drawer: a button that the keyboard reaches; Escape closes it and gives the focus back (WCAG 2.1.1, 2.4.3).
  const toggle = document.querySelector("[data-md-toggle=drawer]");
  const button = document.querySelector(".drawer-button");
  const drawer = document.querySelector(".md-sidebar--primary");

  function setDrawer(open) {
    if (toggle.checked !== open) toggle.click();
  }

  if (toggle && button && drawer) {
    drawer.id = "danh-muc";
    button.addEventListener("click", () => setDrawer(!toggle.checked));
    toggle.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(toggle.checked));
      button.setAttribute("aria-label", toggle.checked ? "Đóng danh mục các trang" : "Mở danh mục các trang");
      if (toggle.checked) {
        const first = drawer.querySelector("a[href]");
        if (first) requestAnimationFrame(() => first.focus());
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) {
        setDrawer(false);
        button.focus();
      }
    });
  }
})();
