/**
 * The inverted index, made in the browser from the plain text of search/index.json.
 *
 * All words of the site stand in one long row. Every title, alias, heading, description and line of
 * text is a segment of the row; a gap between two lines keeps their words from being neighbours.
 * For each different word (lexeme) the index knows its places in the row.
 */
(function (search) {
  "use strict";
  const { analyse } = search.vietnamese;

  /** What kind of text a segment is. */
  const FIELD = { title: 0, alias: 1, description: 2, heading: 3, text: 4, area: 5, address: 6 };
  /** Stands in the row between two lines, where no word is. */
  const GAP = 0;
  const GAP_LENGTH = 3;
  // A word, or a sign that keeps two words from being one (one gap).
  const WORD_OR_STOP = /[\p{L}\p{M}\p{N}]+|[.,;:!?…()"“”–—/]+(?=\s|$)/gu;
  const IS_WORD = /^[\p{L}\p{N}]/u;

  /** The words of an address: "tai-chinh/mo-hinh-phi/" gives "mo hinh phi". */
  function wordsOfAddress(address) {
    const parts = address.replace(/(?:index)?\.html$/, "").split("/").filter(Boolean);
    return (parts.pop() || "").replaceAll("-", " ");
  }

  /** A row of whole numbers that grows. */
  class Row {
    constructor() {
      this.values = new Int32Array(1 << 16);
      this.length = 0;
    }

    push(value) {
      if (this.length === this.values.length) {
        const larger = new Int32Array(this.length * 2);
        larger.set(this.values);
        this.values = larger;
      }
      this.values[this.length++] = value;
    }
  }

  /**
   * The index of a site; ready for use after `build` has returned true.
   * @property {Object[]} pages {address, title, area, description, aliases, sections: [{id, heading, text}]}
   * @property {string[][]} terms groups of names of one thing
   * @property {Object[]} lexemes {key, toneless, folded, tone, shown, places}: the different words; number 0 is the gap
   * @property {Object[]} segments {page, field, section, start, words}: `start` is a place in the row
   */
  class SearchIndex {
    /** @param {{areas: string[], pages: Array[], terms: string[][]}} data see account_docs/search_index.py */
    constructor(data) {
      this.terms = data.terms;
      this.pages = data.pages.map(([address, title, area, description, aliases, sections]) => ({
        address,
        title,
        area: data.areas[area] || "",
        description,
        aliases,
        sections: sections.map(([id, heading, text]) => ({ id, heading, text })),
      }));
      this.lexemes = [{ key: "", toneless: "", folded: "", tone: 0, shown: "", places: new Int32Array(0) }];
      this.segments = [];
      this.row = new Row();
      this.segmentOfPlace = new Row();
      this.numberOfWord = new Map();
      this.numberOfKey = new Map();
      this.numbersOfFolded = new Map();
      this.nextPage = 0;
      this.built = false;
    }

    /**
     * Go on building until the time is over.
     * @param {number} milliseconds how long this slice may take; Infinity for all at once
     * @returns {boolean} whether the index is complete
     */
    build(milliseconds) {
      const end = performance.now() + milliseconds;
      while (this.nextPage < this.pages.length) {
        this.addPage(this.nextPage++);
        if (performance.now() > end) return false;
      }
      if (!this.built) this.finish();
      return true;
    }

    addPage(number) {
      const page = this.pages[number];
      this.addSegment(number, FIELD.title, 0, page.title);
      for (const alias of page.aliases) this.addSegment(number, FIELD.alias, 0, alias);
      this.addSegment(number, FIELD.description, 0, page.description);
      this.addSegment(number, FIELD.area, 0, page.area);
      this.addSegment(number, FIELD.address, 0, wordsOfAddress(page.address));
      page.sections.forEach((section, place) => {
        this.addSegment(number, FIELD.heading, place, section.heading);
        this.addSegment(number, FIELD.text, place, section.text);
      });
    }

    addSegment(page, field, section, text) {
      if (!text) return;
      const start = this.row.length;
      const number = this.segments.length;
      let count = 0;
      for (const line of text.split("\n")) {
        for (const [found] of line.matchAll(WORD_OR_STOP)) {
          const isWord = IS_WORD.test(found);
          if (isWord) count++;
          this.row.push(isWord ? this.lexemeOf(found) : GAP);
          this.segmentOfPlace.push(number);
        }
        for (let gap = 0; gap < GAP_LENGTH; gap++) {
          this.row.push(GAP);
          this.segmentOfPlace.push(number);
        }
      }
      this.segments.push({ page, field, section, start, words: count });
    }

    /** The number of a word, a new one when it is met for the first time. */
    lexemeOf(word) {
      let number = this.numberOfWord.get(word);
      if (number !== undefined) return number;
      const forms = analyse(word);
      number = this.numberOfKey.get(forms.key);
      if (number === undefined) {
        number = this.lexemes.length;
        this.lexemes.push({ ...forms, shown: word.toLowerCase(), places: null });
        this.numberOfKey.set(forms.key, number);
        const alike = this.numbersOfFolded.get(forms.folded);
        if (alike) alike.push(number);
        else this.numbersOfFolded.set(forms.folded, [number]);
      }
      this.numberOfWord.set(word, number);
      return number;
    }

    /** Sort the places by word, in one pass over the row. */
    finish() {
      const row = this.row.values;
      const counts = new Int32Array(this.lexemes.length);
      for (let place = 0; place < this.row.length; place++) counts[row[place]]++;
      counts[GAP] = 0;
      this.lexemes.forEach((lexeme, number) => (lexeme.places = new Int32Array(counts[number])));
      const filled = new Int32Array(this.lexemes.length);
      for (let place = 0; place < this.row.length; place++) {
        const number = row[place];
        if (number !== GAP) this.lexemes[number].places[filled[number]++] = place;
      }
      this.foldedWords = [...this.numbersOfFolded.keys()].sort();
      this.foldedByLength = [];
      for (const folded of this.foldedWords) (this.foldedByLength[folded.length] ??= []).push(folded);
      this.built = true;
    }

    /**
     * Words that are the same without marks.
     * @param {string} folded
     * @returns {number[]} lexeme numbers
     */
    alike(folded) {
      return this.numbersOfFolded.get(folded) || [];
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
     * Folded words whose length differs by at most `span`.
     * @param {number} length letters
     * @param {number} span letters
     */
    *ofLength(length, span) {
      for (let at = Math.max(1, length - span); at <= length + span; at++) yield* this.foldedByLength[at] || [];
    }

    /** How often a folded word stands on the site, whatever its marks. */
    frequency(folded) {
      return this.alike(folded).reduce((sum, number) => sum + this.lexemes[number].places.length, 0);
    }

    /**
     * How often words of two sets stand side by side on the site.
     * @param {number[]} left lexeme numbers
     * @param {number[]} right lexeme numbers
     */
    timesTogether(left, right) {
      const row = this.row.values;
      let times = 0;
      for (const number of left) {
        for (const place of this.lexemes[number].places) if (right.includes(row[place + 1])) times++;
      }
      return times;
    }

    /**
     * The commonest word among those that are the same without marks.
     * @param {number[]} numbers lexeme numbers, at least one
     */
    commonest(numbers) {
      return numbers.reduce((best, number) => (this.lexemes[number].places.length > this.lexemes[best].places.length ? number : best));
    }
  }

  search.index = { SearchIndex, FIELD, GAP };
})((self.accountSearch = self.accountSearch || {}));
