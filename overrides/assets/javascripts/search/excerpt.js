/** What of a page is shown as an answer: the words to mark, and a piece of text around the best of them. */
(function (search) {
  "use strict";
  const { analyse, words } = search.vietnamese;

  /** Letters of an excerpt, about two lines. */
  const LENGTH = 160;
  /** Letters before the first marked word. */
  const LEAD = 40;

  /**
   * Find the words of a text that a reading matched.
   * @param {Object} index SearchIndex
   * @param {string} text composed text
   * @param {Object[]} slots see query.js
   * @returns {{start: number, end: number, weight: number}[]} places in the text; little words only beside another match
   */
  function matches(index, text, slots) {
    const found = words(text).map(({ word, start, end }, order) => {
      const number = index.numberOfKey.get(analyse(word).key);
      let weight = 0;
      let little = true;
      let quality = 0;
      for (const slot of slots) {
        const fits = slot.qualities.get(number) || 0;
        if (fits * slot.weight > weight) [weight, little, quality] = [fits * slot.weight, slot.token.little, fits];
      }
      return { start, end, weight, little, order, quality };
    });
    // Where the exact word stands in the text, a looser match beside it (giá – gia) only distracts.
    const besideMatch = (at) => [at - 1, at + 1].some((other) => found[other]?.weight && !found[other].little);
    return found.filter((match, at) => match.weight > 0 && (!match.little || besideMatch(at)));
  }

  /**
   * Choose where to cut: the window of the text that holds most of the query.
   * @param {{start: number, end: number, weight: number, order: number}[]} marks see `matches`
   * @param {number} length letters of the window
   * @returns {number} place of the window's first marked word among the marks
   */
  function densest(marks, length) {
    let best = 0;
    let bestValue = -1;
    marks.forEach((first, place) => {
      let value = 0;
      for (let at = place; at < marks.length && marks[at].end - first.start <= length; at++) {
        value += marks[at].weight * (at > place && marks[at].order === marks[at - 1].order + 1 ? 2 : 1);
      }
      if (value > bestValue) [best, bestValue] = [place, value];
    });
    return best;
  }

  /** Cut a text into plain and marked pieces, words that follow each other as one mark. */
  function pieces(text, marks, from, to) {
    const result = [];
    let at = from;
    for (const { start, end } of marks) {
      if (start < from || end > to) continue;
      const between = text.slice(at, start);
      const last = result[result.length - 1];
      if (last?.marked && /^ *$/.test(between)) last.text += between + text.slice(start, end);
      else {
        if (between) result.push({ text: between, marked: false });
        result.push({ text: text.slice(start, end), marked: true });
      }
      at = end;
    }
    if (at < to) result.push({ text: text.slice(at, to), marked: false });
    return result;
  }

  /**
   * A whole short text, such as a title, with its words marked.
   * @returns {{text: string, marked: boolean}[]}
   */
  function marked(index, text, slots) {
    return pieces(text, matches(index, text, slots), 0, text.length);
  }

  /**
   * A piece of a long text around the best match.
   * @returns {{text: string, marked: boolean}[]} about LENGTH letters, cut between words
   */
  function excerpt(index, text, slots) {
    const line = text.replace(/([.!?:;…])?\n/g, (_, stop) => (stop ? `${stop} ` : " · "));
    const marks = matches(index, line, slots);
    let from = marks.length ? Math.max(0, marks[densest(marks, LENGTH - LEAD)].start - LEAD) : 0;
    if (from > 0) from = Math.max(line.indexOf(" ", from) + 1, line.lastIndexOf(". ", from + LEAD) + 2 > from ? line.lastIndexOf(". ", from + LEAD) + 2 : 0);
    let to = Math.min(line.length, from + LENGTH);
    if (to < line.length) to = Math.max(from + 1, line.lastIndexOf(" ", to));
    const result = pieces(line, marks, from, to);
    if (from > 0) result.unshift({ text: "… ", marked: false });
    if (to < line.length) result.push({ text: " …", marked: false });
    return result;
  }

  search.excerpt = { marked, excerpt };
})((self.accountSearch = self.accountSearch || {}));
