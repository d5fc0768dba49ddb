/* Facts that end: a page may be read long after it was built, so the reader's clock says what holds on the day.
   Each [data-ends] or [data-review] holds the notes (partials/dates.html); what the build has shown stays shown. */
(() => {
  "use strict";

  const DAY = 86400000;
  const DAYS_BEFORE = 30;
  /* The day in Vietnam, where the rules hold: seven hours before UTC, summer and winter. */
  const today = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);

  function standing(ends, review) {
    if (ends && ends < today) return "ended";
    if (ends && Date.parse(ends) - Date.parse(today) <= DAYS_BEFORE * DAY) return "soon";
    return review && review < today ? "overdue" : "";
  }

  for (const holder of document.querySelectorAll("[data-ends], [data-review]")) {
    const now = standing(holder.dataset.ends, holder.dataset.review);
    for (const note of now ? holder.querySelectorAll("[data-when]") : []) {
      if (note.dataset.when === now) note.hidden = false;
      else if (now === "ended") note.hidden = true;
    }
  }
})();
