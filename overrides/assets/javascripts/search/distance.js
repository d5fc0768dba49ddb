/**
 * How far two words are apart when someone mistypes one for the other.
 *
 * Source: Damerau–Levenshtein in its "optimal string alignment" form (one letter inserted, left out,
 * replaced, or two neighbours swapped), stopped as soon as the limit is passed.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";

  /** A wrong tone or mark is the commonest slip and the mildest: parts of one letter. */
  const TONE_COST = 0.3;
  const MARK_COST = 0.4;
  // Pairs that many speakers don't tell apart by ear (s/x, d/r, l/n …): less than a whole letter.
  const HEARD_ALIKE = new Set(["sx", "xs", "dr", "rd", "ln", "nl", "iy", "yi", "ck", "kc", "ct", "tc"]);
  const HEARD_ALIKE_COST = 0.8;

  // Three rows of the table are enough; they are made once. Words are at most this long.
  const LONGEST = 40;
  const ROWS = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)];

  /**
   * Letters by which two words differ.
   * @param {string} left folded word
   * @param {string} right folded word
   * @param {number} limit largest distance of interest
   * @returns {number} the distance, or Infinity when it is above the limit
   */
  function letterDistance(left, right, limit) {
    if (Math.abs(left.length - right.length) > limit || Math.max(left.length, right.length) > LONGEST) return Infinity;
    let [beforeLast, last, current] = ROWS;
    for (let column = 0; column <= right.length; column++) last[column] = column;
    for (let row = 1; row <= left.length; row++) {
      current[0] = row;
      let smallest = row;
      for (let column = 1; column <= right.length; column++) {
        const a = left[row - 1];
        const b = right[column - 1];
        const replaced = a === b ? 0 : HEARD_ALIKE.has(a + b) ? HEARD_ALIKE_COST : 1;
        let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + replaced);
        if (row > 1 && column > 1 && a === right[column - 2] && left[row - 2] === b)
          cost = Math.min(cost, beforeLast[column - 2] + 1);
        current[column] = cost;
        smallest = Math.min(smallest, cost);
      }
      if (smallest > limit) return Infinity;
      [beforeLast, last, current] = [last, current, beforeLast];
    }
    return last[right.length] <= limit ? last[right.length] : Infinity;
  }

  /**
   * How far a typed word is from a word of the site, tones and marks included.
   * Marks that were not typed cost nothing: most people leave them out.
   * @param {{toneless: string, folded: string, tone: number}} typed see vietnamese.js
   * @param {{toneless: string, folded: string, tone: number}} word see vietnamese.js
   * @param {number} limit largest number of wrong letters
   * @returns {number} wrong letters, with parts for tone and marks; Infinity above the limit
   */
  function wordDistance(typed, word, limit) {
    const letters = letterDistance(typed.folded, word.folded, limit);
    if (letters === Infinity) return Infinity;
    const typedMarks = typed.toneless !== typed.folded;
    const otherMarks = typedMarks && letters === 0 && typed.toneless !== word.toneless;
    const otherTone = typed.tone !== 0 && typed.tone !== word.tone;
    return letters + (otherTone ? TONE_COST : 0) + (otherMarks ? MARK_COST : 0);
  }

  /**
   * How many wrong letters are forgiven in a word.
   * @param {number} length letters of the word
   */
  function forgiven(length) {
    if (length < 3) return 0;
    return length < 7 ? 1 : 2;
  }

  search.distance = { letterDistance, wordDistance, forgiven };
})(self.accountSearch);
