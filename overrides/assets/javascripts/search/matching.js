/** Which words of a text answer a query: for choosing what to show of a page, and for marking it. */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, words } = search.vietnamese;
  const { tokensOf } = search.names;

  // A looser match counts for nothing where the word itself stands on the page (giá, when giao was typed) …
  const LEAST_OF_BEST = 0.8;
  // … but the end of the word being typed is still open.
  const LEAST_OF_BEST_WHILE_TYPED = 0.5;

  // The words of texts that were read before: each key asks for those of the same pages again.
  const read = new Map();
  const MOST_READ = 4000;

  /** The words of a text with their keys. */
  function keyedWords(text) {
    let found = read.get(text);
    if (!found) {
      if (read.size >= MOST_READ) read.clear();
      found = words(text).map(({ word, start, end }) => ({ start, end, key: analyse(word).key }));
      read.set(text, found);
    }
    return found;
  }

  const NO_SLOTS = new Map();

  class Matcher {
    /**
     * @param {Object} index a SearchIndex
     * @param {{slots: Object[], spans: Object[]}} reading see query.js
     * @param {Float32Array} met by slot, how well the page meets it; see ranking.js
     */
    constructor(index, { slots, spans }, met) {
      this.lexicon = index.lexicon;
      this.slots = slots;
      this.known = new Map();
      this.met = met;
      this.whole = slots.reduce((sum, { weight }) => sum + weight, 0) || 1;
      // Names of the things that the query names, by their first word.
      this.names = new Map();
      for (const { from, to, group, quality } of spans) {
        for (const name of group === undefined ? [] : index.groups[group]) {
          const keys = tokensOf(name).map(({ key }) => key);
          if (!this.names.has(keys[0])) this.names.set(keys[0], []);
          this.names.get(keys[0]).push({ keys, from, to, quality });
        }
      }
    }

    /**
     * All words of a text, in order.
     * @param {string} text composed text
     * @returns {{start: number, end: number, key: string, slots: Map<number, number>, wanted: boolean, little: boolean}[]}
     *   `slots`: which words of the query it stands for, and how well
     */
    words(text) {
      const list = keyedWords(text).map((word) => ({ ...word, slots: this.slotsOf(word.key) }));
      list.forEach(({ key }, place) => {
        for (const { keys, from, to, quality } of this.names.get(key) || []) {
          if (!keys.every((other, step) => list[place + step]?.key === other)) continue;
          for (let step = 0; step < keys.length; step++) {
            const word = list[place + step];
            word.slots = new Map(word.slots);
            for (let which = from; which < to; which++)
              word.slots.set(which, Math.max(word.slots.get(which) || 0, quality));
          }
        }
      });
      for (const word of list) {
        word.wanted = word.slots.size > 0;
        word.little = [...word.slots.keys()].every((which) => this.slots[which].token.little);
      }
      return list;
    }

    slotsOf(key) {
      let found = this.known.get(key);
      if (!found) {
        found = this.findSlots(key);
        this.known.set(key, found);
      }
      return found;
    }

    findSlots(key) {
      let found = NO_SLOTS;
      const number = this.lexicon.numberOfKey.get(key);
      this.slots.forEach(({ token, qualities }, which) => {
        const quality = qualities.get(number) || 0;
        const least = token.open ? LEAST_OF_BEST_WHILE_TYPED : LEAST_OF_BEST;
        if (!quality || quality < Math.min(1, this.met[which]) * least) return;
        if (found === NO_SLOTS) found = new Map();
        found.set(which, quality);
      });
      return found;
    }

    /**
     * Which share of the query a sentence holds, its words side by side.
     * @param {Object[]} list see `words`
     */
    closeness(list) {
      let held = this.coverage(list) * this.whole;
      let whole = this.whole;
      for (let pair = 0; pair < this.slots.length - 1; pair++) {
        const weight = Math.sqrt(this.slots[pair].weight * this.slots[pair + 1].weight);
        whole += weight;
        const stands = list.some(({ slots, end }, place) => {
          const next = list[place + 1];
          return slots.has(pair) && (slots.has(pair + 1) || (next?.slots.has(pair + 1) && next.start - end === 1));
        });
        if (stands) held += weight;
      }
      return held / whole;
    }

    /**
     * How well some words hold each word of the query.
     * @param {Object[]} list see `words`
     * @returns {Float32Array} by slot, 0 to 1
     */
    holding(list) {
      const best = new Float32Array(this.slots.length);
      for (const { slots } of list) for (const [which, quality] of slots) best[which] = Math.max(best[which], quality);
      return best;
    }

    /**
     * Which share of the query some words hold.
     * @param {Object[]} list see `words`
     */
    coverage(list) {
      return this.share(this.holding(list));
    }

    /** The same of what `holding` gives. */
    share(held) {
      return held.reduce((sum, quality, which) => sum + this.slots[which].weight * quality, 0) / this.whole;
    }
  }

  search.matching = { Matcher };
})(self.accountSearch);
