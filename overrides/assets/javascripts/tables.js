/* Tables, for the keyboard and for screen readers. */
(() => {
  "use strict";

  const TABLES = [...document.querySelectorAll(".table-scroll, .md-typeset__scrollwrap")];

  /* What scrolls sideways inside the page must be within the keyboard's reach, and say what it is (WCAG 2.1.1,
     axe scrollable-region-focusable). What fits the screen is no stop for the Tab key. */
  function update(area) {
    const scrolls = area.scrollWidth > area.clientWidth + 1;
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) area.removeAttribute(name);
      return;
    }
    area.tabIndex = 0;
    area.setAttribute("role", "region");
    area.setAttribute("aria-label", `Bảng ${TABLES.indexOf(area) + 1}, cuộn ngang để xem hết`);
  }

  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) update(target);
  });
  for (const area of TABLES) observer.observe(area);

  /* On a phone a table folds into blocks (tables.css); some browsers then forget that it is a table (WCAG 1.3.1).
     The roles can't stand in the HTML: there they are forbidden, as a table has them by itself. */
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
  const phone = matchMedia("(max-width: 37.4375em)");

  function setRoles() {
    for (const table of document.querySelectorAll(".table--folds, .paper-lines")) {
      for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
        if (phone.matches) part.setAttribute("role", ROLES[part.localName]);
        else part.removeAttribute("role");
      }
    }
  }

  phone.addEventListener("change", setRoles);
  if (phone.matches) setRoles();
})();
