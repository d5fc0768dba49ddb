/** What of a page is shown as an answer: the words to mark, and a piece of text around the best of them. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { words } = search.vietnamese;
  const { findRuns, dropLone } = search.marking;

  /** Stands for a word that the index does not know. */
  const GAP_WORD = { key: "" };
  /** Letters of an excerpt, about two lines. */
  const LENGTH = 160;
  /** Letters before the first marked word. */
  const LEAD = 40;

  // A looser match is not marked where the word itself stands on the page (giá, when giao was typed).
  const LEAST_OF_BEST = 0.8;
  // … but the end of the word being typed is still open.
  const LEAST_OF_BEST_WHILE_TYPED = 0.5;

  /**
   * Find the words of a text that a reading matched.
   * @param {Object} index SearchIndex
   * @param {string} text composed text
   * @param {{slots: Object[], met: Float32Array}} found see ranking.js
   * @returns {{start: number, end: number, weight: number, keys: string[]}[]} runs of words; little words only beside others
   */
  function matches(index, text, { slots, met }) {
    const little = new Set();
    const weights = new Map();
    const slotsOf = new Map();
    const list = words(text).map(({ word, start, end }) => {
      const number = index.numberOfWord.get(word);
      const { key } = index.lexemes[number] || GAP_WORD;
      slots.forEach((slot, which) => {
        const quality = slot.qualities.get(number) || 0;
        const least = slot.token.open ? LEAST_OF_BEST_WHILE_TYPED : LEAST_OF_BEST;
        if (!quality || quality < met[which] * least) return;
        weights.set(key, Math.max(weights.get(key) || 0, quality * slot.weight));
        slotsOf.set(key, (slotsOf.get(key) || new Set()).add(which));
        if (slot.token.little) little.add(key);
      });
      return { start, end, key, wanted: weights.has(key) };
    });
    const inRuns = new Set();
    const runs = findRuns(text, list, inRuns);
    // Where "báo giá" stands for "bao gia", neither "bao nhiêu" nor "giải" was meant.
    const slotsInRuns = new Set([...inRuns].flatMap((key) => [...slotsOf.get(key)]));
    for (const [key, slots] of slotsOf) if ([...slots].every((which) => slotsInRuns.has(which))) inRuns.add(key);
    return dropLone(runs, inRuns)
      .filter((run) => run.keys.some((key) => !little.has(key)))
      .map((run) => ({ ...run, weight: run.keys.reduce((sum, key) => sum + weights.get(key), 0) * run.keys.length }));
  }

  /**
   * Choose where to cut: the window of the text that holds most of the query.
   * @param {{start: number, end: number, weight: number}[]} marks see `matches`
   * @param {number} length letters of the window
   * @returns {number} place of the window's first mark among the marks
   */
  function densest(marks, length) {
    let best = 0;
    let bestValue = -1;
    marks.forEach((first, place) => {
      const inWindow = new Map();
      for (let at = place; at < marks.length && marks[at].end - first.start <= length; at++)
        inWindow.set(marks[at].keys.join(" "), marks[at].weight);
      const value = [...inWindow.values()].reduce((sum, weight) => sum + weight, 0);
      if (value > bestValue) [best, bestValue] = [place, value];
    });
    return best;
  }

  /** Cut a text into plain and marked pieces. */
  function pieces(text, marks, from, to) {
    const result = [];
    let at = from;
    for (const { start, end } of marks) {
      if (start < from || end > to) continue;
      if (start > at) result.push({ text: text.slice(at, start), marked: false });
      result.push({ text: text.slice(start, end), marked: true });
      at = end;
    }
    if (at < to) result.push({ text: text.slice(at, to), marked: false });
    return result;
  }

  /** Where to begin so that the first mark has a little before it: at its sentence, if that is near, else at a word. */
  function beginning(text, mark) {
    const earliest = Math.max(0, mark - LEAD);
    if (earliest === 0) return 0;
    const sentence = text.lastIndexOf(". ", mark);
    const start = sentence >= earliest ? sentence + 2 : Math.min(mark, text.indexOf(" ", earliest) + 1);
    return text.startsWith("· ", start) ? start + 2 : start;
  }

  /**
   * A whole short text, such as a title, with its words marked.
   * @returns {{text: string, marked: boolean}[]}
   */
  function marked(index, text, found) {
    return pieces(text, matches(index, text, found), 0, text.length);
  }

  /**
   * A piece of a long text around the best match.
   * @returns {{text: string, marked: boolean}[]} about LENGTH letters, cut between words
   */
  function excerpt(index, text, found) {
    const line = text.replace(/([.!?:;…])?\n/g, (_, stop) => (stop ? `${stop} ` : " · "));
    const marks = matches(index, line, found);
    const from = marks.length ? beginning(line, marks[densest(marks, LENGTH - LEAD)].start) : 0;
    let to = Math.min(line.length, from + LENGTH);
    if (to < line.length) to = Math.max(from + 1, line.lastIndexOf(" ", to));
    const result = pieces(line, marks, from, to);
    if (from > 0) result.unshift({ text: "… ", marked: false });
    if (to < line.length) result.push({ text: " …", marked: false });
    return result;
  }

  search.excerpt = { marked, excerpt };
})(self.accountSearch);
