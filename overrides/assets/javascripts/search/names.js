/** The names of things (data/terms.yml) in a query, and the name that a query without answers was probably meant to be. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, compose, hasMarks, words } = search.vietnamese;

  const LONGEST_NAME = 6; // words
  const SHARE_OF_WRONG_MARKS = 0.95;
  /** Names that are offered are so like the query as a whole, or less when they share a word with it. */
  const LEAST_LIKENESS = 0.5;
  const LEAST_WITH_A_WORD = 0.45;
  const SHORTEST_WORD = 3;
  /** Of a group, names that are offered; what people only say comes after them. */
  const MOST_NAMES_OFFERED = 3;

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
   * @param {Object} lexicon see lexicon.js
   * @param {Map<string, Object[]>} names see `readNames`
   * @param {Object[]} tokens the words as understood
   * @returns {{from: number, to: number, entry: Object, share: number}[]} places of the words, and how well they fit
   */
  function namesIn(lexicon, names, tokens) {
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
          part[part.length - 1].open && folded.length > 3 && (part.length > 1 || !lexicon.alike(folded).length);
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
   * The names and titles that look most like a query, for "Có phải bạn tìm …?".
   * @param {Object} index SearchIndex
   * @param {string} text as typed
   * @param {number} count how many at most
   * @returns {string[]} the likeliest first; none when nothing looks like it
   */
  function nearestNames(index, text, count) {
    const asked = tokensOf(text);
    // Who types marks means them: nấu phở is not like dự phòng.
    const lettersOf = hasMarks(text) ? (tokens) => tokens.map(({ raw }) => raw).join(" ") : foldedOf;
    const wanted = letterPairs(lettersOf(asked));
    const askedWords = new Set(asked.map(({ folded }) => folded).filter((word) => word.length >= SHORTEST_WORD));
    const offers = new Map();
    const offer = (name) => {
      const tokens = tokensOf(name);
      const folded = foldedOf(tokens);
      const pairs = letterPairs(lettersOf(tokens));
      const shared = [...wanted].filter((pair) => pairs.has(pair)).length;
      const likeness = (2 * shared) / (wanted.size + pairs.size || 1);
      const least = tokens.some((token) => askedWords.has(token.folded)) ? LEAST_WITH_A_WORD : LEAST_LIKENESS;
      if (likeness >= least && !offers.has(folded)) offers.set(folded, { name, likeness });
    };
    for (const group of index.groups.slice(0, index.terms)) group.slice(0, MOST_NAMES_OFFERED).forEach(offer);
    for (const page of index.pages) offer(page.title);
    return [...offers.values()]
      .sort((left, right) => right.likeness - left.likeness)
      .slice(0, count)
      .map(({ name }) => name);
  }

  search.names = { readNames, namesIn, nearestNames, tokensOf };
})(self.accountSearch);
