/**
 * Which pages answer a query best.
 *
 * Every segment (title, other name, description, heading, phrasing) is judged by how much of the query it holds, how much
 * of that stands together, and how much of the segment the query is; a page by its best segment of each kind, and by what
 * its running text is about. Title beats heading beats phrasing beats text.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { FIELD } = search.index;
  const { meetAll } = search.meeting;

  // The numbers below were chosen, not reasoned out: of many sets that were tried on the tuning part of the queries,
  // tests/search/queries.tsv, these put most right pages first. `run.py search-report` asks others, too (held_out.tsv).
  /** What a full match in a field is worth. */
  const WORTH = {
    title: 5.67,
    sameTitle: 4,
    alias: 3.78,
    sameAlias: 2,
    description: 0.549,
    heading: 0.985,
    asked: 4.05,
    sameAsked: 1,
    askedAgain: 1.23,
    body: 0.488,
    rare: 2.5,
  };
  const FIELD_NAMES = Object.keys(FIELD);
  /** How much standing together counts beside being there at all. */
  const TOGETHER = 0.6;
  /** What of a segment's worth it has without being filled by the query. */
  const UNFILLED = 0.203;
  /** A segment is the very thing that is asked for when it holds so much of the query, and is filled by it so far. */
  const LEAST_TO_BE_SAME = 0.94;
  /** A heading or phrasing is about what is asked when so much of it is that; most words stand in many of them. */
  const MOSTLY = 0.6;
  // What a page loses that lacks words of the query: coverage to this power …
  const COVERAGE_POWER = 2.03;
  // … where what only its running text says counts for less.
  const MOST_OF_BODY = 1.01;
  // A word that few pages say tells them apart wherever it stands: a decree by its number, a name.
  const FEW_PAGES = 0.12;
  const MOST_OF_RARE = 0.8;
  const BODY_REACH = 0.963;

  /** What a page loses that lacks an abbreviation of the query, whatever else it says. */
  const WITHOUT_ABBREVIATION = 0.35;
  /** What a page with a form to download gains when somebody wants one. */
  const WORTH_OF_FORM = 1.3;

  /** Pages that hold a little of everything, and stories, come after the pages that are about a thing. */
  const OF_EVERYTHING = [
    [/^dong-gop\//, 0.6],
    [/^tra-cuu\/(?:nguon|nhat-ky)(?:\/|\.html)/, 0.4],
    [/^tra-cuu\/hoi-dap(?:\/|\.html)/, 0.7],
    [/^tra-cuu\/tu-dien(?:\/|\.html)/, 0.85],
    [/^nghe-account\/chuyen-nghe\//, 0.8],
  ];

  /** How near two neighbouring words of the query stand in a segment, by their places: side by side, apart, turned round. */
  function nearness(left, right) {
    if ((left << 1) & right) return 1;
    if ((left << 2) & right) return 0.5;
    if ((left << 3) & right || (left >>> 1) & right) return 0.35;
    return (left >>> 2) & right ? 0.2 : 0;
  }

  /**
   * Judge every segment.
   * @param {Object} index a SearchIndex
   * @param {Object[]} slots see query.js
   * @param {{meetings: Object[], together: Array}} all see meeting.js
   * @returns {Map<number, Object>} page number → by field the value of its best segment, by slot how well it is met
   */
  function judge(index, slots, { meetings, together }) {
    const pairWeights = together.map((_, pair) => Math.sqrt(slots[pair].weight * slots[pair + 1].weight) * TOGETHER);
    const whole = [...slots.map(({ weight }) => weight), ...pairWeights].reduce((sum, weight) => sum + weight, 0);
    const pages = new Map();
    for (let segment = 0; segment < index.pageOfSegment.length; segment++) {
      let value = 0;
      let filled = 0;
      for (let which = 0; which < slots.length; which++) {
        const { met, share } = meetings[which];
        if (!met[segment]) continue;
        value += slots[which].weight * met[segment];
        filled += share[segment] * met[segment];
        const next = meetings[which + 1];
        if (!next?.met[segment]) continue;
        const near = Math.max(
          nearness(meetings[which].places[segment], next.places[segment]) * Math.min(met[segment], next.met[segment]),
          together[which]?.[segment] || 0,
        );
        value += pairWeights[which] * near;
      }
      if (!value) continue;
      const number = index.pageOfSegment[segment];
      let page = pages.get(number);
      if (!page) {
        page = { best: {}, met: new Float32Array(slots.length) };
        pages.set(number, page);
      }
      for (let which = 0; which < slots.length; which++)
        page.met[which] = Math.max(page.met[which], meetings[which].met[segment]);
      noteSegment(index, page, segment, value / whole, Math.min(1, filled));
    }
    return pages;
  }

  /** Note of a page what one of its segments is worth. */
  function noteSegment(index, page, segment, value, filled) {
    const field = index.fieldOfSegment[segment];
    const name = FIELD_NAMES[field];
    const { best } = page;
    const worth = field === FIELD.description ? value : value * (UNFILLED + (1 - UNFILLED) * filled);
    if (value >= LEAST_TO_BE_SAME && filled >= LEAST_TO_BE_SAME) best[`${name} same`] = value;
    if (worth > (best[name] || 0)) {
      best[`${name} again`] = best[name] || 0;
      best[name] = worth;
    } else if (worth > (best[`${name} again`] || 0)) best[`${name} again`] = worth;
    if (field === FIELD.description) return;
    page.sure = Math.max(page.sure || 0, value);
    const isName = field === FIELD.title || field === FIELD.alias;
    page.about = Math.max(page.about || 0, isName ? value : value * Math.min(1, filled / MOSTLY));
  }

  /** What a page's segments are worth together. */
  function named({ best }) {
    const of = (name) => best[name] || 0;
    const title = of("title") * WORTH.title;
    const alias = of("alias") * WORTH.alias;
    const asked = of("asked") * WORTH.asked;
    const [first, second, third] = [title, alias, asked].sort((left, right) => right - left);
    const same = Math.max(
      of("title same") * WORTH.sameTitle,
      of("alias same") * WORTH.sameAlias,
      of("asked same") * WORTH.sameAsked,
    );
    return (
      first +
      0.3 * second +
      0.15 * third +
      same +
      of("asked again") * WORTH.askedAgain +
      of("description") * WORTH.description +
      of("heading") * WORTH.heading
    );
  }

  /** How much a word counts for standing in running text at all: the more, the fewer pages say it anywhere. */
  function rareness(index, { body, met }) {
    const holding = new Uint8Array(body.length);
    for (let page = 0; page < body.length; page++) if (body[page]) holding[page] = 1;
    for (let segment = 0; segment < met.length; segment++) if (met[segment]) holding[index.pageOfSegment[segment]] = 1;
    const others = holding.reduce((sum, held) => sum + held, -1);
    return MOST_OF_RARE * Math.max(0, 1 - others / (FEW_PAGES * body.length));
  }

  /**
   * Rank the pages for a query.
   * @param {Object} index a SearchIndex
   * @param {{slots: Object[], spans: Object[]}} reading see query.js
   * @param {{document: boolean}} wanted see wanted.js
   * @returns {Object[]} {page, score, coverage, met, sure, about}, best first: the share of the query that the page holds, by
   *   slot how well it is met, how much of the query one segment holds, and one that is mostly that
   */
  function rankAll(index, reading, wanted) {
    const { slots } = reading;
    if (!slots.length) return [];
    const all = meetAll(index, reading);
    const pages = judge(index, slots, all);
    const whole = slots.reduce((sum, { weight }) => sum + weight, 0);
    const rare = all.meetings.map((meeting) => rareness(index, meeting));
    const abbreviations = slots
      .filter(({ token }) => token.abbreviation)
      .map(({ token }) => index.pagesWith(index.lexicon.numberOfKey.get(token.key)))
      .filter((holding) => holding.size);
    const found = [];
    index.pages.forEach(({ address, forms }, number) => {
      const page = pages.get(number) || { best: {}, met: new Float32Array(slots.length) };
      let covered = 0;
      let said = 0;
      let rarely = 0;
      slots.forEach(({ weight }, which) => {
        const body = all.meetings[which].body[number];
        const stands = body ? rare[which] : 0;
        page.met[which] = Math.max(page.met[which], stands, Math.min(MOST_OF_BODY, BODY_REACH * body));
        rarely += weight * stands;
        covered += weight * page.met[which];
        said += weight * body;
      });
      if (!covered) return;
      const coverage = covered / whole;
      let score = coverage ** COVERAGE_POWER * (named(page) + (said * WORTH.body + rarely * WORTH.rare) / whole);
      for (const holding of abbreviations) if (!holding.has(number)) score *= WITHOUT_ABBREVIATION;
      if (wanted.document && forms) score *= WORTH_OF_FORM;
      const isNamed = page.best["title same"] || page.best["alias same"];
      for (const [addresses, worth] of isNamed ? [] : OF_EVERYTHING) if (addresses.test(address)) score *= worth;
      found.push({
        page: number,
        score,
        coverage,
        met: page.met,
        sure: page.sure || 0,
        about: page.about || 0,
      });
    });
    return found.sort((left, right) => right.score - left.score || left.page - right.page);
  }

  search.ranking = { rankAll, WORTH };
})(self.accountSearch);
