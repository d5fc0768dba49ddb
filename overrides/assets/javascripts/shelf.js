/* The list of forms: lines that hold every word that was typed stay, with or without the marks of Vietnamese.
   Without JavaScript the tables are whole and there is no field. */
(() => {
  "use strict";

  const box = document.querySelector(".shelf-filter");
  if (!box) return;

  const field = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  /* Each table, with the heading over it and what scrolls it sideways; the words of a heading count for its lines. */
  const tables = [...document.querySelectorAll(".md-content table:has(td a)")].map((table) => {
    const block = table.closest(".table-scroll, .md-typeset__scrollwrap") ?? table;
    let heading = block.previousElementSibling;
    while (heading && !heading.matches("h2, h3, .section-head")) heading = heading.previousElementSibling;
    const over = plain(heading?.textContent ?? "");
    const lines = [...table.tBodies[0].rows].map((line) => ({ line, text: `${over} ${plain(line.textContent)}` }));
    return { block, heading, lines };
  });

  function filter() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let forms = 0;
    for (const { block, heading, lines } of tables) {
      let left = 0;
      for (const { line, text } of lines) {
        const stays = words.every((word) => text.includes(word));
        line.hidden = !stays;
        if (stays) left += 1;
      }
      block.hidden = !left;
      if (heading?.matches("h3, :has(> h3)")) heading.hidden = !left;
      forms += left;
    }
    status.textContent = !words.length ? "" : forms ? `${forms} dòng` : "Chưa thấy dòng nào, thử một từ khác";
  }

  const first = document.getElementById("tim-theo-giai-doan");
  (first?.closest(".section-head") ?? first)?.before(box);
  box.hidden = false;
  field.addEventListener("input", filter);
  // A browser that brings the page back keeps what was typed.
  addEventListener("pageshow", filter);
})();
