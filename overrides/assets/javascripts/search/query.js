/**
 * What a query means: words with their weights, slips mended, keys decoded, names of things.
 *
 * A query becomes a list of slots, one per word, and each slot says which words of the site fit it and how well (quality
 * 0 to 1); and a list of spans, ranges of slots that name a thing, which any of its names may stand for.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { hasMarks } = search.vietnamese;
  const { Parser } = search.parsing;
  const { Speech } = search.speech;
  const { Mender } = search.mending;
  const { readNames, namesIn } = search.names;
  const { formsOf, soundingLike } = search.likeness;

  const LITTLE_WEIGHT = 0.15;
  const FILLER_WEIGHT = 0.02;
  /** The second word of a spoken number: mười *lăm*. */
  const COUNTED_WEIGHT = 0.2;
  // What a word weighs that stands on every page, beside 1 more for one that stands on a single page.
  const LEAST_RARITY = 0.405;

  const SAME_THING = 0.85;
  // The abbreviation itself says it best: its long name is made of common words (lợi nhuận trên chi phí).
  const SAME_AS_ABBREVIATION = 0.5;
  const MOST_SPANS = 8;
  const ENOUGH_WORDS = 3;
  const MOST_KEPT_SLOTS = 100;
  /** Words that may be meant by a beginning; the postings of each may have to come. */
  const MOST_BEGINNINGS = 10;

  /** How well a word of the site fits a typed word. */
  const QUALITY = {
    exact: 1,
    marksLeftOut: 1, // no mark in the whole query: every marking is meant
    marksLeftOutHere: 0.8, // other words of the query have marks
    otherTone: 0.62,
    otherMarks: 0.55,
    beginning: 0.85,
    besideExact: 0.95, // a longer word, while the typed letters are a word themselves
    slip: 0.95, // the likeliest word near one that is unknown …
    slipPerLetter: 0.9, // … and less for the others, by how much further they are
    slipOfAWord: 0.5, // the typed word exists, but never beside its neighbours
    form: 0.85, // another form of the English word
    digits: 0.9, // mười lăm, 15
  };

  /**
   * How well a word of the site fits, when both are the same without marks.
   * @param {Object} token see parsing.js
   * @param {Object} lexeme see lexicon.js
   * @param {boolean} marksTyped whether any word of the query has marks
   */
  function qualityOfAlike(token, lexeme, marksTyped) {
    if (lexeme.key === token.key) return QUALITY.exact;
    // A word with marks is no abbreviation: rồi answers nobody who asks for roi.
    if (token.abbreviation) return 0;
    if (token.capitals && !token.lone) return QUALITY.otherMarks;
    if (!token.marked) return marksTyped ? QUALITY.marksLeftOutHere : QUALITY.marksLeftOut;
    return lexeme.toneless === token.toneless ? QUALITY.otherTone : QUALITY.otherMarks;
  }

  /** Reads queries over one index. */
  class QueryReader {
    /**
     * @param {Object} index a SearchIndex
     * @param {Object} everyday data/everyday.yml
     */
    constructor(index, everyday) {
      this.index = index;
      this.lexicon = index.lexicon;
      this.everyday = everyday;
      this.names = readNames(index.groups);
      this.parser = new Parser(everyday);
      this.speech = new Speech(everyday, this.parser);
      this.mender = new Mender(index, this.parser, this.names);
      this.slots = new Map();
    }

    /**
     * Read a query.
     * @param {string} text as typed
     * @param {boolean} bold whether words may also be taken for others that are like them: when nothing else answers
     * @returns {{slots: Object[], spans: Object[], tokens: Object[], said: Object[], corrected: string|null}} `said`: all
     *   words, `tokens` those that are looked for; `corrected` is the query as understood, when that differs from what was
     *   typed
     */
    read(text, bold) {
      const { lexicon, mender } = this;
      const typed = mender.joinCompounds(this.parser.parse(text));
      if (!typed.length) return { slots: [], spans: [], tokens: [], said: [], corrected: null };
      const written = this.speech.write(typed, (token) => lexicon.alike(token.folded).length > 0);
      this.parser.weighLittleWords(written, (token) => lexicon.isAbbreviation(token.key));
      const marksTyped = typed.some((token) => token.marked);
      const { tokens: mended, changed } = mender.mendAll(written);
      const tokens = this.leaveOutLittle(mended);
      const slots = tokens.map((token, place) =>
        this.keptSlot(
          bold && !token.slips
            ? { ...token, bold, lonely: mender.slipsOfAWord(token, tokens[place - 1], tokens[place + 1]) }
            : token,
          marksTyped,
        ),
      );
      const spans = this.spans(mended, tokens);
      // "TVC là gì": where the site has none of the words that matter, the little ones answer nothing.
      const telling =
        slots.some(({ token, qualities }) => qualities.size && !token.little) ||
        spans.some(({ from, to }) => tokens.slice(from, to).some((token) => !token.little));
      return {
        slots: telling ? slots : [],
        spans: telling ? spans : [],
        tokens,
        said: mended,
        corrected: changed && !mended.some(({ unsure }) => unsure) ? mender.spell(mended) : null,
      };
    }

    /**
     * What is said around a question is left out; little words too where a query has enough others: the postings of each
     * would have to come, and say next to nothing.
     */
    leaveOutLittle(tokens) {
      const telling = tokens.filter((token) => !token.little).length;
      if (telling < ENOUGH_WORDS) return telling ? tokens.filter((token) => !token.filler) : tokens;
      return tokens.filter((token) => !token.little || (token.digits && !token.filler));
    }

    /**
     * The names of things in a query, and words that the site writes with a hyphen, too (email, e-mail). Names are read
     * before little words are left out, since many have some (từ chối, không trả lời), and stand for the words that are kept.
     * @param {Object[]} tokens the words as understood
     * @param {Object[]} kept those of them that are looked for
     * @returns {{from: number, to: number, rows: number[][], quality: number}[]} rows of postings, one inside each list for
     *   a group, several for words that stand side by side
     */
    spans(tokens, kept) {
      const { lexicon, index } = this;
      const looked = new Set(kept);
      const before = [0];
      for (const token of tokens) before.push(before[before.length - 1] + looked.has(token));
      const named = namesIn(lexicon, this.names, tokens).map(({ from, to, entry, share }) => {
        const abbreviated = tokens.slice(from, to).some((token) => token.abbreviation);
        const quality = share * (abbreviated ? SAME_AS_ABBREVIATION : SAME_THING);
        return { from, to, rows: [index.rowOfGroup(entry.group)], quality, group: entry.group };
      });
      named.sort((left, right) => right.to - right.from - (left.to - left.from) || right.quality - left.quality);
      const compounds = [];
      tokens.forEach((token, place) => {
        const parts = token.marked ? undefined : lexicon.compounds.get(token.folded);
        if (parts)
          compounds.push({
            from: place,
            to: place + 1,
            rows: parts.map((part) => lexicon.alike(part)[0]),
            quality: 0.95,
          });
      });
      return [...named.slice(0, MOST_SPANS), ...compounds]
        .map((span) => ({ ...span, from: before[span.from], to: before[span.to] }))
        .filter(({ from, to }) => to > from);
    }

    /** `slot`, remembered: while one types, only the last word changes. */
    keptSlot(token, marksTyped) {
      if (token.slips || token.lonely?.length) return this.slot(token, marksTyped);
      const flags = ["open", "little", "filler", "capitals", "abbreviation", "bold", "form", "counted"].filter(
        (name) => token[name],
      );
      const name = [token.raw, token.key, token.digits, marksTyped, ...flags].join(" ");
      let slot = this.slots.get(name);
      if (!slot) {
        if (this.slots.size >= MOST_KEPT_SLOTS) this.slots.clear();
        slot = this.slot(token, marksTyped);
        this.slots.set(name, slot);
      }
      return slot;
    }

    /**
     * Which words of the site fit a typed word.
     * @param {Object} token see parsing.js, mended
     * @param {boolean} marksTyped whether any word of the query has marks
     * @returns {{token: Object, qualities: Map<number, number>, weight: number}} number of a word → quality
     */
    slot(token, marksTyped) {
      const { lexicon } = this;
      const qualities = new Map();
      const allow = (number, quality) => {
        if (number !== undefined && quality > (qualities.get(number) || 0)) qualities.set(number, quality);
      };
      if (token.slips) {
        for (const slip of token.slips) {
          const quality = QUALITY.slip - QUALITY.slipPerLetter * (slip.cost - token.slips[0].cost);
          for (const number of slip.numbers) allow(number, quality);
        }
      } else {
        for (const number of lexicon.alike(token.folded))
          allow(number, qualityOfAlike(token, lexicon.lexemes[number], marksTyped));
        if (token.open) this.allowBeginnings(token, allow, qualities.size > 0);
        if (!token.marked && !token.little)
          for (const number of formsOf(lexicon, token.folded)) allow(number, QUALITY.form);
        if (token.digits) allow(lexicon.numberOfKey.get(token.digits), QUALITY.digits);
      }
      if (token.bold && !token.little && !token.abbreviation) {
        const marked = { ...token, marked: marksTyped && hasMarks(token.raw) };
        for (const [number, quality] of soundingLike(lexicon, marked)) allow(number, quality);
        for (const slip of token.lonely || []) for (const number of slip.numbers) allow(number, QUALITY.slipOfAWord);
      }
      return { token, qualities, weight: this.weight(token, qualities) };
    }

    /** Let the word being typed stand for the commonest words that begin with it. */
    allowBeginnings(token, allow, hasExact) {
      const { lexicon } = this;
      const found = [];
      for (const folded of lexicon.beginningWith(token.folded)) {
        const share = 0.6 + 0.4 * (token.folded.length / folded.length);
        for (const number of lexicon.alike(folded)) {
          const lexeme = lexicon.lexemes[number];
          const marksFit =
            !token.marked ||
            (lexeme.toneless.startsWith(token.toneless) && (!token.tone || token.tone === lexeme.tone));
          const quality = QUALITY.beginning * share * (hasExact ? QUALITY.besideExact : 1) * (marksFit ? 1 : 0.6);
          found.push({ number, quality, likelihood: quality * Math.log1p(lexicon.held[number]) });
        }
      }
      found.sort((left, right) => right.likelihood - left.likelihood);
      for (const { number, quality } of found.slice(0, MOST_BEGINNINGS)) allow(number, quality);
    }

    /** Rare words weigh more than common ones, little words hardly anything. */
    weight(token, qualities) {
      const { held } = this.lexicon;
      const pages = this.index.pages.length;
      // The word itself and its markings; of words that it may only be the beginning of, the commonest.
      let holding = 0;
      let begun = 0;
      for (const [number, quality] of qualities) {
        if (quality < 0.5) continue;
        if (this.lexicon.lexemes[number].folded === token.folded || token.slips) holding += held[number];
        else begun = Math.max(begun, held[number]);
      }
      holding ||= begun;
      // A word that no page has tells no page from another.
      if (!holding) return LITTLE_WEIGHT;
      if (token.filler) return FILLER_WEIGHT;
      if (token.counted) return COUNTED_WEIGHT;
      const rarity = LEAST_RARITY + Math.log(1 + pages / Math.min(pages, holding)) / Math.log(1 + pages);
      return rarity * (token.little ? LITTLE_WEIGHT : 1);
    }
  }

  search.query = { QueryReader };
})(self.accountSearch);
