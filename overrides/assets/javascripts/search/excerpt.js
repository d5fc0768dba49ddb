/** What of a text is shown as an answer: its words to mark, and of a long text whole sentences. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { findRuns, dropLone } = search.marking;

  /** Letters of an excerpt, about two lines: a shorter sentence takes the next along, a longer one is cut. */
  const ENOUGH = 90;
  const LONGEST = 220;
  /** Letters before the first marked word of a sentence that is cut. */
  const LEAD = 60;
  // A sentence ends before a capital, a quotation or a number; "5.000" and "v.v." end none.
  const SENTENCE = /[^.!?…]+(?:[.!?…]+(?![\s”"')]+[\p{Lu}\d“"(])[^.!?…]*)*[.!?…]*[”"')]*/gu;

  // Texts that were cut before: each key asks for those of the same pages again.
  const cutBefore = new Map();
  const MOST_CUT = 1000;

  /**
   * The sentences of running text.
   * @param {string} prose lines of text
   * @returns {string[]}
   */
  function sentencesOf(prose) {
    let found = cutBefore.get(prose);
    if (found) return found;
    if (cutBefore.size >= MOST_CUT) cutBefore.clear();
    found = prose
      .split("\n")
      .flatMap((line) => (line.match(SENTENCE) || []).map((text) => text.trim()).filter(Boolean));
    cutBefore.set(prose, found);
    return found;
  }

  // What ends a sentence; lines of a form and titles of boxes have no end, and blanks to fill in are for who copies them.
  const ENDS = /[.!?…:”"')]$/;

  const BLANK = "[";

  /** Whether a line is a sentence: that is shown before any other line that holds as much. */
  function isSentence(text) {
    return ENDS.test(text) && !text.includes(BLANK);
  }

  /** Whether a line says anything to who does not fill it in. */
  function isFilled(text) {
    return !text.includes(BLANK);
  }

  /**
   * Runs of words to mark; little words only beside others.
   * @param {Object} matcher see matching.js
   * @param {string} text composed text
   * @returns {{start: number, end: number}[]}
   */
  function marksIn(matcher, text) {
    const list = matcher.words(text);
    const inRuns = new Set();
    const runs = findRuns(text, list, inRuns);
    // Where "báo giá" stands for "bao gia", neither "bao nhiêu" nor "giải" was meant.
    const slotsInRuns = new Set(list.filter(({ key }) => inRuns.has(key)).flatMap(({ slots }) => [...slots.keys()]));
    for (const { key, slots, wanted } of list) {
      const isTyped = matcher.slots.some(({ token }) => token.key === key && token.abbreviation);
      if (wanted && !isTyped && [...slots.keys()].every((which) => slotsInRuns.has(which))) inRuns.add(key);
    }
    const little = new Set(list.filter((word) => word.little).map(({ key }) => key));
    return dropLone(runs, inRuns).filter((run) => run.keys.some((key) => !little.has(key)));
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

  /**
   * A whole short text, such as a title, with its words marked.
   * @returns {{text: string, marked: boolean}[]}
   */
  function marked(matcher, text) {
    return pieces(text, marksIn(matcher, text), 0, text.length);
  }

  /** Of a sentence that is too long, the part around its first marks. */
  function cut(text, marks) {
    let from = 0;
    const first = marks[0]?.start || 0;
    if (first > LONGEST - LEAD) from = text.indexOf(" ", first - LEAD) + 1;
    let to = Math.min(text.length, from + LONGEST);
    if (to < text.length) to = Math.max(from + 1, text.lastIndexOf(" ", to));
    const result = pieces(text, marks, from, to);
    if (from > 0) result.unshift({ text: "… ", marked: false });
    if (to < text.length) result.push({ text: " …", marked: false });
    return result;
  }

  /**
   * One or two sentences with their words marked.
   * @param {Object} matcher see matching.js
   * @param {string[]} sentences neighbours, the one that answers first
   * @returns {{text: string, marked: boolean}[]}
   */
  function excerpt(matcher, sentences) {
    let text = sentences[0] || "";
    for (const next of sentences.slice(1)) {
      if (text.length >= ENOUGH || text.length + next.length > LONGEST) break;
      text += ` ${next}`;
    }
    return cut(text, marksIn(matcher, text));
  }

  search.excerpt = { sentencesOf, isSentence, isFilled, marked, excerpt };
})(self.accountSearch);
