/** What can't be meant as typed, mended: raw keys of a Vietnamese keyboard, missing or surplus spaces, slips. */
(function (search) {
  "use strict";
  const { analyse, hasMarks } = search.vietnamese;
  const { decode } = search.keyboard;
  const { wordDistance, forgiven } = search.distance;
  const { formsOf, soundingLike } = search.likeness;

  const SURELY_TOGETHER = 3; // pages on which two words stand side by side
  const MOST_SLIPS = 4;
  /** Of words near an unknown one, so many are looked at beside its neighbours: the postings of each may have to come. */
  const MOST_CANDIDATES = 8;
  const SOUNDS_ALIKE = 0.45; // as far as half a wrong letter

  function formsOnly({ key, toneless, folded, tone }) {
    return { key, toneless, folded, tone };
  }

  class Mender {
    /**
     * @param {Object} index a SearchIndex
     * @param {Object} parser see parsing.js
     * @param {Map<string, Object[]>} names see names.js
     */
    constructor(index, parser, names) {
      this.index = index;
      this.lexicon = index.lexicon;
      this.parser = parser;
      this.names = names;
      this.slips = new Map();
      const all = [...names.values()].flat().flatMap((entry) => entry.tokens);
      // Words of names that stand on no page, folded → word: they can be mistyped, too.
      this.nameOnlyWords = new Map(
        all.filter((token) => !this.lexicon.alike(token.folded).length).map((token) => [token.folded, token]),
      );
    }

    /** Whether a typed word, or a word that begins with it, stands on the site or among the names. */
    isKnown(token) {
      if (this.lexicon.alike(token.folded).length || this.nameOnlyWords.has(token.folded)) return true;
      return (
        token.open &&
        token.folded.length > 1 &&
        (this.lexicon.beginningWith(token.folded).length > 0 ||
          [...this.names.keys()].some((name) => name.startsWith(token.folded)))
      );
    }

    /**
     * Mend a query.
     * @param {Object[]} tokens see parsing.js
     * @returns {{tokens: Object[], changed: boolean}} a word may have become two, or two one
     */
    mendAll(tokens) {
      const result = [];
      let changed = false;
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at];
        const before = result[result.length - 1];
        const joined = this.join(token, tokens[at + 1]);
        if (joined) {
          result.push(joined);
          at++;
        } else if (this.lexicon.compounds.has(token.folded) && !this.lexicon.alike(token.folded).length) {
          result.push(...this.partsOf(token));
        } else if (this.isKnown(token)) result.push(token);
        else {
          const mended = this.mend(token, before, tokens[at + 1]);
          changed = changed || (mended[0] !== token && !mended[0].form);
          result.push(...mended);
        }
      }
      return { tokens: result, changed };
    }

    /** The two words of a compound that was typed as one: "kickoff" where the site writes kick-off. */
    partsOf(token) {
      return this.lexicon.compounds.get(token.folded).map((part, place) => ({
        ...this.parser.token(part),
        open: token.open && place === 1,
        little: false,
        compound: true,
      }));
    }

    /**
     * E-mail, e mail and email are one word, however typed: the one that the site has.
     * @param {Object[]} tokens see parsing.js
     * @returns {Object[]}
     */
    joinCompounds(tokens) {
      const result = [];
      for (const token of tokens) {
        const before = result[result.length - 1];
        const joined = before && !before.marked && !token.marked ? before.folded + token.folded : "";
        if (!joined || this.lexicon.compounds.get(joined)?.[0] !== before.folded) result.push(token);
        else {
          result.pop();
          const whole = { ...token, ...this.parser.token(joined), open: token.open };
          result.push(...(this.lexicon.alike(joined).length ? [{ ...whole, compound: true }] : this.partsOf(whole)));
        }
      }
      return result;
    }

    /** "page speed" where the site writes "pagespeed"; null when the two words are right as they are. */
    join(left, right) {
      if (!right || left.marked || right.marked || (!left.hyphened && left.folded.length + right.folded.length < 6))
        return null;
      const folded = left.folded + right.folded;
      const numbers = this.lexicon.alike(folded);
      if (!numbers.length) return null;
      if (this.index.pagesTogether(this.lexicon.alike(left.folded), this.lexicon.alike(right.folded))) return null;
      const lexeme = this.lexicon.lexemes[this.lexicon.commonest(numbers)];
      return { ...right, ...formsOnly(lexeme), marked: hasMarks(lexeme.shown), raw: folded };
    }

    /** Mend an unknown word: keys first, since they are exact, then forms of a word, then spaces, then slips. */
    mend(token, before, after) {
      // TVC that no page has is no slip for tức.
      if (token.capitals) return [token];
      for (const reading of decode(token.raw)) {
        const meant = { ...token, ...analyse(reading), raw: reading, marked: true, shown: reading };
        if (this.isWord(meant)) return [{ ...meant, little: this.parser.isLittle(meant) }];
      }
      const [form] = token.marked ? [] : formsOf(this.lexicon, token.folded);
      if (form !== undefined) return [{ ...token, ...formsOnly(this.lexicon.lexemes[form]), form: true }];
      const halves = this.split(token);
      if (halves) return halves;
      const slips = this.nearWords(token, before, after);
      if (!slips.length) return [token];
      const nearest = slips[0];
      // Offered as what was meant only where it stands beside its neighbours, or has none.
      const unsure = Boolean(before || after) && !nearest.together;
      return [{ ...token, ...nearest.forms, raw: token.raw, shown: nearest.shown, slips, unsure, marked: false }];
    }

    /** Whether decoded keys give a word of the site with its marks, or the beginning of one; "okr" gives no "ok". */
    isWord(meant) {
      const { lexicon } = this;
      if (lexicon.numberOfKey.has(meant.key) || this.nameOnlyWords.get(meant.folded)?.key === meant.key) return true;
      const begins = (number) =>
        lexicon.lexemes[number].toneless.startsWith(meant.toneless) && lexicon.lexemes[number].tone === meant.tone;
      return (
        meant.open && lexicon.beginningWith(meant.folded).some((folded) => lexicon.alike(folded).some(begins))
      );
    }

    /** "hopdong": two words that stand together on the site, written as one. */
    split(token) {
      if (token.folded.length < 5) return null;
      for (let at = 2; at <= token.folded.length - 2; at++) {
        const [left, right] = [token.folded.slice(0, at), token.folded.slice(at)];
        const [lefts, rights] = [this.lexicon.alike(left), this.lexicon.alike(right)];
        if (lefts.length && rights.length && this.index.pagesTogether(lefts, rights)) {
          const half = (folded) => ({ ...token, ...analyse(folded), raw: folded, shown: folded });
          return [{ ...half(left), open: false }, half(right)];
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
      const { lexicon } = this;
      const speaks = (other) => other && !(token.spelledOut && other.little);
      const isLikely = (slip) =>
        !token.spelledOut ||
        (slip.together >= SURELY_TOGETHER && !this.parser.isLittle({ ...slip.forms, marked: true }));
      const near = this.wordsWithin(token, limit).map((slip) => {
        const together =
          (speaks(before) ? this.index.pagesTogether(lexicon.alike(before.folded), slip.numbers) : 0) +
          (speaks(after) ? this.index.pagesTogether(slip.numbers, lexicon.alike(after.folded)) : 0);
        return {
          ...slip,
          together,
          cost: slip.distance - 0.3 * Math.log1p(together) - 0.05 * Math.log1p(slip.frequency),
        };
      });
      near.sort((left, right) => left.cost - right.cost);
      // What looks like an abbreviation (okr) is taken for a slip only where its neighbours say so.
      return near.filter((slip) => slip.cost <= near[0].cost + 0.5 && isLikely(slip)).slice(0, MOST_SLIPS);
    }

    /** The likeliest words within a number of letters; remembered, since each key asks for the same words again. */
    wordsWithin(token, limit) {
      const known = this.slips.get(token.raw);
      if (known) return known;
      const { lexicon } = this;
      const sounds = soundingLike(lexicon, token);
      const found = [];
      for (const folded of new Set([
        ...lexicon.resembling(token.folded, limit),
        ...[...sounds.keys()].map((number) => lexicon.lexemes[number].folded),
      ])) {
        const numbers = lexicon.alike(folded);
        const sounding = numbers.find((number) => sounds.has(number));
        const forms = lexicon.lexemes[sounding ?? lexicon.commonest(numbers)];
        let distance = wordDistance(token, forms, limit);
        // People seldom miss the first letter.
        if (folded[0] !== token.folded[0]) distance += 0.5;
        if (sounding !== undefined) distance = Math.min(distance, SOUNDS_ALIKE / sounds.get(sounding));
        if (distance > limit + 0.5) continue;
        const frequency = lexicon.frequency(folded);
        found.push({ forms: formsOnly(forms), shown: forms.shown, numbers, distance, frequency });
      }
      for (const [folded, word] of this.nameOnlyWords) {
        const distance = wordDistance(token, word, limit);
        const frequency = this.names.has(folded) ? 20 : 1;
        if (distance <= limit)
          found.push({ forms: formsOnly(word), shown: word.raw, numbers: [], distance, frequency });
      }
      const likelihood = (slip) => slip.distance - 0.1 * Math.log1p(slip.frequency);
      found.sort((left, right) => likelihood(left) - likelihood(right));
      found.length = Math.min(found.length, MOST_CANDIDATES);
      if (this.slips.size > 500) this.slips.clear();
      this.slips.set(token.raw, found);
      return found;
    }

    /**
     * A word that exists but never stands beside its neighbours may be a slip or raw keys ("hao giá"): near words, and
     * words that sound like it, are allowed too when they do stand there.
     * @returns {Object[]} slips, see `wordsWithin`
     */
    slipsOfAWord(token, before, after) {
      const { lexicon } = this;
      const neighbours = [before, after].filter((other) => other && !other.little && lexicon.alike(other.folded).length);
      if (token.little || token.abbreviation || token.folded.length < 3) return [];
      const beside = (other, numbers) =>
        other === before
          ? this.index.pagesTogether(lexicon.alike(other.folded), numbers)
          : this.index.pagesTogether(numbers, lexicon.alike(other.folded));
      const own = lexicon.alike(token.folded);
      if (!neighbours.length || neighbours.some((other) => beside(other, own))) return [];
      return this.wordsWithin(token, 1).filter(
        (slip) =>
          slip.distance > 0 && slip.distance <= 1 && neighbours.some((other) => beside(other, slip.numbers)),
      );
    }

    /**
     * Write a mended query with its marks: of the words that are alike, those that stand beside each other.
     * @param {Object[]} tokens the words as understood
     */
    spell(tokens) {
      const { lexicon } = this;
      const chosen = [];
      tokens.forEach((token, place) => {
        const before = chosen[place - 1]?.number;
        const after = lexicon.alike(tokens[place + 1]?.folded || "");
        let best = { number: lexicon.numberOfKey.get(token.key), shown: token.shown || token.raw, value: -1 };
        for (const number of token.marked ? [] : lexicon.alike(token.folded)) {
          const beside =
            (before === undefined ? 0 : this.index.pagesTogether([before], [number])) +
            this.index.pagesTogether([number], after);
          const value = 3 * Math.log1p(beside) + Math.log1p(lexicon.held[number]);
          if (value > best.value) best = { number, shown: lexicon.lexemes[number].shown, value };
        }
        chosen.push(best);
      });
      return chosen.map(({ shown }) => shown).join(" ");
    }
  }

  search.mending = { Mender };
})((self.accountSearch = self.accountSearch || {}));
