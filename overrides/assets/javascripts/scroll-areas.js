/* What scrolls sideways inside the page must be within the keyboard's reach, and say what it is
   (WCAG 2.1.1, axe scrollable-region-focusable). What fits the screen is no stop for the Tab key. */
(function () {
  "use strict";

  function update(area) {
    const scrolls = area.scrollWidth > area.clientWidth + 1;
    if (!scrolls) return ["tabindex", "role", "aria-label"].forEach((name) => area.removeAttribute(name));
    const number = [...document.querySelectorAll(".table-scroll, .md-typeset__scrollwrap")].indexOf(area) + 1;
    area.tabIndex = 0;
    area.setAttribute("role", "region");
    area.setAttribute("aria-label", `Bảng ${number}, cuộn ngang để xem hết`);
  }

  const observer = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
  for (const area of document.querySelectorAll(".table-scroll, .md-typeset__scrollwrap")) observer.observe(area);
})();
