/**
 * The inverted index, made in the browser from the plain text of search/names.json and search/texts.json.
 *
 * All words of the site stand in one long row. Every title, alias, heading, description and line of
 * text is a segment of the row; a gap between two lines keeps their words from being neighbours.
 * For each different word (lexeme) the index knows its places in the row.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse } = search.vietnamese;

  /** What kind of text a segment is. */
  const FIELD = { title: 0, alias: 1, description: 2, heading: 3, text: 4, area: 5, address: 6 };
  /** Stands in the row between two lines, where no word is. */
  const GAP = 0;
  const GAP_LENGTH = 3;
  const NOWHERE = new Int32Array(0);
  const CAPITALS = /^[A-Z][A-Z0-9]+$/;

  // What each character is; a table, since the whole site goes through it before the first answer. It is filled as
  // characters are met: a site uses a few hundred of them, and judging all would hold up the first answer.
  const KIND = { unknown: 0, word: 1, stop: 2, blank: 3, lineEnd: 4, other: 5 };
  const KIND_OF_CODE = new Uint8Array(0x3000);

  /** Judge a character that the table does not know yet. */
  function judge(code) {
    const letter = String.fromCharCode(code);
    let kind = KIND.other;
    if (code >= KIND_OF_CODE.length) return kind; // no letters of ours
    if (/[\p{L}\p{M}\p{N}]/u.test(letter)) kind = KIND.word;
    else if (/[.,;:!?…()"“”–—/]/.test(letter)) kind = KIND.stop;
    else if (letter === "\n") kind = KIND.lineEnd;
    else if (/\s/.test(letter)) kind = KIND.blank;
    KIND_OF_CODE[code] = kind;
    return kind;
  }

  /** The kind of the character at a place of a text; after its end, "other". */
  function kindAt(text, at) {
    if (at >= text.length) return KIND.other;
    const code = text.charCodeAt(at);
    return KIND_OF_CODE[code] || judge(code);
  }

  /** The words of an address: "tai-chinh/mo-hinh-phi/" gives "mo hinh phi". */
  function wordsOfAddress(address) {
    const parts = address
      .replace(/(?:index)?\.html$/, "")
      .split("/")
      .filter(Boolean);
    return (parts.pop() || "").replaceAll("-", " ");
  }

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
   * The index of a site; ready for use after `build` has returned true once.
   * @property {Object[]} pages {address, title, area, description, aliases, sections: [{id, heading, text}]}
   * @property {string[][]} terms groups of names of one thing
   * @property {Object[]} lexemes {key, toneless, folded, tone, shown, places, inCapitals, otherwise}: the different words;
   *   number 0 is the gap; `inCapitals` and `otherwise`: whether the site writes it so
   * @property {Map<string, string[]>} compounds "email" → ["e", "mail"] where the site writes e-mail, folded
   * @property {Object[]} segments {page, field, section, start, words}: `start` is a place in the row
   */
  class SearchIndex {
    /** @param {{areas: string[], pages: Array[], terms: string[][]}} names see account_docs/site/search_index.py */
    constructor(names) {
      this.terms = names.terms;
      this.pages = names.pages.map(([address, title, area, description, aliases, sections]) => ({
        address,
        title,
        area: names.areas[area] || "",
        description,
        aliases,
        sections: sections.map(([id, heading]) => ({ id, heading, text: "" })),
      }));
      this.lexemes = [{ key: "", toneless: "", folded: "", tone: 0, shown: "", places: NOWHERE }];
      this.compounds = new Map();
      this.segments = [];
      this.row = new Row();
      this.segmentEnds = new Row();
      this.numberOfWord = new Map();
      this.numberOfKey = new Map();
      this.numbersOfFolded = new Map();
      this.nextPage = 0;
      this.hasNames = false;
      this.isComplete = false;
    }

    /** @param {string[][]} texts of the sections of each page; they are needed for the second stage */
    giveTexts(texts) {
      this.pages.forEach((page, number) => {
        page.sections.forEach((section, place) => {
          section.text = texts[number][place];
        });
      });
    }

    /**
     * Go on building until the time is over. The names of all pages (titles, headings …) come first,
     * so that there are answers while the texts are still being fetched and read.
     * @param {number} milliseconds how long this slice may take
     * @returns {boolean} whether a stage is complete: after the first the names can be searched, after the second all
     */
    build(milliseconds) {
      const end = performance.now() + milliseconds;
      const add = this.hasNames ? this.addTexts : this.addNames;
      while (this.nextPage < this.pages.length) {
        add.call(this, this.nextPage++);
        if (performance.now() > end) return false;
      }
      this.sortPlaces();
      if (this.hasNames) this.isComplete = true;
      this.hasNames = true;
      this.nextPage = 0;
      return true;
    }

    addNames(number) {
      const page = this.pages[number];
      this.addSegment(number, FIELD.title, 0, page.title);
      for (const alias of page.aliases) this.addSegment(number, FIELD.alias, 0, alias);
      this.addSegment(number, FIELD.description, 0, page.description);
      this.addSegment(number, FIELD.area, 0, page.area);
      this.addSegment(number, FIELD.address, 0, wordsOfAddress(page.address));
      page.sections.forEach((section, place) => {
        this.addSegment(number, FIELD.heading, place, section.heading);
      });
    }

    addTexts(number) {
      this.pages[number].sections.forEach((section, place) => {
        this.addSegment(number, FIELD.text, place, section.text);
      });
    }

    addSegment(page, field, section, text) {
      if (!text) return;
      const start = this.row.length;
      let count = 0;
      let stopped = false; // after a stop and a blank, two words are no neighbours
      let lastWord = "";
      let lastEnd = -1;
      for (let at = 0; at < text.length; ) {
        const kind = kindAt(text, at);
        if (kind === KIND.word) {
          const from = at;
          while (kindAt(text, at) === KIND.word) at++;
          const word = text.slice(from, at);
          this.row.push(this.lexemeOf(word, field));
          if (from === lastEnd + 1 && text[lastEnd] === "-") this.addCompound(lastWord, word);
          lastWord = word;
          lastEnd = at;
          count++;
          stopped = false;
          continue;
        }
        if (kind === KIND.stop) stopped = true;
        else if (kind === KIND.lineEnd) this.addGap(GAP_LENGTH);
        else if (kind === KIND.blank && stopped) {
          this.addGap(1);
          stopped = false;
        }
        at++;
      }
      this.addGap(GAP_LENGTH);
      this.segments.push({ page, field, section, start, words: count });
      this.segmentEnds.push(this.row.length);
    }

    addGap(length) {
      for (let count = 0; count < length; count++) this.row.push(GAP);
    }

    /** Note two words that stand with nothing but a hyphen between them; numbers are ranges. */
    addCompound(left, right) {
      const parts = [left, right].map((word) => analyse(word).folded);
      if (!parts.some((part) => /^\d+$/.test(part))) this.compounds.set(parts.join(""), parts);
    }

    /** The number of a word, a new one when it is met for the first time. */
    lexemeOf(word, field) {
      let number = this.numberOfWord.get(word);
      if (number !== undefined) return number;
      const forms = analyse(word);
      number = this.numberOfKey.get(forms.key) ?? this.addLexeme(word, forms);
      // An address is never in capitals: it says nothing of how the word is written.
      if (field === FIELD.address) return number;
      this.lexemes[number][CAPITALS.test(word) ? "inCapitals" : "otherwise"] = true;
      this.numberOfWord.set(word, number);
      return number;
    }

    addLexeme(word, forms) {
      const number = this.lexemes.length;
      this.lexemes.push({ ...forms, shown: word.toLowerCase(), places: NOWHERE, inCapitals: false, otherwise: false });
      this.numberOfKey.set(forms.key, number);
      const alike = this.numbersOfFolded.get(forms.folded);
      if (alike) alike.push(number);
      else this.numbersOfFolded.set(forms.folded, [number]);
      return number;
    }

    /** Sort the places by word, in one pass over the row; note of each place its segment, of each segment its page. */
    sortPlaces() {
      const row = this.row.values;
      const counts = new Int32Array(this.lexemes.length);
      for (let place = 0; place < this.row.length; place++) counts[row[place]]++;
      counts[GAP] = 0;
      const sorted = new Int32Array(this.row.length);
      const filled = new Int32Array(this.lexemes.length);
      let begin = 0;
      this.lexemes.forEach((lexeme, number) => {
        lexeme.places = sorted.subarray(begin, begin + counts[number]);
        filled[number] = begin;
        begin += counts[number];
      });
      this.segmentOfPlace = new Uint16Array(this.row.length);
      this.pageOfSegment = Uint16Array.from(this.segments, (segment) => segment.page);
      for (let place = 0, segment = 0; place < this.row.length; place++) {
        if (place === this.segmentEnds.values[segment]) segment++;
        this.segmentOfPlace[place] = segment;
        const number = row[place];
        if (number !== GAP) sorted[filled[number]++] = place;
      }
      this.foldedWords = [...this.numbersOfFolded.keys()].sort();
      this.foldedByLength = [];
      for (const folded of this.foldedWords) {
        this.foldedByLength[folded.length] ??= [];
        this.foldedByLength[folded.length].push({ folded, letters: lettersOf(folded) });
      }
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
     * An abbreviation of the trade: a word without marks that the site writes in capitals and not otherwise.
     * @param {string} key see vietnamese.js
     * @returns {boolean}
     */
    isAbbreviation(key) {
      const lexeme = this.lexemes[this.numberOfKey.get(key)];
      return Boolean(lexeme?.inCapitals && !lexeme.otherwise);
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

    /** How often a folded word stands on the site, whatever its marks. */
    frequency(folded) {
      return this.alike(folded).reduce((sum, number) => sum + this.lexemes[number].places.length, 0);
    }

    /**
     * On how many pages words of two sets stand side by side; one page that repeats itself proves nothing.
     * @param {number[]} left lexeme numbers
     * @param {number[]} right lexeme numbers
     */
    pagesTogether(left, right) {
      const row = this.row.values;
      const seen = new Set();
      for (const number of left) {
        for (const place of this.lexemes[number].places) {
          if (right.includes(row[place + 1])) seen.add(this.pageOfSegment[this.segmentOfPlace[place]]);
        }
      }
      return seen.size;
    }

    /** On how many pages a word stands. */
    pagesWith(number) {
      return new Set(Array.from(this.lexemes[number].places, (place) => this.pageOfSegment[this.segmentOfPlace[place]]))
        .size;
    }

    /**
     * The commonest word among those that are the same without marks.
     * @param {number[]} numbers lexeme numbers, at least one
     */
    commonest(numbers) {
      return numbers.reduce((best, number) =>
        this.lexemes[number].places.length > this.lexemes[best].places.length ? number : best,
      );
    }
  }

  search.index = { SearchIndex, FIELD, GAP };
})(self.accountSearch);
