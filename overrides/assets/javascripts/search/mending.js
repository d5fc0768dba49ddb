/**
 * What was typed otherwise than meant: raw keys of a Vietnamese keyboard, missing or surplus spaces, slips.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, hasMarks } = search.vietnamese;
  const { decode } = search.keyboard;
  const { parse, isLittle } = search.parsing;
  const { wordDistance, forgiven } = search.distance;

  const MOST_KEPT_WORDS = 500;
  const SURELY_TOGETHER = 5; // pages on which two words stand side by side

  function formsOf({ key, toneless, folded, tone }) {
    return { key, toneless, folded, tone };
  }

  /** Mends the words of queries by what one index has. */
  class Mender {
    /**
     * @param {Object} index a SearchIndex that is built, or its names are
     * @param {Map<string, Object[]>} names see names.js
     */
    constructor(index, names) {
      this.index = index;
      this.names = names;
      this.slips = new Map();
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

    /** "page speed" where the site writes "pagespeed"; null when the two words are right as they are. */
    join(left, right) {
      if (!right || left.marked || right.marked || (!left.hyphened && left.folded.length + right.folded.length < 6))
        return null;
      const folded = left.folded + right.folded;
      if (!this.index.alike(folded).length) return null;
      if (this.index.pagesTogether(this.index.alike(left.folded), this.index.alike(right.folded))) return null;
      return { ...this.tokenOf(this.index.commonest(this.index.alike(folded)), right), shown: undefined, raw: folded };
    }

    /** The two words of a compound that was typed as one; null for other words. */
    partsOf(token) {
      const parts = this.index.compounds.get(token.folded);
      return parts ? parse(parts.join("-")).map((part, place) => ({ ...part, open: token.open && place === 1 })) : null;
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
      if (this.slips.size > MOST_KEPT_WORDS) this.slips.clear();
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
  }

  search.mending = { Mender };
})(self.accountSearch);
