/**
 * Where an answer begins: at the top of its page, unless one section clearly holds it; and the sentence that answers.
 * Lists of sources are never gone to, cells of tables never shown (the index keeps neither, see search_index.py).
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { sentencesOf, isSentence, isFilled } = search.excerpt;

  /** A heading is gone to that holds this share of the query, and so much more than the page's title does. */
  const HELD_BY_HEADING = 0.55;
  const MORE_THAN_TITLE = 0.12;
  /** … or one that holds nearly all of it, when hardly any other does, nor title and first lines. */
  const HELD_BY_SECTION = 0.8;
  const MOST_SECTIONS = 2;
  const MORE_THAN_TOP = 0.3;
  /**
   * In whole situations a heading holds less. Then words count by how few sections of the page have them; in running text
   * for a part, the more when they stand together. A section is gone to that holds so much of the query, a part of it in
   * its heading, and so much more than any other place of the page; or with hardly any in its heading, far more.
   */
  const IN_SENTENCES = 0.6;
  const SENTENCES_TOGETHER = 3;
  const ANYWHERE = 0.35;
  const HEADING_TELLS = 0.3;
  const ABOUT_THE_PAGE = 0.6;
  const HELD = { named: 0.45, told: 0.5 };
  const NAMED_BY_HEADING = { named: 0.2, told: 0.05 };
  const MORE_THAN_OTHERS = 0.06;
  const TIMES_OTHERS = 1.8;
  /** Fewer words are a thing and no situation: its page is read from the top. */
  const FEWEST_WORDS = { named: 5, told: 4 };
  /** A sentence is shown in the place of the page's description when it holds so much more of the query. */
  const MORE_THAN_DESCRIPTION = 0.08;
  const SHORTEST_SENTENCE = 20;
  /** A line that is no sentence is shown when it holds so much more than any sentence. */
  const LESS_THAN_SENTENCE = 0.35;
  /** Under a heading that asks the question, the first sentence answers, unless another holds so much more of the query. */
  const MORE_THAN_FIRST = 0.25;

  // A matcher is of one query and one page, which is measured once: for its place among the answers, and for what is shown.
  const measured = new WeakMap();

  /** What of the query each section of a page holds. */
  function measureAll(matcher, text) {
    if (!measured.has(matcher))
      measured.set(
        matcher,
        text.sections.map((section) => measure(matcher, section)),
      );
    return measured.get(matcher);
  }

  /** What of the query a section holds: its heading, and the sentence that holds most together with it. */
  function measure(matcher, [id, heading, prose, box]) {
    const headingWords = matcher.words(heading);
    const sentences = sentencesOf(prose);
    const held = matcher.coverage(headingWords);
    const told = sentences.map((sentence) => matcher.holding(matcher.words(sentence)));
    const named = matcher.holding(headingWords);
    let best = { place: 0, own: held < HELD_BY_HEADING ? 0 : MORE_THAN_FIRST };
    let withHeading = held;
    sentences.forEach((sentence, at) => {
      if (sentence.length < SHORTEST_SENTENCE && sentences.length > 1) return;
      const own = matcher.share(told[at]) - (isSentence(sentence) ? 0 : LESS_THAN_SENTENCE);
      if (own > best.own && isFilled(sentence)) best = { place: at, own };
      withHeading = Math.max(withHeading, matcher.share(told[at].map((met, which) => Math.max(met, named[which]))));
    });
    return { id, heading, box, sentences, best, held, withHeading, named, told };
  }

  /**
   * How much each word of the query tells the sections of a page apart: by how few of them have it, and hardly when the
   * whole page is about it.
   */
  function telling(slots, sections, inTitle) {
    return slots.map(({ weight }, which) => {
      const having = sections.filter(({ named, told }) => named[which] || told.some((met) => met[which])).length;
      const rarity = having ? Math.log(1 + sections.length / having) / Math.log(1 + sections.length) : 0;
      return weight * rarity * (1 - ABOUT_THE_PAGE * inTitle[which]);
    });
  }

  /** What a section holds of the words that tell: in its heading, and with the best sentences that stand together. */
  function judge(weights, { named, told }) {
    const sum = (met) => weights.reduce((held, weight, which) => held + weight * met(which), 0);
    const most = (lists, which) => lists.reduce((best, met) => Math.max(best, met[which]), 0);
    const whole = sum(() => 1) || 1;
    const anywhere = weights.map((_, which) => ANYWHERE * most(told, which));
    let held = 0;
    for (let at = 0; at < Math.max(1, told.length); at++) {
      const near = told.slice(at, at + SENTENCES_TOGETHER);
      held = Math.max(
        held,
        sum((which) => Math.max(named[which], IN_SENTENCES * most(near, which), anywhere[which])),
      );
    }
    const inHeading = sum((which) => named[which]) / whole;
    return { held: held / whole, inHeading, value: held / whole + HEADING_TELLS * inHeading };
  }

  /** The section that clearly holds the answer; null when the page as a whole does. */
  function sectionOf(matcher, title, sections) {
    const titleWords = matcher.words(title);
    const ofTitle = matcher.coverage(titleWords);
    const headed = sections.filter(({ heading }) => heading);
    const byHeading = headed.reduce((best, section) => (section.held > (best?.held || 0) ? section : best), null);
    if (byHeading && byHeading.held >= HELD_BY_HEADING && byHeading.held > ofTitle + MORE_THAN_TITLE) return byHeading;
    const first = sections.find(({ heading }) => !heading);
    const full = headed.filter(({ withHeading }) => withHeading >= HELD_BY_SECTION);
    if (full.length && full.length <= MOST_SECTIONS) {
      const fullest = full.reduce((found, other) => (other.held > found.held ? other : found));
      const firstWords = first ? matcher.words(first.sentences.join(" ")) : [];
      if (fullest.withHeading > Math.max(ofTitle, matcher.coverage([...titleWords, ...firstWords])) + MORE_THAN_TOP)
        return fullest;
    }
    return situated(matcher, titleWords, sections, first);
  }

  /** The section that holds most of a situation, and clearly more than any other place of the page. */
  function situated(matcher, titleWords, sections, first) {
    const words = matcher.slots.filter(({ token }) => !token.little).length;
    const headed = sections.filter(({ heading }) => heading);
    const inTitle = matcher.holding(titleWords);
    const weights = telling(matcher.slots, sections, inTitle);
    const top = judge(weights, { named: inTitle, told: first ? first.told : [] });
    const judged = headed.map((section) => ({ section, ...judge(weights, section) }));
    const best = judged.reduce((found, other) => (other.value > (found?.value || 0) ? other : found), null);
    if (!best) return null;
    // Folded questions have the anchor of the heading above them: they are no other place.
    const others = judged.filter(({ section }) => section.id !== best.section.id);
    const next = [top, ...others].reduce((found, { value }) => Math.max(found, value), 0);
    const isNamed = words >= FEWEST_WORDS.named && best.held >= HELD.named && best.inHeading >= NAMED_BY_HEADING.named;
    const isTold = words >= FEWEST_WORDS.told && best.held >= HELD.told && best.inHeading >= NAMED_BY_HEADING.told;
    return (isNamed && best.value > next + MORE_THAN_OTHERS) || (isTold && best.value > TIMES_OTHERS * next)
      ? best.section
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
    const sections = measureAll(matcher, text);
    const section = sectionOf(matcher, title, sections);
    const following = ({ sentences, best }) => {
      const next = sentences.slice(best.place, best.place + 3);
      const end = next.findIndex((sentence, at) => !(at ? isSentence(sentence) : isFilled(sentence)));
      return end < 0 ? next : next.slice(0, end);
    };
    const told = section ? following(section) : [];
    if (told.length) return { ...section, sentences: told };
    const described = matcher.coverage(matcher.words(text.description));
    let shown = { sentences: sentencesOf(text.description), own: described + MORE_THAN_DESCRIPTION };
    for (const other of section ? [] : sections)
      if (other.best.own > shown.own && following(other).length)
        shown = { sentences: following(other), own: other.best.own };
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

  /**
   * How much of a situation the best place of a page holds: title or heading, and sentences that stand together.
   * @param {Object} matcher see matching.js
   * @param {string} title the page's
   * @param {{description: string, sections: Array[]}} text see `land`
   * @returns {number} 0 to 1
   */
  function bestPlace(matcher, title, text) {
    const weights = matcher.slots.map(({ weight }) => weight);
    const sections = measureAll(matcher, text);
    const top = {
      named: matcher.holding(matcher.words(title)),
      told: [matcher.holding(matcher.words(text.description))],
    };
    return [top, ...sections].reduce((best, section) => Math.max(best, judge(weights, section).held), 0);
  }

  search.landing = { land, bestPlace, bestSentence };
})(self.accountSearch);
