/**
 * On arrival from an answer (#section&tim=…&hoi=3): mark the words in the article, open the folded box that holds the answer
 * (its number among them) and go to it, or to the section; without either the page is read from its top. Loaded anew at each
 * arrival; `self.arrival` is the address (loader.js). In older links the words stand before the fragment (?tim=…).
 */
(function (search) {
  "use strict";
  const { analyse, compose, words } = search.vietnamese;
  const { findRuns, dropLone } = search.marking;
  const PARAMETER = "tim";
  const BOX = "hoi";
  // Marks beyond these help nobody to find the place.
  const MOST_MARKS = 60;
  const SKIPPED = "script, style, svg, button, .related, .page-end, .topics, .headerlink";

  /** The texts of an article that are read, in order. */
  function textNodes(article) {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.data.trim() && !node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /** Put <mark> around parts of text nodes, from the last to the first so that offsets stay right. */
  function markAll(nodes, parts) {
    for (const { text, start, end } of parts.slice(0, MOST_MARKS).reverse()) {
      const range = document.createRange();
      range.setStart(nodes[text], start);
      range.setEnd(nodes[text], end);
      const mark = document.createElement("mark");
      mark.className = "tim";
      range.surroundContents(mark);
    }
  }

  function keyed(word, wanted) {
    const { key } = analyse(word);
    return { key, wanted: wanted.has(key) };
  }

  /**
   * Mark words in an article.
   * @param {Element} article
   * @param {string} text the words, as they stand on the page
   * @returns {number} how many marks were made
   */
  function markWords(article, text) {
    const wanted = new Set(words(compose(text)).map(({ word }) => analyse(word).key));
    const nodes = textNodes(article);
    const inRuns = new Set();
    const runs = nodes.map((node) => {
      const list = words(node.data).map(({ word, start, end }) => ({ start, end, ...keyed(word, wanted) }));
      return findRuns(node.data, list, inRuns);
    });
    const parts = runs.flatMap((found, text) => dropLone(found, inRuns).map((run) => ({ text, ...run })));
    markAll(nodes, parts);
    return Math.min(parts.length, MOST_MARKS);
  }

  /** Open the folded answers that hold a place, so that it can be seen. */
  function unfold(element) {
    for (let folded = element.closest("details"); folded; folded = folded.parentElement.closest("details"))
      folded.open = true;
  }

  /**
   * Take out of an address what an answer wrote into it: what is copied or bookmarked is the plain one.
   * @param {URL} address changed in place
   * @returns {{text: string, box: string|null}} words to mark, empty without any; the number of a folded box
   */
  function takeAsked(address) {
    const fragment = address.hash.slice(1);
    const at = fragment.search(/(?:^|&)(?:tim|hoi)=/);
    const asked = at < 0 ? address.searchParams : new URLSearchParams(fragment.slice(at));
    const found = { text: asked.get(PARAMETER) || "", box: asked.get(BOX) };
    if (at >= 0) address.hash = fragment.slice(0, at);
    address.searchParams.delete(PARAMETER);
    return found;
  }

  /** The part of the page that an address names; null without one. */
  function sectionOf(address) {
    try {
      return document.getElementById(decodeURIComponent(address.hash.slice(1)));
    } catch {
      return null; // no address of ours: its percent signs stand for nothing
    }
  }

  /** Go to the box or the section that holds the answer, or to the top of the page. */
  function arrive(article, address, number) {
    history.replaceState(history.state, "", address);
    const box = number === null ? null : article.querySelectorAll("details.hoi")[Number(number)];
    const section = sectionOf(address);
    if (section) unfold(section);
    // A section is gone to as by a link, so that the next Tab goes on from there.
    if (section) location.replace(address.hash);
    else scrollTo(0, 0);
    if (!box) return;
    box.open = true;
    unfold(box);
    box.scrollIntoView({ block: "center" });
  }

  const address = new URL(self.arrival);
  const { text, box } = takeAsked(address);
  const article = document.querySelector("article");
  search.markWords = markWords;
  if (!article || (!text && box === null)) return;
  for (const mark of article.querySelectorAll("mark.tim")) mark.replaceWith(...mark.childNodes);
  article.normalize();
  markWords(article, text);
  arrive(article, address, box);
})((self.accountSearch = self.accountSearch || {}));
