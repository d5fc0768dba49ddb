/**
 * What a query may mean: words with their weights, slips mended, keys decoded, names in the other language.
 *
 * A query becomes one or more readings. A reading is a list of slots, one per word, and each slot says
 * which words of the site fit it and how well (quality 0 to 1).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, hasMarks } = search.vietnamese;
  const { decode } = search.keyboard;
  const { parse, isLittle, weighLittleWords } = search.parsing;
  const { readNames, namesIn, tokensOf } = search.names;
  const { wordDistance, forgiven } = search.distance;

  const LITTLE_WEIGHT = 0.15;
  // What a word weighs that stands on every page, beside 1 more for one that stands on a single page.
  const LEAST_RARITY = 0.3;

  const MOST_TRANSLATIONS = 6;
  const TRANSLATED = 0.85;
  // The abbreviation itself says it best: its long name is made of common words (lợi nhuận trên chi phí).
  const ABBREVIATION_TRANSLATED = 0.6;
  const MOST_KEPT_SLOTS = 100;
  const SURELY_TOGETHER = 5; // pages on which two words stand side by side

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
      this.slips = new Map();
      this.slots = new Map();
    }

    /** Words of names that stand on no page, folded → word: they can be mistyped, too. */
    get nameOnlyWords() {
      if (!this.wordsOfNames) {
        const all = [...this.names.values()].flat().flatMap((entry) => entry.tokens);
        this.wordsOfNames = new Map(
          all.filter((token) => !this.index.alike(token.folded).length).map((token) => [token.folded, token]),
        );
      }
      return this.wordsOfNames;
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
      const { tokens, changed } = this.index.isComplete ? this.understand(typed) : { tokens: typed, changed: false };
      const readings = this.spellings(tokens).flatMap((spelling) => {
        const slots = spelling.map((token) => this.keptSlot(token, marksTyped));
        return [{ slots, factor: 1 }, ...this.translations(spelling, slots)];
      });
      // "TVC là gì": where the site has none of the words that matter, the little ones answer nothing.
      const telling = readings.filter(({ slots }) =>
        slots.some(({ token, qualities }) => qualities.size && !token.little),
      );
      return { readings: telling, tokens, corrected: changed ? this.spell(tokens) : null };
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
      return tokens.flatMap((token) => (token.marked ? token : this.partsOf(token) || token));
    }

    /** The two words of a compound that was typed as one; null for other words. */
    partsOf(token) {
      const parts = this.index.compounds.get(token.folded);
      return parts ? parse(parts.join("-")).map((part, place) => ({ ...part, open: token.open && place === 1 })) : null;
    }

    /**
     * Write a mended query with its marks: of the words that are alike, those that stand beside each other.
     * @param {Object[]} tokens the words as understood
     */
    spell(tokens) {
      const chosen = [];
      tokens.forEach((token, place) => {
        const alike = token.marked ? [] : this.index.alike(token.folded);
        const before = chosen[place - 1]?.number;
        const after = this.index.alike(tokens[place + 1]?.folded || "");
        let best = { number: this.index.numberOfKey.get(token.key), shown: token.shown || token.raw, value: -1 };
        for (const number of alike) {
          const beside =
            (before ? this.index.pagesTogether([before], [number]) : 0) + this.index.pagesTogether([number], after);
          const value = 3 * Math.log1p(beside) + Math.log1p(this.index.pagesWith(number));
          if (value > best.value) best = { number, shown: this.index.lexemes[number].shown, value };
        }
        chosen.push(best);
      });
      return chosen.map(({ shown }) => shown).join(" ");
    }

    /** Whether a typed word, or a word that begins with it, stands on the site or among the names. */
    isKnown(token) {
      if (this.index.alike(token.folded).length || this.nameOnlyWords.has(token.folded)) return true;
      return (
        token.open &&
        token.folded.length > 1 &&
        (this.index.beginningWith(token.folded).length > 0 ||
          [...this.names.keys()].some((name) => name.startsWith(token.folded)))
      );
    }

    /**
     * Mend what can't be meant as typed: raw keys, missing or surplus spaces, slips.
     * @param {Object[]} tokens see `parse`
     * @returns {{tokens: Object[], changed: boolean}} a word may have become two, or two one
     */
    understand(tokens) {
      const result = [];
      let changed = false;
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at];
        const before = result[result.length - 1];
        const joined = this.join(token, tokens[at + 1]);
        if (joined) {
          result.push(joined);
          at++;
        } else if (this.index.compounds.has(token.folded)) {
          result.push(...(this.index.alike(token.folded).length ? [token] : this.partsOf(token)));
        } else if (this.isKnown(token)) {
          result.push(this.mendLonely(token, before, tokens[at + 1]));
        } else {
          const mended = this.mend(token, before, tokens[at + 1]);
          changed = changed || mended[0] !== token;
          result.push(...mended);
        }
      }
      return { tokens: result, changed };
    }

    /** "page speed" where the site writes "pagespeed"; null when the two words are right as they are. */
    join(left, right) {
      if (!right || left.marked || right.marked || (!left.hyphened && left.folded.length + right.folded.length < 6))
        return null;
      const folded = left.folded + right.folded;
      if (!this.index.alike(folded).length) return null;
      if (this.index.pagesTogether(this.index.alike(left.folded), this.index.alike(right.folded))) return null;
      return { ...this.tokenOf(this.index.commonest(this.index.alike(folded)), right), shown: undefined, raw: folded };
    }

    /** Mend an unknown word: keys first, since they are exact, then spaces, then slips. */
    mend(token, before, after) {
      // TVC that no page has is no slip for tức.
      if (token.capitals) return [token];
      for (const reading of decode(token.raw)) {
        const meant = { ...token, ...analyse(reading), raw: reading, marked: true, shown: reading };
        if (this.isWord(meant)) return [meant];
      }
      const halves = this.split(token);
      if (halves) return halves;
      const slips = this.nearWords(token, before, after);
      if (!slips.length) return [token];
      const nearest = slips[0];
      return [{ ...token, ...nearest.forms, raw: token.raw, shown: nearest.shown, slips, marked: false }];
    }

    /** Whether decoded keys give a word of the site with its marks, or the beginning of one; "okr" gives no "ok". */
    isWord(meant) {
      const { index } = this;
      if (index.numberOfKey.has(meant.key) || this.nameOnlyWords.get(meant.folded)?.key === meant.key) return true;
      const begins = (number) =>
        index.lexemes[number].toneless.startsWith(meant.toneless) && index.lexemes[number].tone === meant.tone;
      return meant.open && index.beginningWith(meant.folded).some((folded) => index.alike(folded).some(begins));
    }

    /** "hopdong": two words that stand together on the site, written as one. */
    split(token) {
      if (token.folded.length < 5) return null;
      for (let at = 2; at <= token.folded.length - 2; at++) {
        const left = this.index.alike(token.folded.slice(0, at));
        const right = this.index.alike(token.folded.slice(at));
        if (left.length && right.length && this.index.pagesTogether(left, right)) {
          return [
            {
              ...token,
              ...analyse(token.folded.slice(0, at)),
              open: false,
              raw: token.folded.slice(0, at),
              shown: token.folded.slice(0, at),
            },
            {
              ...token,
              ...analyse(token.folded.slice(at)),
              raw: token.folded.slice(at),
              shown: token.folded.slice(at),
            },
          ];
        }
      }
      return null;
    }

    /**
     * Words of the site near an unknown word, nearest first.
     * A word that stands beside the neighbours of the query is preferred, then the commoner one.
     */
    nearWords(token, before, after) {
      const limit = forgiven(token.folded.length);
      if (!limit || /\d/.test(token.folded)) return [];
      const speaks = (other) => other && !(token.spelledOut && other.little);
      const isLikely = (slip) =>
        !token.spelledOut || (slip.together >= SURELY_TOGETHER && !isLittle({ ...slip.forms, marked: true }));
      const near = this.wordsWithin(token, limit).map((slip) => {
        const together =
          (speaks(before) ? this.index.pagesTogether(this.index.alike(before.folded), slip.numbers) : 0) +
          (speaks(after) ? this.index.pagesTogether(slip.numbers, this.index.alike(after.folded)) : 0);
        return {
          ...slip,
          together,
          cost: slip.distance - 0.25 * Math.log1p(together) - 0.04 * Math.log1p(slip.frequency),
        };
      });
      near.sort((left, right) => left.cost - right.cost);
      // What looks like an abbreviation (okr) is taken for a slip only where its neighbours say so.
      return near.filter((slip) => slip.cost <= near[0].cost + 0.5 && isLikely(slip)).slice(0, 4);
    }

    /** Every word within a number of letters; remembered, since each key asks for the same words again. */
    wordsWithin(token, limit) {
      const known = this.slips.get(token.raw);
      if (known) return known;
      const found = [];
      for (const folded of this.index.resembling(token.folded, limit)) {
        const number = this.index.commonest(this.index.alike(folded));
        const forms = this.index.lexemes[number];
        let distance = wordDistance(token, forms, limit);
        // People seldom miss the first letter.
        if (folded[0] !== token.folded[0]) distance += 0.5;
        if (distance <= limit + 0.5)
          found.push({
            forms: formsOf(forms),
            shown: forms.shown,
            numbers: this.index.alike(folded),
            distance,
            frequency: this.index.frequency(folded),
          });
      }
      for (const [folded, word] of this.nameOnlyWords) {
        const distance = wordDistance(token, word, limit);
        if (distance <= limit)
          found.push({
            forms: formsOf(word),
            shown: word.raw,
            numbers: [],
            distance,
            frequency: this.names.has(folded) ? 20 : 1,
          });
      }
      if (this.slips.size > 500) this.slips.clear();
      this.slips.set(token.raw, found);
      return found;
    }

    /**
     * A word that exists but never stands beside its neighbours may be a slip or raw keys ("hao giá"):
     * near words that do stand there are allowed too, at a lower quality.
     */
    mendLonely(token, before, after) {
      const neighbours = [before, after].filter(
        (other) => other && !other.little && this.index.alike(other.folded).length,
      );
      if (token.little || token.open || !neighbours.length || token.folded.length < 3) return token;
      const own = this.index.alike(token.folded);
      const together = (other, numbers) =>
        other === before
          ? this.index.pagesTogether(this.index.alike(other.folded), numbers)
          : this.index.pagesTogether(numbers, this.index.alike(other.folded));
      if (!own.length || neighbours.some((other) => together(other, own))) return token;
      const slips = this.wordsWithin(token, 1).filter(
        (slip) =>
          slip.distance > 0 &&
          slip.distance <= 1 &&
          slip.numbers.length &&
          neighbours.some((other) => together(other, slip.numbers)),
      );
      return slips.length ? { ...token, lonelySlips: slips.slice(0, 6) } : token;
    }

    tokenOf(number, like) {
      const lexeme = this.index.lexemes[number];
      return { ...like, ...formsOf(lexeme), marked: hasMarks(lexeme.shown) };
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

  function formsOf({ key, toneless, folded, tone }) {
    return { key, toneless, folded, tone };
  }

  search.query = { QueryReader };
})(self.accountSearch);
