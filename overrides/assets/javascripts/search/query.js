/**
 * What a query may mean: words with their weights, spelled in every way, and names in the other language.
 *
 * A query becomes one or more readings. A reading is a list of slots, one per word, and each slot says
 * which words of the site fit it and how well (quality 0 to 1).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { parse, weighLittleWords } = search.parsing;
  const { readNames, namesIn, tokensOf } = search.names;
  const { Mender } = search.mending;

  const LITTLE_WEIGHT = 0.15;
  // What a word weighs that stands on every page, beside 1 more for one that stands on a single page.
  const LEAST_RARITY = 0.3;

  const MOST_TRANSLATIONS = 6;
  const TRANSLATED = 0.85;
  // The abbreviation itself says it best: its long name is made of common words (lợi nhuận trên chi phí).
  const ABBREVIATION_TRANSLATED = 0.6;
  const MOST_KEPT_SLOTS = 100;

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
    slipOfAWord: 0.45, // the typed word exists, but never beside its neighbours
    besideAbbreviation: 0.5, // a word with marks, while the typed letters are an abbreviation (rồi for roi)
  };

  /**
   * How well a word of the site fits, when both are the same without marks.
   * @param {Object} token see `parse`
   * @param {Object} lexeme see index.js
   * @param {boolean} marksTyped whether any word of the query has marks
   */
  function qualityOfAlike(token, lexeme, marksTyped) {
    if (lexeme.key === token.key) return QUALITY.exact;
    if (token.abbreviation) return token.capitals ? 0 : QUALITY.besideAbbreviation;
    if (token.capitals && !token.lone) return QUALITY.otherMarks;
    if (!token.marked) return marksTyped ? QUALITY.marksLeftOutHere : QUALITY.marksLeftOut;
    return lexeme.toneless === token.toneless ? QUALITY.otherTone : QUALITY.otherMarks;
  }

  /** Reads queries over one index. */
  class QueryReader {
    /**
     * @param {Object} index a SearchIndex that is built, or its names are
     * @param {Map<string, Object[]>} [names] those of another reader of the same site
     */
    constructor(index, names = readNames(index.terms)) {
      this.index = index;
      this.names = names;
      this.mender = new Mender(index, names);
      this.slots = new Map();
    }

    /**
     * All readings of a query, the likeliest first.
     * @param {string} text as typed
     * @returns {{readings: {slots: Object[], factor: number, phrase: Object|undefined}[], tokens: Object[], corrected: string|null}}
     *   `corrected` is the query as understood, when that differs from what was typed
     */
    read(text) {
      const typed = parse(text);
      weighLittleWords(typed, (token) => this.index.isAbbreviation(token.key));
      const marksTyped = typed.some((token) => token.marked);
      // While only titles are known, a word that is missing may yet come with the texts.
      const { tokens, changed } = this.index.isComplete
        ? this.mender.understand(typed)
        : { tokens: typed, changed: false };
      const readings = this.spellings(tokens).flatMap((spelling) => {
        const slots = spelling.map((token) => this.keptSlot(token, marksTyped));
        return [{ slots, factor: 1 }, ...this.translations(spelling, slots)];
      });
      // "TVC là gì": where the site has none of the words that matter, the little ones answer nothing.
      const telling = readings.filter(({ slots }) =>
        slots.some(({ token, qualities }) => qualities.size && !token.little),
      );
      return { readings: telling, tokens, corrected: changed ? this.mender.spell(tokens) : null };
    }

    /**
     * The ways in which a query can be spelled: email, e-mail. Whichever was typed, they find the same.
     * @param {Object[]} tokens the words as understood
     * @returns {Object[][]} as typed first
     */
    spellings(tokens) {
      const spellings = new Map();
      for (const spelling of [tokens, this.joinCompounds(tokens), this.partCompounds(tokens)]) {
        const name = spelling.map((token) => token.folded).join(" ");
        if (!spellings.has(name)) spellings.set(name, spelling);
      }
      return [...spellings.values()];
    }

    /** "e mail" as "email", where the site writes both that and "e-mail". */
    joinCompounds(tokens) {
      const result = [];
      for (const token of tokens) {
        const before = result[result.length - 1];
        const joined = before && !before.marked && !token.marked ? before.folded + token.folded : "";
        if (this.index.compounds.get(joined)?.[0] === before?.folded && this.index.alike(joined).length) {
          result[result.length - 1] = { ...parse(joined)[0], open: token.open };
        } else result.push(token);
      }
      return result;
    }

    /** "email" as "e mail", where the site writes "e-mail". */
    partCompounds(tokens) {
      return tokens.flatMap((token) => (token.marked ? token : this.mender.partsOf(token) || token));
    }

    /** `slot`, remembered: while one types, only the last word changes. */
    keptSlot(token, marksTyped) {
      if (token.slips || token.lonelySlips) return this.slot(token, marksTyped);
      const name = [
        token.raw,
        token.key,
        token.open,
        token.little,
        token.capitals,
        token.abbreviation,
        marksTyped,
      ].join(" ");
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
     * @param {Object} token see `parse`, mended
     * @param {boolean} marksTyped whether any word of the query has marks
     * @returns {{token: Object, qualities: Map<number, number>, weight: number}} lexeme number → quality
     */
    slot(token, marksTyped) {
      const { index } = this;
      const qualities = new Map();
      const allow = (number, quality) => {
        if (quality > (qualities.get(number) || 0)) qualities.set(number, quality);
      };
      if (token.slips) {
        for (const slip of token.slips) {
          for (const number of slip.numbers)
            allow(number, QUALITY.slip - QUALITY.slipPerLetter * (slip.cost - token.slips[0].cost));
        }
      } else {
        for (const number of index.alike(token.folded))
          allow(number, qualityOfAlike(token, index.lexemes[number], marksTyped));
        if (token.open) this.allowBeginnings(token, allow, qualities.size > 0);
      }
      for (const slip of token.lonelySlips || []) for (const number of slip.numbers) allow(number, QUALITY.slipOfAWord);
      return { token, qualities, weight: this.weight(token, qualities) };
    }

    /** Let the word being typed stand for the words that begin with it. */
    allowBeginnings(token, allow, hasExact) {
      for (const folded of this.index.beginningWith(token.folded)) {
        const share = 0.6 + 0.4 * (token.folded.length / folded.length);
        for (const number of this.index.alike(folded)) {
          const lexeme = this.index.lexemes[number];
          const marksFit =
            !token.marked ||
            (lexeme.toneless.startsWith(token.toneless) && (!token.tone || token.tone === lexeme.tone));
          allow(number, QUALITY.beginning * share * (hasExact ? QUALITY.besideExact : 1) * (marksFit ? 1 : 0.6));
        }
      }
    }

    /** Rare words weigh more than common ones, little words hardly anything. */
    weight(token, qualities) {
      const { lexemes, segmentOfPlace, pageOfSegment, pages } = this.index;
      const seen = new Uint8Array(pages.length);
      for (const [number, quality] of qualities) {
        if (quality < 0.5) continue;
        for (const place of lexemes[number].places) seen[pageOfSegment[segmentOfPlace[place]]] = 1;
      }
      const holding = seen.reduce((sum, held) => sum + held, 0);
      // A word that no page has tells no page from another.
      if (!holding) return LITTLE_WEIGHT;
      const rarity = LEAST_RARITY + Math.log(1 + pages.length / holding) / Math.log(1 + pages.length);
      return rarity * (token.little ? LITTLE_WEIGHT : 1);
    }

    /**
     * The query with one name put in the place of another name of the same thing.
     * @param {Object[]} tokens the words as understood
     * @param {Object[]} slots their slots
     * @returns {{slots: Object[], factor: number, phrase: {from: number, to: number}}[]} the likeliest few; `phrase` are
     *   the places of the name, whose words only count where they stand together
     */
    translations(tokens, slots) {
      const spans = namesIn(this.index, this.names, tokens);
      const readings = [];
      for (const { from, to, entry, share } of spans) {
        for (const name of this.index.terms[entry.group]) {
          const others = tokensOf(name).map((token) => ({
            ...token,
            marked: true,
            abbreviation: this.index.isAbbreviation(token.key),
          }));
          if (
            others.length === to - from &&
            others.every(
              (other, place) =>
                other.folded === tokens[from + place].folded &&
                (!tokens[from + place].marked || other.key === tokens[from + place].key),
            )
          )
            continue;
          const replaced = others.map((token) => this.keptSlot(token, true));
          if (replaced.some((slot) => !slot.qualities.size)) continue;
          const abbreviated = tokens.slice(from, to).some((token) => token.abbreviation);
          readings.push({
            slots: [...slots.slice(0, from), ...replaced, ...slots.slice(to)],
            factor: share * (abbreviated ? ABBREVIATION_TRANSLATED : TRANSLATED),
            phrase: { from, to: from + others.length },
          });
        }
      }
      return readings.sort((left, right) => right.factor - left.factor).slice(0, MOST_TRANSLATIONS);
    }
  }

  search.query = { QueryReader };
})(self.accountSearch);
