/**
 * What a query may mean: words with their weights, slips mended, keys decoded, names in the other language.
 *
 * A query becomes one or more readings. A reading is a list of slots, one per word, and each slot says
 * which words of the site fit it and how well (quality 0 to 1).
 */
(function (search) {
  "use strict";
  const { analyse, compose, hasMarks, words } = search.vietnamese;
  const { decode } = search.keyboard;
  const { wordDistance, forgiven } = search.distance;

  // Words that nearly every question has. With marks they are told from đề, bản, ảnh …
  const LITTLE = new Set(
    ("là có không của và thì mà được bị cho với trong ở tại về này đó kia ấy những các một gì nào sao đâu bao nhiêu thế như vậy khi " +
      "để từ đến tới nên cần phải hay hoặc cũng đã đang sẽ rồi thôi ạ nhé à em tôi mình bạn anh chị làm lúc giờ nhất hơn ra vào " +
      "the a an of to in is are for how what when why do does on and or vs")
      .split(" ")
      .map((word) => analyse(word).key),
  );
  // … without marks only those that are nothing else.
  const LITTLE_FOLDED = new Set(
    "la co khong cua va duoc bi voi trong o tai nay nhung cac mot gi nao sao nhieu nhu vay khi nen phai hay hoac cung da dang se roi nhe em minh of to is are for how what when why do does".split(" "),
  );
  const LITTLE_WEIGHT = 0.15;
  // What a word weighs that stands on every page, beside 1 more for one that stands on a single page.
  const LEAST_RARITY = 0.3;
  // Longest query that is read; the rest adds nothing but time.
  const MOST_WORDS = 12;

  const MOST_TRANSLATIONS = 6;
  const MOST_KEPT_SLOTS = 100;
  const SHARE_OF_WRONG_MARKS = 0.95;

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
  };

  /**
   * Take a query apart.
   * @param {string} text as typed
   * @returns {Object[]} words: {raw, key, toneless, folded, tone, marked, little, open};
   *   `open` is the last word while it is still being typed
   */
  function parse(text) {
    const composed = compose(text);
    const tokens = words(composed)
      .slice(0, MOST_WORDS)
      .map(({ word, end }) => ({ raw: word.toLowerCase(), ...analyse(word), marked: hasMarks(word), open: end === composed.length }));
    for (const token of tokens) token.little = token.marked ? LITTLE.has(token.key) : LITTLE_FOLDED.has(token.folded) || token.folded.length === 1;
    // "bao" alone may be báo, but not before nhiêu, lâu, giờ.
    tokens.forEach((token, place) => {
      if (token.folded === "bao" && /^(?:nhieu|lau|gio)$/.test(tokens[place + 1]?.folded || "")) token.little = true;
    });
    if (tokens.every((token) => token.little)) for (const token of tokens) token.little = false;
    return tokens;
  }

  /**
   * How well a word of the site fits, when both are the same without marks.
   * @param {Object} token see `parse`
   * @param {Object} lexeme see index.js
   * @param {boolean} marksTyped whether any word of the query has marks
   */
  function qualityOfAlike(token, lexeme, marksTyped) {
    if (lexeme.key === token.key) return QUALITY.exact;
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
        this.wordsOfNames = new Map(all.filter((token) => !this.index.alike(token.folded).length).map((token) => [token.folded, token]));
      }
      return this.wordsOfNames;
    }

    /**
     * All readings of a query, the likeliest first.
     * @param {string} text as typed
     * @returns {{readings: {slots: Object[], factor: number}[], tokens: Object[], corrected: string|null}}
     *   `corrected` is the query as understood, when that differs from what was typed
     */
    read(text) {
      let tokens = parse(text);
      const marksTyped = tokens.some((token) => token.marked);
      // While only titles are known, a word that is missing may yet come with the texts.
      const understood = this.index.isComplete ? this.understand(tokens) : { tokens, changed: false };
      tokens = understood.tokens;
      const slots = tokens.map((token) => this.keptSlot(token, marksTyped));
      const readings = [{ slots, factor: 1 }, ...this.translations(tokens, slots)];
      return { readings, tokens, corrected: understood.changed ? this.spell(tokens) : null };
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
          const beside = (before ? this.index.pagesTogether([before], [number]) : 0) + this.index.pagesTogether([number], after);
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
      return token.open && token.folded.length > 1 && (this.index.beginningWith(token.folded).length > 0 || [...this.names.keys()].some((name) => name.startsWith(token.folded)));
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
      if (!right || left.marked || right.marked || left.folded.length + right.folded.length < 6) return null;
      const folded = left.folded + right.folded;
      if (!this.index.alike(folded).length) return null;
      if (this.index.pagesTogether(this.index.alike(left.folded), this.index.alike(right.folded))) return null;
      return { ...this.tokenOf(this.index.commonest(this.index.alike(folded)), right), shown: undefined, raw: folded };
    }

    /** Mend an unknown word: keys first, since they are exact, then spaces, then slips. */
    mend(token, before, after) {
      for (const reading of decode(token.raw)) {
        const meant = { ...token, ...analyse(reading), raw: reading, marked: true, shown: reading };
        if (this.index.numberOfKey.has(meant.key) || this.isKnown(meant)) return [meant];
      }
      const halves = this.split(token);
      if (halves) return halves;
      const slips = this.nearWords(token, before, after);
      if (!slips.length) return [token];
      const nearest = slips[0];
      return [{ ...token, ...nearest.forms, raw: token.raw, shown: nearest.shown, slips, marked: false }];
    }

    /** "hopdong": two words that stand together on the site, written as one. */
    split(token) {
      if (token.folded.length < 5) return null;
      for (let at = 2; at <= token.folded.length - 2; at++) {
        const left = this.index.alike(token.folded.slice(0, at));
        const right = this.index.alike(token.folded.slice(at));
        if (left.length && right.length && this.index.pagesTogether(left, right)) {
          return [
            { ...token, ...analyse(token.folded.slice(0, at)), open: false, raw: token.folded.slice(0, at), shown: token.folded.slice(0, at) },
            { ...token, ...analyse(token.folded.slice(at)), raw: token.folded.slice(at), shown: token.folded.slice(at) },
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
      const near = this.wordsWithin(token, limit).map((slip) => {
        const together =
          (before ? this.index.pagesTogether(this.index.alike(before.folded), slip.numbers) : 0) +
          (after ? this.index.pagesTogether(slip.numbers, this.index.alike(after.folded)) : 0);
        return { ...slip, cost: slip.distance - 0.25 * Math.log1p(together) - 0.04 * Math.log1p(slip.frequency) };
      });
      near.sort((left, right) => left.cost - right.cost);
      return near.filter((slip) => slip.cost <= near[0].cost + 0.5).slice(0, 4);
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
        if (distance <= limit + 0.5) found.push({ forms: formsOf(forms), shown: forms.shown, numbers: this.index.alike(folded), distance, frequency: this.index.frequency(folded) });
      }
      for (const [folded, word] of this.nameOnlyWords) {
        const distance = wordDistance(token, word, limit);
        if (distance <= limit) found.push({ forms: formsOf(word), shown: word.raw, numbers: [], distance, frequency: this.names.has(folded) ? 20 : 1 });
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
      const neighbours = [before, after].filter((other) => other && !other.little && this.index.alike(other.folded).length);
      if (token.little || token.open || !neighbours.length || token.folded.length < 3) return token;
      const own = this.index.alike(token.folded);
      const together = (other, numbers) =>
        other === before ? this.index.pagesTogether(this.index.alike(other.folded), numbers) : this.index.pagesTogether(numbers, this.index.alike(other.folded));
      if (!own.length || neighbours.some((other) => together(other, own))) return token;
      const slips = this.wordsWithin(token, 1).filter((slip) => slip.distance > 0 && slip.distance <= 1 && slip.numbers.length && neighbours.some((other) => together(other, slip.numbers)));
      return slips.length ? { ...token, lonelySlips: slips.slice(0, 6) } : token;
    }

    tokenOf(number, like) {
      const lexeme = this.index.lexemes[number];
      return { ...like, ...formsOf(lexeme), marked: hasMarks(lexeme.shown) };
    }

    /** `slot`, remembered: while one types, only the last word changes. */
    keptSlot(token, marksTyped) {
      if (token.slips || token.lonelySlips) return this.slot(token, marksTyped);
      const name = [token.raw, token.key, token.open, token.little, marksTyped].join(" ");
      let slot = this.slots.get(name);
      if (!slot) {
        if (this.slots.size >= MOST_KEPT_SLOTS) this.slots.clear();
        this.slots.set(name, (slot = this.slot(token, marksTyped)));
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
          for (const number of slip.numbers) allow(number, QUALITY.slip - QUALITY.slipPerLetter * (slip.cost - token.slips[0].cost));
        }
      } else {
        for (const number of index.alike(token.folded)) allow(number, qualityOfAlike(token, index.lexemes[number], marksTyped));
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
          const marksFit = !token.marked || (lexeme.toneless.startsWith(token.toneless) && (!token.tone || token.tone === lexeme.tone));
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
     * @returns {{slots: Object[], factor: number}[]} the likeliest few
     */
    translations(tokens, slots) {
      const TRANSLATED = 0.85;
      const spans = this.namesIn(tokens);
      const readings = [];
      for (const { from, to, entry, share } of spans) {
        for (const name of this.index.terms[entry.group]) {
          const others = words(compose(name)).map(({ word }) => ({ raw: word.toLowerCase(), ...analyse(word), marked: true, little: false, open: false }));
          if (others.length === to - from && others.every((other, place) => other.folded === tokens[from + place].folded && (!tokens[from + place].marked || other.key === tokens[from + place].key))) continue;
          const replaced = others.map((token) => this.keptSlot(token, true));
          if (replaced.some((slot) => !slot.qualities.size)) continue;
          readings.push({ slots: [...slots.slice(0, from), ...replaced, ...slots.slice(to)], factor: TRANSLATED * share });
        }
      }
      return readings.sort((left, right) => right.factor - left.factor).slice(0, MOST_TRANSLATIONS);
    }

    /** The longest names of things in a query; the last word may be unfinished. */
    namesIn(tokens) {
      const LONGEST_NAME = 6;
      const spans = [];
      for (let from = 0; from < tokens.length; from++) {
        for (let to = Math.min(tokens.length, from + LONGEST_NAME); to > from; to--) {
          const part = tokens.slice(from, to);
          const folded = part.map((token) => token.folded).join(" ");
          if (spans.some((span) => span.from <= from && span.to >= to)) continue;
          const entries = this.names.get(folded) || [];
          for (const entry of entries) {
            const marksRight = part.every((token, place) => !token.marked || token.key === entry.tokens[place].key);
            // Wrong marks on one syllable make another word (lượng – lương); on all of a longer name they are slips.
            if (marksRight || part.length > 1) spans.push({ from, to, entry, share: marksRight ? 1 : SHARE_OF_WRONG_MARKS });
          }
          const unfinished = part[part.length - 1].open && folded.length > 3 && (part.length > 1 || !this.index.alike(folded).length);
          if (entries.length || !unfinished) continue;
          for (const [name, longer] of this.names) {
            if (name.startsWith(folded) && name.length - folded.length < 7) spans.push({ from, to, entry: longer[0], share: 0.9 * (folded.length / name.length) });
          }
        }
      }
      return spans;
    }

    /**
     * The name or title that looks most like a query, for "Ý bạn là …?".
     * @param {string} text as typed
     * @returns {string|null} null when nothing looks like it
     */
    nearestName(text) {
      const LEAST_LIKENESS = 0.34;
      const wanted = letterPairs(words(compose(text)).map(({ word }) => analyse(word).folded).join(" "));
      let best = null;
      let likeness = LEAST_LIKENESS;
      const offer = (name) => {
        const pairs = letterPairs(words(compose(name)).map(({ word }) => analyse(word).folded).join(" "));
        const shared = [...wanted].filter((pair) => pairs.has(pair)).length;
        const value = (2 * shared) / (wanted.size + pairs.size || 1);
        if (value > likeness) [best, likeness] = [name, value];
      };
      for (const group of this.index.terms) group.forEach(offer);
      for (const page of this.index.pages) offer(page.title);
      return best;
    }
  }

  /**
   * The names of things: folded name → the groups that have it.
   * @param {string[][]} terms groups of names of one thing
   * @returns {Map<string, {group: number, name: string, tokens: Object[]}[]>}
   */
  function readNames(terms) {
    const names = new Map();
    terms.forEach((group, number) => {
      for (const name of group) {
        const tokens = words(compose(name)).map(({ word }) => ({ ...analyse(word), raw: word.toLowerCase(), marked: hasMarks(word) }));
        const folded = tokens.map((token) => token.folded).join(" ");
        const entry = { group: number, name, tokens };
        if (names.has(folded)) names.get(folded).push(entry);
        else names.set(folded, [entry]);
      }
    });
    return names;
  }

  /** Pairs of neighbouring letters (Dice's coefficient compares them). */
  function letterPairs(text) {
    const pairs = new Set();
    for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2));
    return pairs;
  }

  function formsOf({ key, toneless, folded, tone }) {
    return { key, toneless, folded, tone };
  }

  search.query = { QueryReader, parse };
})((self.accountSearch = self.accountSearch || {}));
