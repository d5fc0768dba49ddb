/** The search as the panel sees it: an index goes in, a query goes in, answers come out. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { words } = search.vietnamese;
  const { SearchIndex } = search.index;
  const { QueryReader } = search.query;
  const { nearestName } = search.names;
  const { rankAll } = search.ranking;
  const { marked, excerpt } = search.excerpt;

  /** An answer must hold this share of the query (in weight) … */
  const LEAST_COVERAGE = 0.4;
  /** … and this share of the best answer's score. */
  const LEAST_SCORE = 0.12;
  /** A title that holds this much of the query is the answer as a whole; below it, the best section is named. */
  const WHOLE_TITLE = 0.75;
  /** How long one slice of building may hold up a key, in milliseconds. */
  const SLICE = 12;

  /** Let the page do what waits; a message comes back sooner than the shortest timeout. */
  function giveWay() {
    return new Promise((resume) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(null);
    });
  }

  class Engine {
    /** @param {Object} names search/names.json */
    constructor(names) {
      this.buildId = names.build;
      this.index = new SearchIndex(names);
      this.reader = null;
    }

    /**
     * Build the index in slices, so that neither the page nor a query has to wait for all of it.
     * @param {() => Promise<{build: string, texts: string[][]}>} getTexts gives search/texts.json; called when titles
     *   and headings can be searched
     * @returns {Promise<void>} when everything can; rejected when the texts are of another build than the names:
     *   words would be shown under the wrong pages
     */
    async build(getTexts) {
      await this.buildStage();
      const { build, texts } = await getTexts();
      if (!build || build !== this.buildId) throw new Error(`Names of build ${this.buildId}, texts of ${build}`);
      this.index.giveTexts(texts);
      await this.buildStage();
    }

    async buildStage() {
      while (!this.index.build(SLICE)) await giveWay();
      this.reader = new QueryReader(this.index, this.reader?.names);
      await giveWay();
    }

    /**
     * Answer a query.
     * @param {string} text as typed
     * @param {number} limit how many answers to write out
     * @returns {{count: number, answers: Object[], suggestion: string|null, partial: boolean}}
     *   answers: {address, section, title, heading, area, excerpt, words}; title and excerpt are
     *   pieces {text, marked}; `suggestion` is what was probably meant; `partial`: only titles are known yet
     */
    search(text, limit) {
      const { readings, tokens, corrected } = this.reader.read(text);
      const partial = !this.index.isComplete;
      if (!tokens.length) return { count: 0, answers: [], suggestion: null, partial };
      const ranked = rankAll(this.index, readings);
      const least = (ranked[0]?.score || 0) * LEAST_SCORE;
      const kept = ranked.filter((found) => found.score >= least && found.coverage >= LEAST_COVERAGE);
      return {
        count: kept.length,
        answers: kept.slice(0, limit).map((found) => this.answer(found)),
        suggestion:
          corrected ||
          (kept.length || partial || tokens.every((token) => token.spelledOut || token.little)
            ? null
            : nearestName(this.index, text)),
        partial,
      };
    }

    /** Write out one answer; see `search`. */
    answer(found) {
      const page = this.index.pages[found.page];
      const section = found.named < WHOLE_TITLE && found.answer ? page.sections[found.answer.section] : null;
      const title = marked(this.index, page.title, found);
      const heading = section?.id ? marked(this.index, section.heading, found) : [];
      const text = this.bestExcerpt(
        found,
        section ? [section.text, page.description] : [page.description, page.sections[found.answer?.section]?.text],
      );
      const shown = [...title, ...heading, ...text]
        .filter((piece) => piece.marked)
        .map((piece) => piece.text.toLowerCase());
      return {
        address: page.address,
        section: section ? section.id : "",
        title,
        heading,
        area: page.area,
        excerpt: text,
        words: [...new Set(words(shown.join(" ")).map(({ word }) => word))],
      };
    }

    /** An excerpt of the first text that has something to mark; of the first text, when none has. */
    bestExcerpt(found, texts) {
      let first = [];
      for (const text of texts.filter(Boolean)) {
        const pieces = excerpt(this.index, text, found);
        if (pieces.some((piece) => piece.marked)) return pieces;
        if (!first.length) first = pieces;
      }
      return first;
    }
  }

  search.Engine = Engine;
})(self.accountSearch);
