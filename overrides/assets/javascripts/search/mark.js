/** On arrival from an answer (?tim=…): mark the words in the article and go to the section. */
(function (search) {
  "use strict";
  const { analyse, compose, words } = search.vietnamese;
  const PARAMETER = "tim";
  // Marks beyond these help nobody to find the place.
  const MOST_MARKS = 60;
  const SKIPPED = "script, style, svg, button, .related, .page-end, .topics, .headerlink";

  /**
   * Choose which words of a text to mark. Where words of the query stand side by side, they are one
   * Vietnamese word: its syllables alone are then left unmarked.
   * @param {{start: number, end: number, key: string}[][]} texts the words of each text node
   * @param {Set<string>} wanted keys of the words to mark
   * @returns {{text: number, start: number, end: number}[]}
   */
  function runs(texts, wanted) {
    const found = [];
    texts.forEach((list, text) => {
      let run = null;
      list.forEach((word, order) => {
        if (!wanted.has(word.key)) return;
        if (run && run.lastOrder === order - 1) {
          Object.assign(run, { end: word.end, lastOrder: order });
          run.keys.push(word.key);
        } else found.push((run = { text, start: word.start, end: word.end, lastOrder: order, keys: [word.key] }));
      });
    });
    const inWords = new Set(found.filter((run) => run.keys.length > 1).flatMap((run) => run.keys));
    return found.filter((run) => run.keys.length > 1 || !inWords.has(run.keys[0]));
  }

  /** The texts of an article that are read, in order. */
  function textNodes(article) {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.data.trim() && !node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT),
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

  /**
   * Mark words in an article.
   * @param {Element} article
   * @param {string} text the words, as they stand on the page
   * @returns {number} how many marks were made
   */
  function markWords(article, text) {
    const wanted = new Set(words(compose(text)).map(({ word }) => analyse(word).key));
    const nodes = textNodes(article);
    const texts = nodes.map((node) => words(node.data).map(({ word, start, end }) => ({ start, end, key: analyse(word).key })));
    const parts = runs(texts, wanted);
    markAll(nodes, parts);
    return Math.min(parts.length, MOST_MARKS);
  }

  /** Open the folded answers that hold a place, so that it can be seen. */
  function unfold(element) {
    for (let folded = element.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  }

  /** Go to the section of the address, or to the first mark. */
  function arrive(article) {
    const section = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const target = section || article.querySelector("mark.tim");
    if (!target) return;
    unfold(target);
    target.scrollIntoView({ block: section ? "start" : "center" });
  }

  const address = new URL(location.href);
  const text = address.searchParams.get(PARAMETER);
  const article = document.querySelector("article");
  search.markWords = markWords;
  if (!text || !article) return;
  markWords(article, text);
  arrive(article);
  // The address that is copied or bookmarked is the plain one.
  address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", address);
})((self.accountSearch = self.accountSearch || {}));
