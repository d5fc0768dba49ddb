/**
 * The words of a query: which are little, and which are abbreviations of the trade (ROI, TVC).
 *
 * An abbreviation is no Vietnamese syllable without its marks: ROI is not rồi, TVC no slip for tức.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, compose, hasMarks, words } = search.vietnamese;

  // Words that nearly every question has. With marks they are told from đề, bản, ảnh …
  const LITTLE = new Set(
    (
      "là có không của và thì mà được bị cho với trong ở tại về này đó kia ấy những các một gì nào sao đâu bao nhiêu thế như vậy khi " +
      "để từ đến tới nên cần phải hay hoặc cũng đã đang sẽ rồi thôi ạ nhé à em tôi mình bạn anh chị làm lúc giờ nhất hơn ra vào " +
      "the a an of to in is are for how what when why do does on and or vs"
    )
      .split(" ")
      .map((word) => analyse(word).key),
  );
  // … without marks only those that are nothing else.
  const LITTLE_FOLDED = new Set(
    "la co khong cua va duoc bi voi trong o tai nay nhung cac mot gi nao sao nhieu nhu vay khi nen phai hay hoac cung da dang se roi nhe em minh of to is are for how what when why do does".split(
      " ",
    ),
  );
  // Longest query that is read; the rest adds nothing but time.
  const MOST_WORDS = 12;

  const IN_CAPITALS = /^[A-Z][A-Z0-9]{1,3}$/;
  /** What no short word of either language looks like: no vowel, or consonants side by side that begin or end none. */
  const SPELLED_OUT = /^[^aeiouy]+$|^(?!ch|gh|gi|kh|ng|nh|ph|qu|th|tr)[^aeiouy]{2}|(?!ch|ng|nh)[^aeiouy]{2}$/;
  const SHORT = 3; // longer ones are as likely slips: brif, dnog

  /** Whether a query is typed in capitals as a whole: then they say nothing of its words. */
  function isShouted(text) {
    return /\s/.test(text.trim()) && text === text.toUpperCase();
  }

  /**
   * Take a query apart.
   * @param {string} text as typed
   * @returns {Object[]} words: {raw, key, toneless, folded, tone, marked, little, open, hyphened, capitals, lone, spelledOut};
   *   `open` is the last word while it is still being typed, `hyphened` one with a hyphen right after it, `lone` the
   *   only one; `capitals` is typed in capitals, `spelledOut` looks like letters that are read one by one
   */
  function parse(text) {
    const composed = compose(text);
    const shouted = isShouted(composed);
    const tokens = words(composed)
      .slice(0, MOST_WORDS)
      .map(({ word, end }) => ({
        raw: word.toLowerCase(),
        ...analyse(word),
        marked: hasMarks(word),
        open: end === composed.length,
        hyphened: composed[end] === "-" && /[\p{L}\p{N}]/u.test(composed[end + 1] || ""),
        capitals: !shouted && IN_CAPITALS.test(word),
      }));
    for (const token of tokens) {
      token.spelledOut =
        token.capitals || (!token.marked && token.folded.length === SHORT && SPELLED_OUT.test(token.folded));
      token.lone = tokens.length === 1;
      token.little = isLittle(token);
    }
    // "bao" alone may be báo, but not before nhiêu, lâu, giờ.
    tokens.forEach((token, place) => {
      if (token.folded === "bao" && /^(?:nhieu|lau|gio)$/.test(tokens[place + 1]?.folded || "")) token.little = true;
    });
    return tokens;
  }

  /** @param {{key: string, folded: string, marked: boolean}} token a word as typed, or as the site writes it */
  function isLittle(token) {
    if (token.capitals) return false;
    return token.marked ? LITTLE.has(token.key) : LITTLE_FOLDED.has(token.folded) || token.folded.length === 1;
  }

  /**
   * Little words count where a query has no others; an abbreviation among them is what was asked for (roi là gì).
   * @param {Object[]} tokens see `parse`; changed in place
   * @param {(token: Object) => boolean} isAbbreviation whether the site writes a word in capitals and not otherwise
   */
  function weighLittleWords(tokens, isAbbreviation) {
    const marksTyped = tokens.some((token) => token.marked);
    const allLittle = tokens.every((token) => token.little);
    for (const token of tokens) {
      token.abbreviation = !token.marked && (!token.little || marksTyped || allLittle) && isAbbreviation(token);
      if (token.abbreviation) token.little = false;
    }
    if (tokens.every((token) => token.little)) for (const token of tokens) token.little = false;
  }

  search.parsing = { parse, isLittle, weighLittleWords };
})(self.accountSearch);
