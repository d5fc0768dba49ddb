/**
 * The words of a query: which are little, and which are abbreviations of the trade (ROI, TVC).
 *
 * An abbreviation is no Vietnamese syllable without its marks: ROI is not rồi, TVC no slip for tức.
 */
(function (search) {
  "use strict";
  const { analyse, compose, hasMarks, words } = search.vietnamese;

  // Longest query that is read; the rest adds nothing but time.
  const MOST_WORDS = 24;

  const IN_CAPITALS = /^[A-Z][A-Z0-9]{1,3}$/;
  /** What no short word of either language looks like: no vowel, or consonants side by side that begin or end none. */
  const SPELLED_OUT = /^[^aeiouy]+$|^(?!ch|gh|gi|kh|ng|nh|ph|qu|th|tr)[^aeiouy]{2}|(?!ch|ng|nh)[^aeiouy]{2}$/;
  const SHORT = 3; // longer ones are as likely slips: brif, dnog

  /** Whether a query is typed in capitals as a whole: then they say nothing of its words. */
  function isShouted(text) {
    return /\s/.test(text.trim()) && text === text.toUpperCase();
  }

  class Parser {
    /**
     * @param {{little: string[], little_unmarked: string[]}} everyday words that nearly every question has; typed
     *   without marks only those count that are nothing else (data/everyday.yml)
     */
    constructor({ little, little_unmarked: unmarked }) {
      this.little = new Set(little.map((word) => analyse(word).key));
      this.littleFolded = new Set(unmarked);
    }

    /**
     * Take a query apart.
     * @param {string} text as typed
     * @returns {Object[]} words: {raw, key, toneless, folded, tone, marked, little, open, hyphened, capitals, lone, spelledOut};
     *   `open` is the last word while it is still being typed, `hyphened` one with a hyphen right after it, `lone` the
     *   only one; `capitals` is typed in capitals, `spelledOut` looks like letters that are read one by one
     */
    parse(text) {
      const composed = compose(text);
      const shouted = isShouted(composed);
      const tokens = words(composed)
        .slice(0, MOST_WORDS)
        .map(({ word, end }) => ({
          ...this.token(word),
          open: end === composed.length,
          hyphened: composed[end] === "-" && /[\p{L}\p{N}]/u.test(composed[end + 1] || ""),
          capitals: !shouted && IN_CAPITALS.test(word),
        }));
      for (const token of tokens) {
        token.spelledOut =
          token.capitals || (!token.marked && token.folded.length === SHORT && SPELLED_OUT.test(token.folded));
        token.lone = tokens.length === 1;
        token.little = this.isLittle(token);
      }
      // "bao" alone may be báo, but not before nhiêu, lâu, giờ.
      tokens.forEach((token, place) => {
        if (token.folded === "bao" && /^(?:nhieu|lau|gio)$/.test(tokens[place + 1]?.folded || "")) token.little = true;
      });
      return tokens;
    }

    /** One word by itself, as `parse` gives it. */
    token(word) {
      const token = {
        raw: word.toLowerCase(),
        ...analyse(word),
        marked: hasMarks(word),
        open: false,
        hyphened: false,
        capitals: false,
        lone: false,
        spelledOut: false,
      };
      return { ...token, little: this.isLittle(token) };
    }

    /** @param {{key: string, folded: string, marked: boolean}} token a word as typed, or as the site writes it */
    isLittle(token) {
      if (token.capitals) return false;
      if (!token.marked) return this.littleFolded.has(token.folded) || token.folded.length === 1;
      return this.little.has(token.key);
    }

    /**
     * Little words count where a query has no others; an abbreviation among them is what was asked for (roi là gì).
     * @param {Object[]} tokens see `parse`; changed in place
     * @param {(token: Object) => boolean} isAbbreviation whether the site writes a word in capitals and not otherwise
     */
    weighLittleWords(tokens, isAbbreviation) {
      const marksTyped = tokens.some((token) => token.marked);
      const allLittle = tokens.every((token) => token.little);
      for (const token of tokens) {
        token.abbreviation = !token.marked && (!token.little || marksTyped || allLittle) && isAbbreviation(token);
        if (token.abbreviation) token.little = false;
      }
      if (tokens.every((token) => token.little)) for (const token of tokens) token.little = false;
    }
  }

  search.parsing = { Parser };
})((self.accountSearch = self.accountSearch || {}));
