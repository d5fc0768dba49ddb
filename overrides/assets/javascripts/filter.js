/* A field over a long list (partials/filter.html): only the entries that hold what is typed stay, and their number is
   announced. Words typed without marks find words with marks: the letters are those of the search
   (search/vietnamese.js), which stands before this script. */
(() => {
  "use strict";

  const { words, analyse, hasMarks } = self.accountSearch.vietnamese;
  // How long typing rests before the number is announced: a screen reader would read each one.
  const REST = 400;

  /**
   * The words of a text as they are compared.
   * @param {string} text
   * @param {"toneless" | "folded"} form
   */
  const compared = (text, form) => words(text.normalize("NFC")).map(({ word }) => analyse(word)[form]);

  /**
   * What an entry is called, and all that it says. Its name is its first part: the term, the question.
   * @param {HTMLElement} entry
   */
  function readEntry(entry) {
    const name = `${entry.firstElementChild.textContent} · ${entry.dataset.also ?? ""}`;
    const forms = {};
    for (const form of ["toneless", "folded"]) {
      const named = compared(name, form);
      // From each word on, without blanks: "rebrief" finds "re-brief", "hop dong" a contract.
      const from = named.map((_, place) => named.slice(place).join(""));
      forms[form] = { from, named, all: [...named, ...compared(entry.textContent, form)] };
    }
    return { entry, forms };
  }

  /**
   * The entries that a query means: those called so, else those whose name holds its words, else those that speak of it.
   * @param {ReturnType<typeof readEntry>[]} entries
   * @param {string} query
   * @returns {{found: Set<HTMLElement>, byName: boolean}}
   */
  function lookUp(entries, query) {
    const form = hasMarks(query) ? "toneless" : "folded";
    const wanted = compared(query, form);
    const holds = (list) => wanted.every((word) => list.some((other) => other.startsWith(word)));
    const ways = [
      ({ from }) => from.some((text) => text.startsWith(wanted.join(""))),
      ({ named }) => holds(named),
      ({ all }) => holds(all),
    ];
    for (const [place, fits] of ways.entries()) {
      const found = entries.filter(({ forms }) => fits(forms[form])).map(({ entry }) => entry);
      if (found.length || place === ways.length - 1) return { found: new Set(found), byName: place < ways.length - 1 };
    }
  }

  function dress(box) {
    const field = box.querySelector(".filter__field");
    const clear = box.querySelector(".filter__clear");
    const status = box.querySelector(".filter__status");
    const { noun, entries: selector } = box.dataset;
    const entries = [...document.querySelectorAll(selector)].map(readEntry);
    // Each heading with what stands under it.
    const groups = [];
    for (const part of document.querySelectorAll(`.md-content h2, ${selector}`)) {
      if (part.localName === "h2") groups.push({ head: part.closest(".section-head") ?? part, parts: [] });
      else groups.at(-1)?.parts.push(part);
    }
    let resting = 0;

    function show() {
      const query = field.value.trim();
      const { found, byName } = compared(query, "folded").length
        ? lookUp(entries, query)
        : { found: null, byName: true };
      for (const { entry } of entries) entry.hidden = found !== null && !found.has(entry);
      for (const { head, parts } of groups) if (parts.length) head.hidden = parts.every((part) => part.hidden);
      box.classList.toggle("filter--used", found !== null);
      clear.hidden = !field.value;
      clearTimeout(resting);
      resting = setTimeout(() => (status.textContent = say(found, byName)), REST);
    }

    function say(found, byName) {
      if (found === null) return `${entries.length} ${noun}`;
      if (!found.size) return `Không có ${noun} nào khớp. Bạn thử ít chữ hơn, hoặc dùng ô tìm kiếm ở đầu trang.`;
      return byName ? `${found.size} ${noun}` : `Không khớp tên nào; ${found.size} ${noun} có nhắc tới.`;
    }

    function empty() {
      field.value = "";
      show();
      field.focus();
    }

    field.addEventListener("input", show);
    clear.addEventListener("click", empty);
    box.addEventListener("submit", (event) => event.preventDefault());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value && !event.isComposing) empty();
    });
    // Who is sent to an entry that is out of sight sees it.
    addEventListener("hashchange", () => {
      if (!field.value || !document.getElementById(location.hash.slice(1))?.closest("[hidden]")) return;
      field.value = "";
      show();
      document.getElementById(location.hash.slice(1)).scrollIntoView();
    });
    box.hidden = false;
    show();
  }

  document.querySelectorAll(".filter").forEach(dress);
})();
