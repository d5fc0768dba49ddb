/**
 * How people talk and chat (data/everyday.yml): clipped writing (ko, đc), trade words as they are heard (đét lai), what is
 * said around a question (cho em hỏi … với ạ), spoken numbers (mười lăm triệu).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, hasMarks, words } = search.vietnamese;

  const LONGEST = 6; // words of a phrase
  const UNITS = new Map([
    ["một", 1],
    ["mốt", 1],
    ["hai", 2],
    ["ba", 3],
    ["bốn", 4],
    ["tư", 4],
    ["năm", 5],
    ["lăm", 5],
    ["nhăm", 5],
    ["sáu", 6],
    ["bảy", 7],
    ["bẩy", 7],
    ["tám", 8],
    ["chín", 9],
  ]);
  /** After these a number word is a number: hai chục, năm phần trăm, ba tháng. */
  const COUNTED = /^(?:mươi|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|phần|đồng|tháng|ngày|giờ|tuần|năm|lần|vòng|người|tiếng)$/;

  /** A phrase as it is compared: by its marks when it has any. */
  function phraseOf(text) {
    return words(text).map(({ word }) => ({ ...analyse(word), marked: hasMarks(word) }));
  }

  /** Whether a word may be that of a phrase: marks that were typed must be right. */
  function fits(token, word) {
    return token.marked ? token.key === word.key : token.folded === word.folded;
  }

  class Speech {
    /**
     * @param {{fillers: string[], short: Object<string, string>, heard: Object<string, string>}} everyday
     * @param {Object} parser see parsing.js
     */
    constructor(everyday, parser) {
      this.parser = parser;
      this.short = new Map(Object.entries(everyday.short));
      this.fillers = this.byFirst(everyday.fillers.map((text) => [text, ""]));
      this.heard = this.byFirst(Object.entries(everyday.heard));
    }

    /** Phrases by their first folded word, the longest first. */
    byFirst(entries) {
      const found = new Map();
      for (const [text, meaning] of entries) {
        const phrase = phraseOf(text);
        const first = phrase[0].folded;
        if (!found.has(first)) found.set(first, []);
        found.get(first).push({ phrase, meaning });
      }
      for (const list of found.values()) list.sort((left, right) => right.phrase.length - left.phrase.length);
      return found;
    }

    /** The longest phrase that begins at a word; undefined when none does. */
    at(phrases, tokens, place) {
      return (phrases.get(tokens[place].folded) || []).find(
        ({ phrase }) =>
          phrase.length <= LONGEST &&
          place + phrase.length <= tokens.length &&
          phrase.every((word, step) => fits(tokens[place + step], word)),
      );
    }

    /** Words in the place of others, the last of them still open when that was. */
    instead(meaning, last) {
      const put = words(meaning).map(({ word }) => ({ ...this.parser.token(word), shown: word.toLowerCase() }));
      put[put.length - 1].open = last.open && last.raw.length > 2;
      return put;
    }

    /**
     * A query as it would be written.
     * @param {Object[]} tokens see parsing.js
     * @param {(token: Object) => boolean} isKnown whether the site has a word
     * @returns {Object[]} the words, with `filler` on what is only said around the question
     */
    write(tokens, isKnown) {
      const written = [];
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at];
        const heard = this.at(this.heard, tokens, at);
        const short =
          token.capitals || token.compound || (token.marked && !this.short.has(token.raw))
            ? undefined
            : this.short.get(token.raw);
        if (heard && (heard.phrase.length > 1 || !isKnown(token))) {
          written.push(...this.instead(heard.meaning, tokens[at + heard.phrase.length - 1]));
          at += heard.phrase.length - 1;
        } else if (short && !(tokens.length === 1 && isKnown(token))) written.push(...this.instead(short, token));
        else written.push(token);
      }
      return this.countNumbers(this.leaveOutFillers(written));
    }

    leaveOutFillers(tokens) {
      const filler = new Uint8Array(tokens.length);
      for (let at = 0; at < tokens.length; at++) {
        const found = this.at(this.fillers, tokens, at);
        if (found) filler.fill(1, at, at + found.phrase.length);
      }
      // What is nothing but filler is asked as it stands: "là sao".
      const telling = tokens.some((token, place) => !filler[place] && !token.little);
      return telling
        ? tokens.map((token, place) => (filler[place] ? { ...token, little: true, filler: true } : token))
        : tokens;
    }

    /** Give spoken numbers their digits: the site writes 15 triệu, 20%. What follows the first word says little by itself. */
    countNumbers(tokens) {
      const result = [...tokens];
      for (let at = 0; at < tokens.length; at++) {
        const { value, length } = this.numberAt(tokens, at);
        const counted = COUNTED.test(tokens[at + length]?.raw || "");
        if (!length || (length === 1 && !counted)) continue;
        result[at] = { ...tokens[at], digits: String(value) };
        for (let rest = at + 1; rest < at + length; rest++) result[rest] = { ...tokens[rest], counted: true };
        at += length - 1;
      }
      return result;
    }

    /** A spoken number below a hundred: mười lăm, hai chục, bốn mươi hai. */
    numberAt(tokens, at) {
      const unit = (place) => UNITS.get(tokens[place]?.raw) || 0;
      const isTen = (place) => /^(?:mươi|chục)$/.test(tokens[place]?.raw || "");
      if (tokens[at].raw === "mười")
        return unit(at + 1) ? { value: 10 + unit(at + 1), length: 2 } : { value: 10, length: 1 };
      if (!unit(at)) return { value: 0, length: 0 };
      if (!isTen(at + 1)) return { value: unit(at), length: 1 };
      return unit(at + 2) ? { value: 10 * unit(at) + unit(at + 2), length: 3 } : { value: 10 * unit(at), length: 2 };
    }
  }

  search.speech = { Speech };
})(self.accountSearch);
