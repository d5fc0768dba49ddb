/**
 * Which pages answer a reading of a query best.
 *
 * Every segment (title, alias, heading, line of text …) is judged by how much of the query it holds and
 * how much of that stands together as words; a page by its best segments. Title beats heading beats text.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { FIELD } = search.index;

  /** What a full match in a field is worth. */
  const WORTH = {
    title: 4.2,
    sameTitle: 4,
    alias: 2.8,
    sameAlias: 2,
    description: 1,
    area: 0.3,
    address: 1.4,
    heading: 1.8,
    text: 1.6,
    spread: 0.6,
  };
  const FIELD_NAMES = Object.keys(FIELD);
  /** How much standing together counts beside being there at all. */
  const TOGETHER = 0.9;
  /** Worth of a neighbour at each distance from its place in the query: right after, one or two words between, turned round. */
  const NEARNESS = [
    [1, 1],
    [2, 0.5],
    [3, 0.35],
    [-1, 0.35],
    [-2, 0.2],
  ];
  /** How near the words of a name must stand: side by side, or one word between. */
  const AS_A_NAME = 0.45;
  // What a page loses that lacks words of the query: coverage to this power.
  const COVERAGE_POWER = 1.6;
  // A title that begins with the query is about it, however long it goes on ("Lương: cách đọc và cách hỏi").
  const FIT_OF_A_BEGINNING = 0.7;

  /** Pages that hold a little of everything come after the pages that are about a thing: guides for editors, the list of sources. */
  const OF_EVERYTHING = [
    [/^dong-gop\//, 0.6],
    [/^tra-cuu\/(?:nguon|nhat-ky)(?:\/|\.html)/, 0.4],
  ];

  /** The list of sources at the end of a page is the answer only where the page itself says nothing alike. */
  const SOURCES = "nguon-va-ngay-kiem-chung";
  const WORTH_OF_SOURCES = 0.75;

  /**
   * How well a slot is met in each segment. Kept on the slot: readings, and the keys of a query, share slots.
   * @param {Object} index SearchIndex
   * @param {Object} slot see query.js
   * @returns {{quality: Float32Array, met: Float32Array, begins: Uint8Array, counts: Float32Array}}
   *   by lexeme; by segment its best quality, and whether the segment begins with it; by page how often
   */
  function meet(index, slot) {
    if (slot.meeting) return slot.meeting;
    const { lexemes, segmentOfPlace, pageOfSegment, segments } = index;
    const quality = new Float32Array(lexemes.length);
    const met = new Float32Array(segments.length);
    const begins = new Uint8Array(segments.length);
    const counts = new Float32Array(index.pages.length);
    const ends = index.segmentEnds.values;
    for (const [number, value] of slot.qualities) {
      quality[number] = value;
      for (const place of lexemes[number].places) {
        const segment = segmentOfPlace[place];
        if (value > met[segment]) met[segment] = value;
        if (segment === 0 || place === ends[segment - 1]) begins[segment] = 1;
        counts[pageOfSegment[segment]] += value;
      }
    }
    slot.meeting = { quality, met, begins, counts };
    slot.pairs = new Map();
    return slot.meeting;
  }

  /**
   * How well two slots that follow each other stand together in each segment; kept like `meet`.
   * @returns {Float32Array} by segment
   */
  function meetTogether(index, left, right) {
    const known = left.pairs.get(right);
    if (known) return known;
    const { lexemes, segmentOfPlace } = index;
    const row = index.row.values;
    const next = meet(index, right).quality;
    const pairs = new Float32Array(index.segments.length);
    for (const [number, value] of left.qualities) {
      for (const place of lexemes[number].places) {
        for (const [step, worth] of NEARNESS) {
          const other = next[row[place + step] || 0];
          if (!other) continue;
          const segment = segmentOfPlace[place];
          const together = Math.min(value, other) * worth;
          if (together > pairs[segment]) pairs[segment] = together;
          break;
        }
      }
    }
    left.pairs.set(right, pairs);
    return pairs;
  }

  /**
   * Whether a name that was put in the place of another stands in a segment: its common words, scattered, are not it
   * (phim … quảng cáo for TVC).
   * @param {Float32Array[]} pairs see `meetTogether`, of all slots
   * @param {{from: number, to: number}} phrase places of the name among the slots
   */
  function stands(pairs, { from, to }, segment) {
    for (let which = from; which < to - 1; which++) if (pairs[which][segment] < AS_A_NAME) return false;
    return true;
  }

  /**
   * Judge every segment by one reading.
   * @param {Object} index SearchIndex
   * @param {{slots: Object[], phrase: {from: number, to: number}|undefined}} reading see query.js
   * @param {Object[]} meetings of its slots, see `meet`
   * @returns {Map<number, {best: Object, met: Float32Array, answer: Object|null}>} page number → by field the value of its
   *   best segment, by slot how well it is met, the segment that answers best
   */
  function judge(index, { slots, phrase }, meetings) {
    const met = meetings.map((meeting) => meeting.met);
    const pairs = slots.slice(1).map((slot, place) => meetTogether(index, slots[place], slot));
    const pairWeights = pairs.map((_, place) => Math.sqrt(slots[place].weight * slots[place + 1].weight) * TOGETHER);
    const whole = [...slots.map((slot) => slot.weight), ...pairWeights].reduce((sum, weight) => sum + weight, 0);
    const pages = new Map();
    for (let segment = 0; segment < index.segments.length; segment++) {
      if (!met.some((row) => row[segment])) continue;
      const broken = phrase && !stands(pairs, phrase, segment);
      let value = 0;
      const matched = [];
      for (let which = 0; which < slots.length; which++) {
        if (!met[which][segment] || (broken && which >= phrase.from && which < phrase.to)) continue;
        matched.push(which);
        value += slots[which].weight * met[which][segment];
        if (which < pairs.length) value += pairWeights[which] * pairs[which][segment];
      }
      if (!matched.length) continue;
      const { page: number } = index.segments[segment];
      let page = pages.get(number);
      if (!page) {
        page = { best: {}, met: new Float32Array(slots.length), answer: null };
        pages.set(number, page);
      }
      for (const which of matched) page.met[which] = Math.max(page.met[which], met[which][segment]);
      noteSegment(index, page, segment, {
        value: value / whole,
        matched: matched.length,
        all: slots.length,
        begins: meetings[0].begins[segment],
      });
    }
    return pages;
  }

  /**
   * Note of a page what one of its segments is worth.
   * @param {{value: number, matched: number, all: number, begins: number}} found value, how many slots of how many it
   *   meets, and whether it begins with the first
   */
  function noteSegment(index, page, segment, { value, matched, all, begins }) {
    const { page: number, field, section, words } = index.segments[segment];
    let worth = value;
    if (field === FIELD.title || field === FIELD.alias || field === FIELD.address) {
      const fit = Math.max(Math.min(1, matched / words), begins && matched === all ? FIT_OF_A_BEGINNING : 0);
      if (matched === words && matched === all) {
        if (field === FIELD.title) page.best.sameTitle = value;
        else if (field === FIELD.alias) page.best.sameAlias = Math.max(page.best.sameAlias || 0, value);
      }
      worth *= 0.55 + 0.45 * fit;
    }
    const name = FIELD_NAMES[field];
    if (worth > (page.best[name] || 0)) page.best[name] = worth;
    if (field !== FIELD.heading && field !== FIELD.text) return;
    const here = worth * WORTH[name] * (index.pages[number].sections[section].id === SOURCES ? WORTH_OF_SOURCES : 1);
    if (here > (page.answer?.value || 0)) page.answer = { value: here, section, field };
  }

  /**
   * Rank the pages for one reading.
   * @param {Object} index SearchIndex
   * @param {{slots: Object[], factor: number, phrase: {from: number, to: number}|undefined}} reading see query.js
   * @returns {Map<number, {score: number, coverage: number, answer: Object|null, slots: Object[], named: number}>}
   *   page number → its score, the share of the query that it holds, and the segment that answers best
   */
  function rank(index, reading) {
    const { slots, factor } = reading;
    const meetings = slots.map((slot) => meet(index, slot));
    const whole = slots.reduce((sum, slot) => sum + slot.weight, 0);
    const pages = judge(index, reading, meetings);
    for (const [number, page] of pages) {
      const {
        title = 0,
        sameTitle = 0,
        alias = 0,
        sameAlias = 0,
        description = 0,
        area = 0,
        address = 0,
        heading = 0,
        text = 0,
      } = page.best;
      const named =
        Math.max(title * WORTH.title, alias * WORTH.alias) + 0.25 * Math.min(title * WORTH.title, alias * WORTH.alias);
      const spread =
        slots.reduce(
          (sum, { weight }, which) => sum + weight * Math.min(1, Math.log1p(meetings[which].counts[number]) / 4),
          0,
        ) / whole;
      page.coverage = slots.reduce((sum, { weight }, which) => sum + weight * page.met[which], 0) / whole;
      page.score =
        factor *
        page.coverage ** COVERAGE_POWER *
        (named +
          Math.max(sameTitle * WORTH.sameTitle, sameAlias * WORTH.sameAlias) +
          description * WORTH.description +
          area * WORTH.area +
          address * WORTH.address +
          heading * WORTH.heading +
          text * WORTH.text +
          spread * WORTH.spread);
      for (const [addresses, worth] of OF_EVERYTHING)
        if (addresses.test(index.pages[number].address)) page.score *= worth;
      page.slots = slots;
      page.named = title;
    }
    return pages;
  }

  /**
   * Rank the pages for all readings of a query; a page counts by its best reading.
   * @param {Object} index SearchIndex
   * @param {Object[]} readings see query.js
   * @returns {Object[]} {page, score, coverage, answer, slots, named}, best first
   */
  function rankAll(index, readings) {
    const best = new Map();
    for (const reading of readings) {
      for (const [page, found] of rank(index, reading)) {
        if (found.score > (best.get(page)?.score || 0)) best.set(page, found);
      }
    }
    return [...best]
      .map(([page, found]) => ({ page, ...found }))
      .sort((left, right) => right.score - left.score || left.page - right.page);
  }

  search.ranking = { rankAll, WORTH };
})(self.accountSearch);
