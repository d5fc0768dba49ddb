/** Which words of a text to mark: whole Vietnamese words, not their scattered syllables. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";

  // Between two syllables of one word stand spaces or a hyphen, never a full stop.
  const WITHIN_A_WORD = /^[\s\-–]*$/;

  /**
   * Join words that follow each other into runs, and leave out a lone word that elsewhere belongs to a run:
   * for "báo giá" the page shows *báo giá* marked, not every *giá*.
   * @param {string} text the text
   * @param {{start: number, end: number, key: string, wanted: boolean}[]} list all its words, in order
   * @param {Set<string>} inRuns collects the keys of words in runs; pass the same set for texts of one page
   * @returns {{start: number, end: number, keys: string[]}[]} runs, lone words included
   */
  function findRuns(text, list, inRuns) {
    const runs = [];
    let before = null;
    for (const word of list) {
      const run = runs[runs.length - 1];
      if (word.wanted && before?.wanted && WITHIN_A_WORD.test(text.slice(before.end, word.start))) {
        run.end = word.end;
        run.keys.push(word.key);
      } else if (word.wanted) runs.push({ start: word.start, end: word.end, keys: [word.key] });
      before = word;
    }
    for (const { keys } of runs) {
      if (keys.length > 1) for (const key of keys) inRuns.add(key);
    }
    return runs;
  }

  /** The runs without the lone words that are parts of other runs. */
  function dropLone(runs, inRuns) {
    return runs.filter((run) => run.keys.length > 1 || !inRuns.has(run.keys[0]));
  }

  search.marking = { findRuns, dropLone };
})(self.accountSearch);
