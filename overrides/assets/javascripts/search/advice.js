/**
 * What stands above the answers: what a word means, files to download, what was perhaps meant, and where nothing was found,
 * other ways to it. The links that stand in the place of the search without scripts lead to the dictionary and the topics;
 * the box says how to reach the editors (partials/search.html).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { element } = search.parts;

  const TEXT = {
    none: "Thử ít chữ hơn, hoặc gõ tên gọi khác của việc ấy (tiếng Anh hoặc tiếng Việt).",
    ways: "Bạn cũng có thể tra từ điển hoặc xem theo chủ đề.",
    waysAndReport: "Bạn cũng có thể tra từ điển, xem theo chủ đề, hoặc báo cho nhóm biên tập điều còn thiếu.",
    topics: "Xem tất cả chủ đề",
    dictionary: "Mở từ điển thuật ngữ",
    report: "Báo điều còn thiếu",
    meant: "Ý bạn là",
    perhaps: "Có phải bạn tìm",
    files: (title) => `Tải về từ “${title}”:`,
    missing: (text) => `Tìm không thấy: ${text}`,
  };

  /** A link to another way: "dictionary" or "topics". */
  function linkTo(name) {
    const link = element("a", "", TEXT[name]);
    const ways = document.querySelectorAll(".search-link");
    link.href = ways[name === "dictionary" ? 0 : 1].href;
    return link;
  }

  /**
   * A link to the editors, with what was looked for written into it; nothing is sent before the reader sends it.
   * @returns {Element[]} none where this copy was published without a way to them
   */
  function report(box, text) {
    const { report: address, reportTakes } = box.dataset;
    if (!address) return [];
    const link = element("a", "", TEXT.report);
    link.href = reportTakes ? address + encodeURIComponent(TEXT.missing(text)) : address;
    link.rel = "nofollow noopener";
    return [link];
  }

  /** Buttons for what was perhaps meant: the query mended, or two names that look like it. */
  function suggestions(names, askInstead) {
    if (!names.length) return [];
    const button = (name, label) => {
      const made = element("button", "search__suggestion", label);
      made.type = "button";
      made.addEventListener("click", () => askInstead(name));
      return made;
    };
    if (names.length === 1) return [button(names[0], `${TEXT.meant} “${names[0]}”?`)];
    return [element("p", "search__perhaps", TEXT.perhaps), ...names.map((name) => button(name, `“${name}”?`))];
  }

  /** The files that somebody who looks for a form wants. */
  function downloads(root, { title, files }) {
    const links = files.map(([label, address]) => {
      const link = element("a", "", label);
      link.href = new URL(address, root).href;
      link.download = "";
      return element("li", "", link);
    });
    return element("div", "search__files", element("p", "", TEXT.files(title)), element("ul", "", ...links));
  }

  /**
   * What to say above the answers.
   * @param {Element} box the element #tim-kiem
   * @param {URL} root the site's
   * @param {string} text the query
   * @param {Object} result see engine.js
   * @param {(text: string) => void} askInstead asks another query
   * @returns {Element[]}
   */
  function adviceFor(box, root, text, { near, partial, suggestions: names, files, definition }, askInstead) {
    const parts = [];
    if (definition)
      parts.push(element("p", "search__definition", element("b", "", definition.name), `. ${definition.text}`));
    if (files) parts.push(downloads(root, files));
    parts.push(...suggestions(names, askInstead));
    if (!near && !partial) {
      const reports = report(box, text);
      parts.unshift(element("p", "", `${TEXT.none} ${reports.length ? TEXT.waysAndReport : TEXT.ways}`));
      parts.push(linkTo("dictionary"), linkTo("topics"), ...reports);
    }
    return parts;
  }

  search.advice = { adviceFor, linkTo };
})(self.accountSearch);
