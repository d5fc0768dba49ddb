/** The search as the panel sees it: an index goes in, a query goes in, answers come out. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { words } = search.vietnamese;
  const { SearchIndex } = search.index;
  const { QueryReader } = search.query;
  const { nearestNames } = search.names;
  const { rankAll } = search.ranking;
  const { Matcher } = search.matching;
  const { marked, excerpt } = search.excerpt;
  const { land, bestPlace, bestSentence } = search.landing;
  const { wantedOf } = search.wanted;

  /** An answer must hold this share of the query (in weight) … */
  const LEAST_COVERAGE = 0.3;
  /** … and this share of the best answer's score. */
  const LEAST_SCORE = 0.004;
  /**
   * A page is about what is asked when its title, a heading or a phrasing is mostly that and holds this share of it; of
   * those that are shown first, when any of them does, or the page as a whole that other share.
   */
  const ABOUT = 0.6;
  const ABOUT_AS_A_WHOLE = 0.75;
  /** Below this share of the query in one segment of the best page, words are taken for others that are like them. */
  const SURE = 0.62;
  const CLEARLY_BETTER = 1.02;
  /** Words of less weight may be missing on a page that mentions what is asked. */
  const TELLING = 0.1;
  /** Below this share, names are offered that were perhaps meant. */
  const UNSURE = 0.42;
  const LONGEST_UNSURE = 5; // words
  /** A page of which less than this is named by the query is there for its running text: its best sentence must hold … */
  const NAMED = 0.3;
  /** … the words together: what it lacks costs, to this power. */
  const TOGETHER_POWER = 3;
  const LEAST_OF_SCATTERED = 0.1;
  /** So many words are a situation: a page gains up to so much when one place of it holds them. */
  const SITUATION = 5;
  const WORTH_OF_PLACE = 1;
  /** So many answers are put in order by their texts; those that are asked for on top come after them. */
  const RESORTED_AT_ONCE = 8;
  /** How often postings are fetched for one query: what comes may make others wanted. */
  const MOST_ROUNDS = 6;
  /** While somebody types on, nothing is fetched: after a rest of so many milliseconds it is. */
  const REST = 90;

  const rest = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

  function isSituation({ slots }) {
    return slots.filter(({ token }) => !token.little).length >= SITUATION;
  }

  class Engine {
    /**
     * @param {Object} core search/core.json
     * @param {(name: string) => Promise<Object>} load gives another file of the index: "w/12", "t/3"
     */
    constructor(core, load) {
      this.buildId = core.build;
      this.index = new SearchIndex(core);
      this.reader = new QueryReader(this.index, core.everyday);
      this.load = load;
      this.texts = new Map();
    }

    /**
     * Answer a query.
     * @param {string} text as typed
     * @param {number} limit how many answers to write out
     * @param {(result: Object) => void} [report] is given what is known before all of the index is here that the query needs
     * @param {() => boolean} [isWanted] whether the answers are still waited for
     * @returns {Promise<Object|null>} {count, mentioned, near, situation, answers, suggestions, files, definition, partial};
     *   null when no longer wanted. `count` pages are about the query, `mentioned` ones have its words, `near` ones some of
     *   it; `situation`: of so many words that no count means anything; answers: {address, section, box, title, heading,
     *   area, excerpt, words}, title and excerpt as pieces {text, marked}; `suggestions` is what was perhaps meant; `files`:
     *   what somebody who wants a form may download; `definition`: {name, text}. Rejected when a file is of another build
     *   than the core: words would be shown under the wrong pages
     */
    async search(text, limit, report = () => {}, isWanted = () => true) {
      let ranking = this.rank(text, false);
      if (this.index.missing.size) {
        report(this.result(ranking, text, limit, true));
        await rest(REST);
        if (!isWanted()) return null;
        ranking = await this.rankFully(text, false);
      }
      if (!ranking.sure) {
        const bold = await this.rankFully(text, true);
        if (bold.best > ranking.best * CLEARLY_BETTER) ranking = bold;
      }
      if (!isWanted()) return null;
      const wanting = ranking.found.slice(0, limit).filter(({ page }) => !this.texts.has(page));
      if (wanting.length) report(this.result(ranking, text, limit, true));
      await Promise.all(wanting.map(({ page }) => this.fetchText(page)));
      this.reorderByText(ranking, limit);
      const definition = await this.define(ranking);
      return isWanted() ? { ...this.result(ranking, text, limit, false), definition } : null;
    }

    /** What there is to say of a query with the postings that are here. */
    rank(text, bold) {
      const reading = this.reader.read(text, bold);
      const wanted = wantedOf(this.reader, reading);
      const ranked = rankAll(this.index, reading, wanted);
      const best = ranked[0]?.score || 0;
      const found = ranked.filter(({ score, coverage }) => score >= best * LEAST_SCORE && coverage >= LEAST_COVERAGE);
      return { reading, wanted, found, best, sure: (ranked[0]?.sure || 0) >= SURE, certainty: ranked[0]?.sure || 0 };
    }

    /** The same, with all postings that the query needs. */
    async rankFully(text, bold) {
      for (let round = 0; ; round++) {
        const ranking = this.rank(text, bold);
        if (!this.index.missing.size || round === MOST_ROUNDS) return ranking;
        await Promise.all([...this.index.missing].map((shard) => this.fetchPostings(shard)));
      }
    }

    /** A file of the index; what goes wrong with it is told from other faults by `isIndex`. */
    async fetch(name) {
      try {
        const file = await this.load(name);
        if (file?.build === this.buildId) return file;
        throw new Error(`Index of build ${this.buildId}, ${name} of ${file?.build}`);
      } catch (error) {
        throw Object.assign(new Error(String(error.message || error)), { isIndex: true });
      }
    }

    async fetchPostings(shard) {
      const { postings } = await this.fetch(`w/${shard}`);
      this.index.take(shard, postings);
    }

    async fetchText(page) {
      if (!this.texts.has(page)) this.texts.set(page, await this.fetch(`t/${page}`));
    }

    /** Order the first answers by what their sentences say, too, and then those that are shown on request. */
    reorderByText({ reading, found }, limit) {
      for (const [from, to] of [
        [0, Math.min(limit, RESORTED_AT_ONCE)],
        [RESORTED_AT_ONCE, limit],
      ]) {
        const resorted = found.slice(from, to).map((answer) => this.weighByText(answer, reading));
        resorted.sort((left, right) => right.score - left.score || left.page - right.page);
        found.splice(from, resorted.length, ...resorted);
      }
    }

    /** One of them, with what its sentences are worth. */
    weighByText(answer, reading) {
      if (answer.sure >= NAMED && !isSituation(reading)) return answer;
      const text = this.texts.get(answer.page);
      const matcher = new Matcher(this.index, reading, answer.met);
      const worth = isSituation(reading)
        ? 1 + WORTH_OF_PLACE * bestPlace(matcher, this.index.pages[answer.page].title, text)
        : Math.max(LEAST_OF_SCATTERED, bestSentence(matcher, text) ** TOGETHER_POWER);
      return { ...answer, matcher, score: answer.score * worth };
    }

    /** What the panel is told; see `search`. */
    result({ reading, wanted, found, certainty }, text, limit, partial) {
      const telling = reading.slots.flatMap(({ token, weight }, which) =>
        token.little || weight < TELLING ? [] : which,
      );
      const mentioned = found.filter(({ met }) => telling.every((which) => met[which] > 0)).length;
      const shown = found.slice(0, limit);
      return {
        count: found.filter(
          ({ about, sure, coverage }, place) =>
            about >= ABOUT || (place < RESORTED_AT_ONCE && (sure >= ABOUT || coverage >= ABOUT_AS_A_WHOLE)),
        ).length,
        mentioned: isSituation(reading) ? 0 : mentioned,
        situation: isSituation(reading),
        near: found.length,
        answers: shown.map((answer) => this.answer(answer, reading)),
        suggestions: partial ? [] : this.suggest(reading, text, found.length, certainty),
        files: wanted.document && !partial ? this.filesOf(shown) : null,
        definition: null,
        partial,
      };
    }

    /** What was perhaps meant: the query mended, or names that look like it. */
    suggest({ tokens, corrected }, text, count, certainty) {
      if (corrected) return [corrected];
      if (!tokens.length || tokens.length > LONGEST_UNSURE || (count && certainty >= UNSURE)) return [];
      return tokens.some((token) => token.spelledOut || token.abbreviation) || tokens.every((token) => token.little)
        ? []
        : nearestNames(this.index, text, count ? 2 : 1);
    }

    /** The files of the first of the best answers that has any. */
    filesOf(shown) {
      const offering = shown.slice(0, 3).find(({ page }) => this.texts.get(page)?.files.length);
      if (!offering) return null;
      return { title: this.index.pages[offering.page].title, files: this.texts.get(offering.page).files };
    }

    /** What the dictionary says of the thing that somebody asks the meaning of. */
    async define({ reading, wanted }) {
      const group = wanted.defined;
      const page = this.index.pages.findIndex(({ address }) => /^tra-cuu\/tu-dien(?:\/|\.html)/.test(address));
      if (group === undefined || page < 0) return null;
      await this.fetchText(page);
      const [name] = this.index.groups[group];
      const entry = this.texts
        .get(page)
        .sections.find(([, heading]) => heading.split(/\s*[:/]\s+/).some((part) => part === name));
      return entry && reading.slots.length ? { name: entry[1], text: entry[2] } : null;
    }

    /** Write out one answer; see `search`. */
    answer(found, reading) {
      const page = this.index.pages[found.page];
      const matcher = found.matcher || new Matcher(this.index, reading, found.met);
      const title = marked(matcher, page.title);
      const text = this.texts.get(found.page);
      const place = text ? land(matcher, page.title, text) : { id: "", heading: "", sentences: [] };
      const heading = place.heading && place.id ? marked(matcher, place.heading) : [];
      const shown = excerpt(matcher, place.sentences);
      const markedWords = [...title, ...heading, ...shown]
        .filter((piece) => piece.marked)
        .flatMap((piece) => words(piece.text.toLowerCase()).map(({ word }) => word));
      return {
        address: page.address,
        section: place.id,
        box: place.box,
        title,
        heading,
        area: page.area,
        excerpt: shown,
        words: [...new Set(markedWords)],
      };
    }
  }

  search.Engine = Engine;
})(self.accountSearch);
