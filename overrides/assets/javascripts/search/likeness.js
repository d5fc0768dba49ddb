/** Other words that a word may stand for: forms of an English word, syllables that sound alike in some part of the country. */
(function (search) {
  "use strict";

  const SUFFIXES = ["", "s", "es", "ies", "y", "e", "ing", "ings", "ed", "er", "ers", "or", "ion", "ions", "ation", "ment", "ments"];
  const SHORTEST_STEM = 4;
  const SHORTEST_STEM_OF_PLURAL = 3;

  /** Onsets that many speakers don't tell apart (miền Bắc: l–n, ch–tr, s–x, d–gi–r; miền Nam: v–d). */
  const ONSETS = [
    ["l", "n"],
    ["ch", "tr"],
    ["s", "x"],
    ["d", "gi", "r", "v"],
  ];
  /** … and endings (miền Nam: n–ng, t–c; miền Trung: n–nh). */
  const ENDINGS = [
    ["n", "ng", "nh"],
    ["t", "c", "ch"],
  ];
  /** Hỏi and ngã are one tone south of Thanh Hóa. */
  const SAME_TONE = { 3: 4, 4: 3 };
  const ONE_CHANGE = 0.7;
  const EACH_FURTHER = 0.82;
  const VOWEL = /[aăâeêioôơuưy]/;

  /**
   * Other forms of an English word that the site has: quotations, quotation; negotiating, negotiation.
   * @param {Object} lexicon
   * @param {string} folded
   * @returns {number[]} numbers of words
   */
  function formsOf(lexicon, folded) {
    const found = new Set();
    for (const suffix of SUFFIXES) {
      if (!folded.endsWith(suffix)) continue;
      const stem = folded.slice(0, folded.length - suffix.length);
      const plural = suffix === "s" || suffix === "";
      if (stem.length < (plural ? SHORTEST_STEM_OF_PLURAL : SHORTEST_STEM) || !VOWEL.test(stem)) continue;
      const candidates = [stem, ...(suffix === "" && stem.length < SHORTEST_STEM ? [] : lexicon.beginningWith(stem))];
      for (const other of candidates) {
        const rest = other.slice(stem.length);
        if (other === folded || !SUFFIXES.includes(rest) || (plural && stem.length < SHORTEST_STEM && rest)) continue;
        for (const number of lexicon.alike(other))
          if (lexicon.lexemes[number].key === other) found.add(number); // no marks: an English word
      }
    }
    return [...found];
  }

  /** A syllable as onset and rest; "gi" before a vowel is an onset. */
  function takeApart(toneless) {
    const onset = /^(?:gi(?=[aăâeêoôơuư])|qu|[^aăâeêioôơuưy]*)/.exec(toneless)[0];
    return [onset, toneless.slice(onset.length)];
  }

  /** The choices at one end of a syllable: itself, then what sounds like it. */
  function choices(part, groups) {
    const group = groups.find((members) => members.includes(part));
    return group ? [part, ...group.filter((other) => other !== part)] : [part];
  }

  /**
   * Words of the site that sound like a word: nương – lương, trốt – chốt, bảng quyền – bản quyền.
   * @param {Object} lexicon
   * @param {{toneless: string, folded: string, tone: number, marked: boolean}} token
   * @returns {Map<number, number>} number of a word → how well it fits
   */
  function soundingLike(lexicon, token) {
    const found = new Map();
    const [onset, rime] = takeApart(token.marked ? token.toneless : token.folded);
    const ending = /(?:ng|nh|ch|[nct])$/.exec(rime)?.[0] || "";
    if (!rime || !VOWEL.test(rime)) return found;
    const vowels = rime.slice(0, rime.length - ending.length);
    const tones = token.marked && SAME_TONE[token.tone] ? [token.tone, SAME_TONE[token.tone]] : [token.tone];
    for (const first of choices(onset, ONSETS)) {
      for (const last of choices(ending, ENDINGS)) {
        for (const tone of tones) {
          const changes = (first !== onset) + (last !== ending) + (tone !== token.tone);
          if (!changes) continue;
          const written = first + vowels + last;
          const numbers = token.marked
            ? [lexicon.numberOfKey.get(tone ? `${written}'${tone}` : written)]
            : lexicon.alike(written);
          for (const number of numbers)
            if (number !== undefined)
              found.set(number, Math.max(found.get(number) || 0, ONE_CHANGE * EACH_FURTHER ** (changes - 1)));
        }
      }
    }
    return found;
  }

  search.likeness = { formsOf, soundingLike };
})((self.accountSearch = self.accountSearch || {}));
