/** The names of things (data/terms.yml) in a query, and the name that a query without answers was probably meant to be. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, compose, hasMarks, words } = search.vietnamese;

  const LONGEST_NAME = 6; // words
  const SHARE_OF_WRONG_MARKS = 0.95;
  const LEAST_LIKENESS = 0.34;

  /** The words of a name, as `parse` gives those of a query. */
  function tokensOf(name) {
    const composed = compose(name);
    return words(composed).map(({ word }) => ({
      raw: word.toLowerCase(),
      ...analyse(word),
      marked: hasMarks(word),
      little: false,
      open: false,
      capitals: word === word.toUpperCase() && word.length > 1,
    }));
  }

  function foldedOf(tokens) {
    return tokens.map((token) => token.folded).join(" ");
  }

  /**
   * The names of things: folded name → the groups that have it.
   * @param {string[][]} terms groups of names of one thing
   * @returns {Map<string, {group: number, name: string, tokens: Object[]}[]>}
   */
  function readNames(terms) {
    const names = new Map();
    terms.forEach((group, number) => {
      for (const name of group) {
        const tokens = tokensOf(name);
        const folded = foldedOf(tokens);
        const entry = { group: number, name, tokens };
        if (names.has(folded)) names.get(folded).push(entry);
        else names.set(folded, [entry]);
      }
    });
    return names;
  }

  /**
   * The longest names of things in a query; the last word may be unfinished.
   * @param {Object} index SearchIndex
   * @param {Map<string, Object[]>} names see `readNames`
   * @param {Object[]} tokens the words as understood
   * @returns {{from: number, to: number, entry: Object, share: number}[]} places of the words, and how well they fit
   */
  function namesIn(index, names, tokens) {
    const spans = [];
    for (let from = 0; from < tokens.length; from++) {
      for (let to = Math.min(tokens.length, from + LONGEST_NAME); to > from; to--) {
        const part = tokens.slice(from, to);
        const folded = foldedOf(part);
        if (spans.some((span) => span.from <= from && span.to >= to)) continue;
        const entries = names.get(folded) || [];
        for (const entry of entries) {
          const marksRight = part.every((token, place) => !token.marked || token.key === entry.tokens[place].key);
          // Wrong marks on one syllable make another word (lượng – lương); on all of a longer name they are slips.
          if (marksRight || part.length > 1)
            spans.push({ from, to, entry, share: marksRight ? 1 : SHARE_OF_WRONG_MARKS });
        }
        const unfinished =
          part[part.length - 1].open && folded.length > 3 && (part.length > 1 || !index.alike(folded).length);
        if (entries.length || !unfinished) continue;
        for (const [name, longer] of names) {
          if (name.startsWith(folded) && name.length - folded.length < 7)
            spans.push({ from, to, entry: longer[0], share: 0.9 * (folded.length / name.length) });
        }
      }
    }
    return spans;
  }

  /** Pairs of neighbouring letters (Dice's coefficient compares them). */
  function letterPairs(text) {
    const pairs = new Set();
    for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2));
    return pairs;
  }

  /**
   * The name or title that looks most like a query, for "Ý bạn là …?".
   * @param {Object} index SearchIndex
   * @param {string} text as typed
   * @returns {string|null} null when nothing looks like it
   */
  function nearestName(index, text) {
    const wanted = letterPairs(foldedOf(tokensOf(text)));
    let best = null;
    let likeness = LEAST_LIKENESS;
    const offer = (name) => {
      const pairs = letterPairs(foldedOf(tokensOf(name)));
      const shared = [...wanted].filter((pair) => pairs.has(pair)).length;
      const value = (2 * shared) / (wanted.size + pairs.size || 1);
      if (value > likeness) [best, likeness] = [name, value];
    };
    for (const group of index.terms) group.forEach(offer);
    for (const page of index.pages) offer(page.title);
    return best;
  }

  search.names = { readNames, namesIn, nearestName, tokensOf };
})(self.accountSearch);
