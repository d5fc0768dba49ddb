/** What kind of answer somebody wants: a form to fill in, or the meaning of a word (data/everyday.yml). */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { analyse, words } = search.vietnamese;

  const keysOf = (text) => words(text).map(({ word }) => analyse(word));

  /** Where words stand in a query, one after the other; -1 nowhere. Without marks they are compared without marks. */
  function placeOf(tokens, phrase) {
    return tokens.findIndex((_, at) =>
      phrase.every((word, step) => {
        const token = tokens[at + step];
        return token && (token.marked ? token.key === word.key : token.folded === word.folded);
      }),
    );
  }

  /**
   * @param {Object} reader see query.js
   * @param {{tokens: Object[], said: Object[], spans: Object[]}} reading see query.js
   * @returns {{document: boolean, defined: number|undefined}} whether a form is wanted; the group of names, one of the
   *   dictionary, whose meaning is
   */
  function wantedOf(reader, { tokens, said, spans }) {
    const { documents, definitions } = reader.everyday;
    const has = (phrases) => phrases.some((text) => placeOf(said, keysOf(text)) >= 0);
    // The words that ask for a meaning are no part of what is asked about: "contact report nghĩa là gì".
    const asking = new Set();
    for (const phrase of definitions.map(keysOf)) {
      const at = placeOf(said, phrase);
      if (at >= 0) for (const token of said.slice(at, at + phrase.length)) asking.add(token);
    }
    const telling = tokens.filter((token) => !token.little && !token.filler && !asking.has(token)).length;
    const span = spans.find(({ from, to, group }) => group < reader.index.terms && to - from >= telling && telling > 0);
    return { document: has(documents), defined: span && asking.size ? span.group : undefined };
  }

  search.wanted = { wantedOf };
})(self.accountSearch);
