/**
 * What the panel is made of, and what it needs of the page around it.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";

  /** Make an element with a class and contents; contents are text or elements, never HTML. */
  function element(tag, className, ...contents) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...contents);
    return made;
  }

  /** Elements for pieces of text, the marked ones in <mark>. */
  function withMarks(pieces) {
    return pieces.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
  }

  /** Whether a key belongs to an input method that is still composing a word (older Safari only says 229). */
  function isComposing(event) {
    return event.isComposing || event.keyCode === 229;
  }

  /**
   * Put everything outside an element out of reach, as a dialog asks for.
   * @returns {() => void} undoes it
   */
  function isolate(element) {
    const outside = [];
    for (let part = element; part !== document.body; part = part.parentElement) {
      outside.push(...[...part.parentElement.children].filter((other) => other !== part && !other.inert));
    }
    for (const other of outside) other.inert = true;
    return () => {
      for (const other of outside) other.inert = false;
    };
  }

  /**
   * One answer: a link that is an option of the listbox.
   * @param {Object} answer see engine.js
   * @param {number} place from 0
   * @param {URL} site the start of the site
   */
  function answerLink({ address, section, box, title, heading, area, excerpt, words }, place, site) {
    const link = element("a", "search__answer");
    const target = new URL(address, site);
    // In the fragment, which no browser sends: the host need not know what was asked.
    const asked = { ...(words.length ? { tim: words.join(" ") } : {}), ...(box === undefined ? {} : { hoi: box }) };
    target.hash = [section, String(new URLSearchParams(asked))].filter(Boolean).join("&");
    link.href = target.href;
    link.id = `ket-qua-${place + 1}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const head = element("span", "search__title", ...withMarks(title));
    if (area) link.append(element("span", "search__area", area));
    link.append(head);
    if (heading.length) link.append(element("span", "search__section", ...withMarks(heading)));
    link.append(element("span", "search__excerpt", ...withMarks(excerpt)));
    return link;
  }

  search.parts = { element, answerLink, isComposing, isolate };
})(self.accountSearch);
