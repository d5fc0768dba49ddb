/**
 * Which pages answer a reading of a query best.
 *
 * Every segment (title, alias, heading, line of text …) is judged by how much of the query it holds and
 * how much of that stands together as words; a page by its best segments. Title beats heading beats text.
 */
(function (search) {
  "use strict";
  const { FIELD } = search.index;

  /** What a full match in a field is worth. */
  const WORTH = { title: 4.2, sameTitle: 4, alias: 2.8, description: 1, area: 0.3, address: 1.4, heading: 1.8, text: 1.6, spread: 0.6 };
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
  // What a page loses that lacks words of the query: coverage to this power.
  const COVERAGE_POWER = 1.6;
  // A title that begins with the query is about it, however long it goes on ("Lương: cách đọc và cách hỏi").
  const FIT_OF_A_BEGINNING = 0.7;

  /**
   * Collect how well each slot, and each pair of neighbouring slots, is met in each segment.
   * @param {Object} index SearchIndex
   * @param {Object[]} slots see query.js
   * @returns {{met: Float32Array[], pairs: Float32Array[], first: Int32Array, counts: Map<number, number[]>, touched: Set<number>}}
   */
  function collect(index, slots) {
    const size = index.segments.length;
    const met = slots.map(() => new Float32Array(size));
    const pairs = slots.map(() => new Float32Array(size));
    const begins = new Uint8Array(size);
    const quality = slots.map((slot) => {
      const row = new Float32Array(index.lexemes.length);
      for (const [number, value] of slot.qualities) row[number] = value;
      return row;
    });
    const counts = slots.map(() => new Float32Array(index.pages.length));
    const touched = new Uint8Array(size);
    const row = index.row.values;
    const { segmentOfPlace, pageOfSegment } = index;
    slots.forEach((slot, which) => {
      const next = quality[which + 1];
      for (const [number, value] of slot.qualities) {
        for (const place of index.lexemes[number].places) {
          const segment = segmentOfPlace[place];
          touched[segment] = 1;
          if (value > met[which][segment]) met[which][segment] = value;
          counts[which][pageOfSegment[segment]] += value;
          if (which === 0 && place === index.segments[segment].start) begins[segment] = 1;
          if (!next) continue;
          for (const [step, worth] of NEARNESS) {
            const other = next[row[place + step] || 0];
            if (!other) continue;
            const together = Math.min(value, other) * worth;
            if (together > pairs[which][segment]) pairs[which][segment] = together;
            break;
          }
        }
      }
    });
    return { met, pairs, begins, counts, touched };
  }

  /**
   * Rank the pages for one reading.
   * @param {Object} index SearchIndex
   * @param {{slots: Object[], factor: number}} reading see query.js
   * @returns {Map<number, {score: number, coverage: number, segments: Float32Array, slots: Object[]}>}
   *   page number → its score, the share of the query that it holds, and the segment that answers best
   */
  function rank(index, reading) {
    const { slots, factor } = reading;
    const { met, pairs, begins, counts, touched } = collect(index, slots);
    const weights = slots.map((slot) => slot.weight);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const pairWeights = weights.slice(1).map((weight, place) => Math.sqrt(weight * weights[place]) * TOGETHER);
    const wholeOfPairs = pairWeights.reduce((sum, weight) => sum + weight, 0);
    const pages = new Map();
    for (let segment = 0; segment < touched.length; segment++) {
      if (!touched[segment]) continue;
      const { page: number, field, section, words } = index.segments[segment];
      let value = 0;
      let matched = 0;
      for (let which = 0; which < slots.length; which++) {
        if (!met[which][segment]) continue;
        matched++;
        value += weights[which] * met[which][segment];
        if (which < pairWeights.length) value += pairWeights[which] * pairs[which][segment];
      }
      value /= whole + wholeOfPairs;
      let page = pages.get(number);
      if (!page) pages.set(number, (page = { best: {}, met: new Float32Array(slots.length), answer: null }));
      for (let which = 0; which < slots.length; which++) page.met[which] = Math.max(page.met[which], met[which][segment]);
      if (field === FIELD.title || field === FIELD.alias || field === FIELD.address) {
        const fit = Math.max(Math.min(1, matched / words), begins[segment] && matched === slots.length ? FIT_OF_A_BEGINNING : 0);
        if (field === FIELD.title && matched === words && matched === slots.length) page.best.sameTitle = value;
        value *= 0.55 + 0.45 * fit;
      }
      const name = FIELD_NAMES[field];
      if (value > (page.best[name] || 0)) page.best[name] = value;
      if ((field === FIELD.heading || field === FIELD.text) && value * WORTH[name] > (page.answer?.value || 0)) page.answer = { value: value * WORTH[name], section, field };
    }
    for (const [number, page] of pages) {
      const { title = 0, sameTitle = 0, alias = 0, description = 0, area = 0, address = 0, heading = 0, text = 0 } = page.best;
      const named = Math.max(title * WORTH.title, alias * WORTH.alias) + 0.25 * Math.min(title * WORTH.title, alias * WORTH.alias);
      const spread = weights.reduce((sum, weight, which) => sum + weight * Math.min(1, Math.log1p(counts[which][number]) / 4), 0) / whole;
      page.coverage = weights.reduce((sum, weight, which) => sum + weight * page.met[which], 0) / whole;
      page.score =
        factor *
        page.coverage ** COVERAGE_POWER *
        (named + sameTitle * WORTH.sameTitle + description * WORTH.description + area * WORTH.area + address * WORTH.address + heading * WORTH.heading + text * WORTH.text + spread * WORTH.spread);
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
    return [...best].map(([page, found]) => ({ page, ...found })).sort((left, right) => right.score - left.score || left.page - right.page);
  }

  search.ranking = { rankAll, WORTH };
})((self.accountSearch = self.accountSearch || {}));
