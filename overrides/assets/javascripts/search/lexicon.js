/** The words of the site, each known by its number: how they are written, on how many pages they stand, which resemble others. */
(function (search) {
  "use strict";
  const { analyse } = search.vietnamese;

  /** The core says on how many pages a word stands in steps of a logarithm; see search_index.py. */
  const STEPS_PER_DOUBLING = 3;

  /** Which letters a word has, one bit for each (digits share bits with letters). */
  function lettersOf(folded) {
    let letters = 0;
    for (let at = 0; at < folded.length; at++) letters |= 1 << (folded.charCodeAt(at) & 31);
    return letters;
  }

  /** How many bits of a number are set. */
  function bitsOf(number) {
    let bits = 0;
    for (let rest = number; rest; rest &= rest - 1) bits++;
    return bits;
  }

  /**
   * @property {Object[]} lexemes {key, toneless, folded, tone, shown, capitals}: `capitals` is a word that the site writes
   *   in capitals and never otherwise
   * @property {number[]} held on how many pages, about, each word stands, then each group of names
   * @property {Map<string, string[]>} compounds "email" → ["e", "mail"] where the site writes e-mail, folded
   */
  class Lexicon {
    /** @param {{words: string, held: string, compounds: string[]}} core see account_docs/site/search_index.py */
    constructor(core) {
      this.lexemes = core.words.split(" ").map((word) => {
        const shown = word.toLowerCase();
        return { ...analyse(word), shown, capitals: shown !== word };
      });
      this.held = Array.from(core.held, (digit) => 2 ** (parseInt(digit, 36) / STEPS_PER_DOUBLING));
      this.compounds = new Map(core.compounds.map((pair) => [pair.replace(" ", ""), pair.split(" ")]));
      this.numberOfKey = new Map();
      this.numbersOfFolded = new Map();
      this.lexemes.forEach(({ key, folded }, number) => {
        this.numberOfKey.set(key, number);
        if (this.numbersOfFolded.has(folded)) this.numbersOfFolded.get(folded).push(number);
        else this.numbersOfFolded.set(folded, [number]);
      });
      this.foldedWords = [...this.numbersOfFolded.keys()]; // in their order already
      this.foldedByLength = [];
      for (const folded of this.foldedWords)
        (this.foldedByLength[folded.length] ??= []).push({ folded, letters: lettersOf(folded) });
    }

    /**
     * Words that are the same without marks.
     * @param {string} folded
     * @returns {number[]} numbers of words
     */
    alike(folded) {
      return this.numbersOfFolded.get(folded) || [];
    }

    /**
     * An abbreviation of the trade: a word without marks that the site writes in capitals and not otherwise.
     * @param {string} key see vietnamese.js
     * @returns {boolean}
     */
    isAbbreviation(key) {
      return Boolean(this.lexemes[this.numberOfKey.get(key)]?.capitals);
    }

    /**
     * Folded words that begin with these letters, the word itself left out.
     * @param {string} prefix folded letters
     * @returns {string[]}
     */
    beginningWith(prefix) {
      let low = 0;
      let high = this.foldedWords.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.foldedWords[middle] < prefix) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (; low < this.foldedWords.length && this.foldedWords[low].startsWith(prefix); low++) {
        if (this.foldedWords[low] !== prefix) found.push(this.foldedWords[low]);
      }
      return found;
    }

    /**
     * Folded words that may be within some wrong letters of a word: by length, and by which letters they have.
     * @param {string} folded the word
     * @param {number} limit wrong letters; each changes at most two of the letters that a word has
     * @returns {string[]}
     */
    resembling(folded, limit) {
      const letters = lettersOf(folded);
      const found = [];
      for (let length = Math.max(1, folded.length - limit); length <= folded.length + limit; length++) {
        for (const word of this.foldedByLength[length] || [])
          if (bitsOf(word.letters ^ letters) <= 2 * limit) found.push(word.folded);
      }
      return found;
    }

    /** On how many pages, about, a folded word stands, whatever its marks. */
    frequency(folded) {
      return this.alike(folded).reduce((sum, number) => sum + this.held[number], 0);
    }

    /**
     * The commonest word among those that are the same without marks.
     * @param {number[]} numbers numbers of words, at least one
     */
    commonest(numbers) {
      return numbers.reduce((best, number) => (this.held[number] > this.held[best] ? number : best));
    }
  }

  search.lexicon = { Lexicon };
})((self.accountSearch = self.accountSearch || {}));
