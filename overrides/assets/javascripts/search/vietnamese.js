/**
 * How Vietnamese is written: letters with marks, tones, syllables.
 *
 * A word is compared by three forms, from strict to loose ("Hoà" as the example):
 *   key       "hoa'2": letters with their marks, then the tone; the same for hoà and hòa, quí and quý
 *   toneless  "hoa":   letters with their marks, without the tone
 *   folded    "hoa":   plain ASCII letters
 *
 * Source: Unicode canonical forms (UAX #15); tones are numbered as on a VNI keyboard.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";

  /** Combining marks that are tones: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5. */
  const TONE_OF_MARK = { "\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5 };
  const MARK_OF_TONE = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  // Ð and ð (Icelandic) look like Đ and đ and are often typed for them.
  const ICELANDIC = /[Ðð]/g;
  // After these consonants i and y are the same sound: quản lí, quản lý; kĩ năng, kỹ năng.
  const I_OR_Y = /^([hklmstv]|qu|)y$/;
  const FINAL_CONSONANTS = /(?:ch|ng|nh|[cmnpt])$/;

  /**
   * Compose a text (NFC) and mend what looks like Vietnamese but is not.
   * @param {string} text any text, as typed or pasted
   * @returns {string} of the same number of words
   */
  function compose(text) {
    return text.normalize("NFC").replace(ICELANDIC, (letter) => (letter === "ð" ? "đ" : "Đ"));
  }

  /**
   * Find the words of a text; in Vietnamese a word between spaces is a syllable.
   * @param {string} text composed text
   * @returns {{word: string, start: number, end: number}[]} words as written, with offsets into the text
   */
  function words(text) {
    return Array.from(text.matchAll(WORD), (match) => ({
      word: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  /**
   * Remove every mark: "Đề xuất" gives "De xuat".
   * @param {string} text any text
   */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đð]/g, "d").replace(/[ĐÐ]/g, "D");
  }

  /** Each Vietnamese letter → without its tone, without any mark, its tone. Words made of these need no normalising. */
  const LETTERS = new Map();
  for (const vowel of "aăâeêioôơuưy") {
    MARK_OF_TONE.forEach((mark, tone) => {
      LETTERS.set((vowel + mark).normalize("NFC"), { toneless: vowel, folded: fold(vowel), tone });
    });
  }
  for (const letter of "bcdđfghjklmnpqrstvwxz0123456789")
    LETTERS.set(letter, { toneless: letter, folded: fold(letter), tone: 0 });

  /** Take apart a word with foreign letters or marks in an odd order. */
  function analyseSlowly(word) {
    let tone = 0;
    let letters = "";
    for (const letter of compose(word).normalize("NFD")) {
      if (letter in TONE_OF_MARK) tone = TONE_OF_MARK[letter];
      else letters += letter;
    }
    return { letters: letters.normalize("NFC"), tone };
  }

  /**
   * Take one word apart.
   * @param {string} word one word, in any case and any normal form
   * @returns {{key: string, toneless: string, folded: string, tone: number}} see the head of this file
   */
  function analyse(word) {
    const lower = word.toLowerCase();
    let tone = 0;
    let letters = "";
    let folded = "";
    for (const letter of lower) {
      const known = LETTERS.get(letter);
      if (!known) {
        ({ letters, tone } = analyseSlowly(lower));
        folded = fold(letters);
        break;
      }
      letters += known.toneless;
      folded += known.folded;
      tone = known.tone || tone;
    }
    const toneless = letters.replace(I_OR_Y, "$1i");
    return { key: tone ? `${toneless}'${tone}` : toneless, toneless, folded: folded.replace(I_OR_Y, "$1i"), tone };
  }

  /**
   * Put a tone on the right vowel, as this site writes (hòa, thủy; others write hoà, thuỷ).
   *
   * Rule of the spelling: on the vowel that has a mark (of ươ the second); else, before a final consonant,
   * on the last vowel; else on the last but one. The u of qu and the i of gi belong to the consonant.
   * @param {string} toneless a syllable with marks, without a tone
   * @param {number} tone 0 to 5
   * @returns {string} the syllable as it is written, in composed form
   */
  function placeTone(toneless, tone) {
    if (!tone) return toneless;
    const onset = /^(?:qu|gi(?=[aăâeêoôơuư])|[^aăâeêioôơuưy]*)/.exec(toneless)[0];
    const rime = toneless.slice(onset.length);
    const nucleus = rime.replace(FINAL_CONSONANTS, "");
    const marked = Math.max(
      ...["ă", "â", "ê", "ô", "ơ", "ư"].map((vowel) =>
        vowel === "ư" && nucleus.includes("ơ") ? -1 : nucleus.lastIndexOf(vowel),
      ),
    );
    let place = 0;
    if (marked >= 0) place = marked;
    else if (nucleus !== rime) place = nucleus.length - 1;
    else place = Math.max(0, nucleus.length - 2);
    const at = onset.length + place;
    return (toneless.slice(0, at + 1) + MARK_OF_TONE[tone] + toneless.slice(at + 1)).normalize("NFC");
  }

  /**
   * Whether a word is written with any Vietnamese mark or đ.
   * @param {string} word one word
   */
  function hasMarks(word) {
    return fold(word) !== word.normalize("NFC");
  }

  search.vietnamese = { compose, words, fold, analyse, placeTone, hasMarks };
})(self.accountSearch);
