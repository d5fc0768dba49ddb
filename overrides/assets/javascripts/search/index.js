/**
 * Where words stand: segments (titles, other names, descriptions, headings, phrasings) of pages, and postings of words.
 *
 * The postings are cut into small files (account_docs/site/search_postings.py). Who asks for a row of a file that is not
 * here gets what the titles say of the word, and the file is noted as missing: the engine fetches it and asks again.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, words } = search.vietnamese;
  const { Lexicon } = search.lexicon;

  /** What kind of text a segment is; search_postings.py numbers them alike. */
  const FIELD = { title: 0, alias: 1, description: 2, heading: 3, asked: 4 };
  const SHARES = 64;
  const BODY_STEPS = 15;
  const NOTHING = new Int32Array(0);
  const NO_POSTINGS = { segments: NOTHING, codes: NOTHING, pages: NOTHING, values: NOTHING };

  /** Take a row of postings apart: distances become numbers of segments and of pages. */
  function unpack([named, said]) {
    const segments = new Int32Array(named.length / 2);
    const codes = new Int32Array(named.length / 2);
    for (let at = 0, last = 0; at < segments.length; at++) {
      segments[at] = last += named[2 * at];
      codes[at] = named[2 * at + 1];
    }
    const pages = new Int32Array(said.length);
    const values = new Int32Array(said.length);
    for (let at = 0, last = 0; at < said.length; at++) {
      pages[at] = last += Math.floor(said[at] / (BODY_STEPS + 1));
      values[at] = said[at] % (BODY_STEPS + 1);
    }
    return { segments, codes, pages, values };
  }

  /**
   * @property {Object[]} pages {address, title, area, forms}
   * @property {string[][]} groups names of one thing; the first `terms` are those of the dictionary
   * @property {Set<number>} missing files that were asked for and are not here
   * @property {number} generation changes when postings come
   */
  class SearchIndex {
    /** @param {Object} core search/core.json, see account_docs/site/search_index.py */
    constructor(core) {
      this.lexicon = new Lexicon(core);
      this.groups = core.groups;
      this.terms = core.terms;
      this.shards = core.shards;
      this.pages = core.pages.map(([address, title, area, , , , forms]) => ({
        address,
        title,
        area: core.areas[area] || "",
        forms,
      }));
      this.layOut(core.pages);
      this.rows = new Map();
      this.taken = new Set();
      this.missing = new Set();
      this.generation = 0;
      this.readTitles();
    }

    /** Number the segments: of each its page, its field, and of headings their section. */
    layOut(pages) {
      const rows = [];
      pages.forEach(([, , , aliases, headings, asked], page) => {
        const add = (field, count) => {
          for (let place = 0; place < count; place++) rows.push([page, field, place]);
        };
        add(FIELD.title, 1);
        add(FIELD.alias, aliases);
        add(FIELD.description, 1);
        add(FIELD.heading, headings);
        add(FIELD.asked, asked);
      });
      this.pageOfSegment = Uint16Array.from(rows, ([page]) => page);
      this.fieldOfSegment = Uint8Array.from(rows, ([, field]) => field);
      this.placeOfSegment = Uint16Array.from(rows, ([, , place]) => place);
    }

    /** Titles are here from the start: they answer while postings are still being fetched. */
    readTitles() {
      const found = new Map();
      let segment = 0;
      this.pages.forEach(({ title }, page) => {
        while (this.pageOfSegment[segment] !== page) segment++;
        const numbers = words(title).map(({ word }) => this.lexicon.numberOfKey.get(analyse(word).key));
        numbers.forEach((number, position) => {
          if (!found.has(number)) found.set(number, [[], []]);
          const [segments, codes] = found.get(number);
          segments.push(segment);
          codes.push(position * SHARES + Math.round((SHARES - 1) / numbers.length));
        });
      });
      this.titles = new Map(
        [...found].map(([number, [segments, codes]]) => [
          number,
          { ...NO_POSTINGS, segments: Int32Array.from(segments), codes: Int32Array.from(codes) },
        ]),
      );
    }

    /** The number of the row of a group of names. */
    rowOfGroup(group) {
      return this.lexicon.lexemes.length + group;
    }

    /** The file that holds a row. */
    shardOf(row) {
      let low = 0;
      let high = this.shards.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.shards[middle] <= row) low = middle;
        else high = middle - 1;
      }
      return low;
    }

    /**
     * Take in a file of postings.
     * @param {number} shard its number
     * @param {Array[]} postings its rows
     */
    take(shard, postings) {
      postings.forEach((row, place) => {
        this.rows.set(this.shards[shard] + place, row);
      });
      this.taken.add(shard);
      this.missing.delete(shard);
      this.generation++;
    }

    /**
     * Where a word or a group stands.
     * @param {number} row its number
     * @returns {{segments: Int32Array, codes: Int32Array, pages: Int32Array, values: Int32Array}} a segment for each
     *   place in one, with place × 64 + share; a page for each that says it in running text, with how much (1 to 15)
     */
    postings(row) {
      let found = this.rows.get(row);
      if (!found) {
        const shard = this.shardOf(row);
        if (!this.taken.has(shard)) this.missing.add(shard);
        return this.titles.get(row) || NO_POSTINGS;
      }
      if (Array.isArray(found)) {
        found = unpack(found);
        this.rows.set(row, found);
      }
      return found;
    }

    /** The pages that hold a word anywhere. */
    pagesWith(number) {
      const { segments, pages } = this.postings(number);
      return new Set([...pages, ...Array.from(segments, (segment) => this.pageOfSegment[segment])]);
    }

    /**
     * On how many pages words of two sets stand side by side in a segment; one page that repeats itself proves nothing.
     * @param {number[]} left numbers of words
     * @param {number[]} right numbers of words
     */
    pagesTogether(left, right) {
      const after = new Set();
      for (const number of right) {
        const { segments, codes } = this.postings(number);
        for (let at = 0; at < segments.length; at++) after.add(segments[at] * SHARES + (codes[at] >> 6));
      }
      const seen = new Set();
      if (after.size)
        for (const number of left) {
          const { segments, codes } = this.postings(number);
          for (let at = 0; at < segments.length; at++) {
            if (after.has(segments[at] * SHARES + (codes[at] >> 6) + 1)) seen.add(this.pageOfSegment[segments[at]]);
          }
        }
      return seen.size;
    }
  }

  search.index = { SearchIndex, FIELD, SHARES, BODY_STEPS };
})(self.accountSearch);
