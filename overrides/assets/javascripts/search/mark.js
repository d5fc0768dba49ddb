/**
 * On arrival from an answer (#section&tim=…): mark the words in the article and go to the section. Loaded anew at each
 * arrival; `self.arrival` is the address (loader.js). In older links the words stand before the fragment (?tim=…).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, compose, words } = search.vietnamese;
  const { findRuns, dropLone } = search.marking;
  const PARAMETER = "tim";
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
   * Take the words out of an address: what is copied or bookmarked is the plain one.
   * @param {URL} address changed in place
   * @returns {string} the words; empty without any
   */
  function takeWords(address) {
    const fragment = address.hash.slice(1);
    const at = fragment.search(/(?:^|&)tim=/);
    const asked = at < 0 ? address.searchParams : new URLSearchParams(fragment.slice(at));
    const words = asked.get(PARAMETER) || "";
    if (at >= 0) address.hash = fragment.slice(0, at);
    address.searchParams.delete(PARAMETER);
    return words;
  }

  /** The part of the page that an address names; null without one. */
  function sectionOf(address) {
    try {
      return document.getElementById(decodeURIComponent(address.hash.slice(1)));
    } catch {
      return null; // no address of ours: its percent signs stand for nothing
    }
  }

  /** Go to the section of the address, or to the first mark. */
  function arrive(article, address) {
    history.replaceState(history.state, "", address);
    const section = sectionOf(address);
    const target = section || article.querySelector("mark.tim");
    if (!target) return;
    unfold(target);
    // A section is gone to as by a link, so that the next Tab goes on from there.
    if (section) location.replace(address.hash);
    else target.scrollIntoView({ block: "center" });
  }

  const address = new URL(self.arrival);
  const text = takeWords(address);
  const article = document.querySelector("article");
  search.markWords = markWords;
  if (!article || !text) return;
  for (const mark of article.querySelectorAll("mark.tim")) mark.replaceWith(...mark.childNodes);
  article.normalize();
  markWords(article, text);
  arrive(article, address);
})(self.accountSearch);
