/**
 * Where an answer begins: at the top of its page, unless one section clearly holds it; and the sentence that answers.
 * Lists of sources are never gone to, cells of tables never shown (the index keeps neither, see search_index.py).
 */
(function (search) {
  "use strict";
  const { sentencesOf } = search.excerpt;

  /** A heading is gone to that holds this share of the query, and so much more than the page's title does. */
  const HELD_BY_HEADING = 0.55;
  const MORE_THAN_TITLE = 0.12;
  /** … or one whose heading and text hold nearly all of it, while title and first lines don't. */
  const HELD_BY_SECTION = 0.8;
  const MORE_THAN_TOP = 0.3;
  /** A sentence is shown in the place of the page's description when it holds so much more of the query. */
  const MORE_THAN_DESCRIPTION = 0.08;
  const SHORTEST_SENTENCE = 20;
  /** Under a heading that asks the question, the first sentence answers, unless another holds so much more of the query. */
  const MORE_THAN_FIRST = 0.25;

  /** What of the query a section holds: its heading, and the sentence that holds most together with it. */
  function measure(matcher, [id, heading, prose, box], place) {
    const headingWords = matcher.words(heading);
    const sentences = sentencesOf(prose);
    const held = matcher.coverage(headingWords);
    let best = { place: 0, own: held < HELD_BY_HEADING ? 0 : MORE_THAN_FIRST, withHeading: held };
    sentences.forEach((sentence, at) => {
      if (sentence.length < SHORTEST_SENTENCE && sentences.length > 1) return;
      const list = matcher.words(sentence);
      const own = matcher.coverage(list);
      const withHeading = Math.max(best.withHeading, matcher.coverage([...headingWords, ...list]));
      if (own > best.own) best = { place: at, own, withHeading };
    });
    return { id, heading, box, place, sentences, best, held };
  }

  /** The section that clearly holds the answer; null when the page as a whole does. */
  function sectionOf(matcher, title, sections) {
    const ofTitle = matcher.coverage(matcher.words(title));
    const named = sections.filter(({ heading }) => heading);
    let best = null;
    for (const section of named) {
      const value = section.held + 0.5 * section.best.withHeading;
      if (!best || value > best.value) best = { section, value };
    }
    if (best && best.section.held >= HELD_BY_HEADING && best.section.held > ofTitle + MORE_THAN_TITLE)
      return best.section;
    const top = sections.find(({ heading }) => !heading);
    const ofTop = Math.max(ofTitle, matcher.coverage([...matcher.words(title), ...(top ? matcher.words(top.sentences.join(" ")) : [])]));
    const fullest = named.reduce(
      (found, section) => (section.best.withHeading > (found?.best.withHeading || 0) ? section : found),
      null,
    );
    return fullest && fullest.best.withHeading >= HELD_BY_SECTION && fullest.best.withHeading > ofTop + MORE_THAN_TOP
      ? fullest
      : null;
  }

  /**
   * Where to go on a page, and what to show of it.
   * @param {Object} matcher see matching.js
   * @param {string} title the page's
   * @param {{description: string, sections: Array[]}} text search/t/….json, see search_index.py
   * @returns {{id: string, heading: string, box: number|undefined, sentences: string[]}} `box` is the number of a folded box
   *   that holds the answer; `sentences`: what answers first, then what follows it
   */
  function land(matcher, title, text) {
    const sections = text.sections.map((section, place) => measure(matcher, section, place));
    const section = sectionOf(matcher, title, sections);
    if (section?.sentences.length)
      return { ...section, sentences: section.sentences.slice(section.best.place, section.best.place + 3) };
    const described = matcher.coverage(matcher.words(text.description));
    let shown = { sentences: sentencesOf(text.description), own: described + MORE_THAN_DESCRIPTION };
    for (const { sentences, best } of section ? [] : sections)
      if (best.own > shown.own) shown = { sentences: sentences.slice(best.place, best.place + 3), own: best.own };
    return { id: section?.id || "", heading: section?.heading || "", box: section?.box, sentences: shown.sentences };
  }

  /**
   * How much of a query the best sentence of a page holds, its words side by side: texts are only here for the pages that
   * come first, and settle their order.
   * @param {Object} matcher see matching.js
   * @param {{description: string, sections: Array[]}} text see `land`
   * @returns {number} 0 to 1
   */
  function bestSentence(matcher, text) {
    let best = 0;
    for (const [, , prose] of [["", "", text.description], ...text.sections])
      for (const sentence of sentencesOf(prose)) best = Math.max(best, matcher.closeness(matcher.words(sentence)));
    return best;
  }

  search.landing = { land, bestSentence };
})((self.accountSearch = self.accountSearch || {}));
