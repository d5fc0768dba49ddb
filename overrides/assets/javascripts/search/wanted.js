/** What kind of answer somebody wants: a form to fill in, or the meaning of a word (data/everyday.yml). */
(function (search) {
  "use strict";
  const { analyse, words } = search.vietnamese;

  const keysOf = (text) => words(text).map(({ word }) => analyse(word));

  /** Whether words stand in a query, one after the other; without marks they are compared without marks. */
  function stands(tokens, phrase) {
    return tokens.some((_, at) =>
      phrase.every((word, step) => {
        const token = tokens[at + step];
        return token && (token.marked ? token.key === word.key : token.folded === word.folded);
      }),
    );
  }

  /**
   * @param {Object} reader see query.js
   * @param {{tokens: Object[], spans: Object[]}} reading
   * @returns {{document: boolean, defined: number|undefined}} whether a form is wanted; the group of names, one of the
   *   dictionary, whose meaning is
   */
  function wantedOf(reader, { tokens, spans }) {
    const has = (phrases) => phrases.some((text) => stands(tokens, keysOf(text)));
    const { documents, definitions } = reader.everyday;
    const telling = tokens.filter((token) => !token.little && !token.filler).length;
    const span = spans.find(
      ({ from, to, group }) => group < reader.index.terms && to - from >= telling && telling > 0,
    );
    return { document: has(documents), defined: span && has(definitions) ? span.group : undefined };
  }

  search.wanted = { wantedOf };
})((self.accountSearch = self.accountSearch || {}));
