/** The search as the panel sees it: an index goes in, a query goes in, answers come out. */
(function (search) {
  "use strict";
  const { SearchIndex, FIELD } = search.index;
  const { QueryReader } = search.query;
  const { rankAll } = search.ranking;
  const { marked, excerpt } = search.excerpt;

  /** An answer must hold this share of the query (in weight) … */
  const LEAST_COVERAGE = 0.4;
  /** … and this share of the best answer's score. */
  const LEAST_SCORE = 0.12;
  /** How long one slice of building may hold up a page that has no worker, in milliseconds. */
  const SLICE = 12;

  class Engine {
    /** @param {Object} data search/index.json */
    constructor(data) {
      this.index = new SearchIndex(data);
      this.reader = null;
    }

    /**
     * Build the index.
     * @param {boolean} inSlices whether to give way to the page between slices
     * @returns {Promise<void>}
     */
    async build(inSlices) {
      while (!this.index.build(inSlices ? SLICE : Infinity)) await new Promise((resolve) => setTimeout(resolve));
      this.reader = new QueryReader(this.index);
    }

    /**
     * Answer a query.
     * @param {string} text as typed
     * @param {number} limit how many answers to write out
     * @returns {{count: number, answers: Object[], suggestion: string|null}}
     *   answers: {address, section, title, heading, area, excerpt, words}; title and excerpt are
     *   pieces {text, marked}; `suggestion` is what was probably meant
     */
    search(text, limit) {
      const { readings, tokens, corrected } = this.reader.read(text);
      if (!tokens.length) return { count: 0, answers: [], suggestion: null };
      const ranked = rankAll(this.index, readings);
      const least = (ranked[0]?.score || 0) * LEAST_SCORE;
      const kept = ranked.filter((found) => found.score >= least && found.coverage >= LEAST_COVERAGE);
      return {
        count: kept.length,
        answers: kept.slice(0, limit).map((found) => this.answer(found)),
        suggestion: corrected || (kept.length ? null : this.reader.nearestName(text)),
      };
    }

    answer({ page: number, slots, answer, named }) {
      const page = this.index.pages[number];
      const inTitle = named > 0.5;
      const section = answer ? page.sections[answer.section] : null;
      const showSection = section && section.id && (!inTitle || answer.field === FIELD.heading);
      const fromText = section && section.text ? section.text : "";
      const text = showSection ? fromText || page.description : page.description || fromText;
      const pieces = excerpt(this.index, text, slots);
      const useText = !pieces.some((piece) => piece.marked) && fromText && text !== fromText ? excerpt(this.index, fromText, slots) : pieces;
      const title = marked(this.index, page.title, slots);
      const heading = showSection ? marked(this.index, section.heading, slots) : [];
      return {
        address: page.address,
        section: showSection ? section.id : "",
        title,
        heading,
        area: page.area,
        excerpt: useText,
        words: [...new Set([...title, ...heading, ...useText].filter((piece) => piece.marked).map((piece) => piece.text.toLowerCase()))],
      };
    }
  }

  search.Engine = Engine;
})((self.accountSearch = self.accountSearch || {}));
