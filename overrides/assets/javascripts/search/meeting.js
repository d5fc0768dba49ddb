/**
 * Where the words of a query stand: by segment how well each is met, at which places, and which share of the segment it
 * is; by page how much its running text is about it. Kept on the slots, since the keys of a query share them.
 */
(function (search) {
  "use strict";
  const { SHARES, BODY_STEPS } = search.index;

  /** How near the words of a name must stand that is no group of the index: side by side. */
  const SCATTERED_IN_BODY = 0.4;

  function empty(index) {
    const segments = index.pageOfSegment.length;
    return {
      met: new Float32Array(segments),
      share: new Float32Array(segments),
      places: new Int32Array(segments),
      body: new Float32Array(index.pages.length),
    };
  }

  /** Add a row of postings to a meeting. */
  function add(index, meeting, row, quality) {
    const { segments, codes, pages, values } = index.postings(row);
    const { met, share, places, body } = meeting;
    for (let at = 0; at < segments.length; at++) {
      const segment = segments[at];
      const code = codes[at];
      if (quality > met[segment]) met[segment] = quality;
      share[segment] = Math.max(share[segment], (code & (SHARES - 1)) / (SHARES - 1));
      places[segment] |= 1 << (code >> 6);
    }
    for (let at = 0; at < pages.length; at++)
      body[pages[at]] = Math.max(body[pages[at]], (quality * values[at]) / BODY_STEPS);
  }

  /**
   * @param {Object} index a SearchIndex
   * @param {Object} slot see query.js
   * @returns {{met: Float32Array, share: Float32Array, places: Int32Array, body: Float32Array}}
   */
  function meet(index, slot) {
    if (slot.meeting && slot.generation === index.generation) return slot.meeting;
    slot.meeting = empty(index);
    slot.generation = index.generation;
    for (const [number, quality] of slot.qualities) add(index, slot.meeting, number, quality);
    return slot.meeting;
  }

  /** Where a span is met: a group of names, or words side by side. */
  function meetSpan(index, { rows, quality }) {
    const meeting = empty(index);
    add(index, meeting, rows[0], quality);
    for (const row of rows.slice(1)) {
      const next = empty(index);
      add(index, next, row, quality);
      meeting.met.forEach((met, segment) => {
        if (!met) return;
        meeting.places[segment] = (meeting.places[segment] << 1) & next.places[segment];
        if (!meeting.places[segment]) meeting.met[segment] = 0;
        else meeting.share[segment] += next.share[segment];
      });
      meeting.body.forEach((value, page) => {
        meeting.body[page] = Math.min(value, next.body[page]) * SCATTERED_IN_BODY;
      });
    }
    return meeting;
  }

  /** What a span says of its slots: where it is met better than the words themselves, it stands for each of them. */
  function overlay(meetings, spanMeeting, { from, to }) {
    for (let which = from; which < to; which++) {
      const { met, share, body, places } = meetings[which];
      const own = { met: met.slice(), share: share.slice(), body: body.slice(), places };
      for (let segment = 0; segment < met.length; segment++) {
        if (spanMeeting.met[segment] <= met[segment]) continue;
        own.met[segment] = spanMeeting.met[segment];
        own.share[segment] = Math.max(share[segment], spanMeeting.share[segment] / (to - from));
      }
      for (let page = 0; page < body.length; page++) own.body[page] = Math.max(body[page], spanMeeting.body[page]);
      meetings[which] = own;
    }
  }

  /**
   * The meetings of all slots of a query, with what its spans add.
   * @param {Object} index a SearchIndex
   * @param {{slots: Object[], spans: Object[]}} reading see query.js
   * @returns {{meetings: Object[], together: (Float32Array|null)[]}} `together`: by pair of neighbouring slots, where a span
   *   holds both
   */
  function meetAll(index, { slots, spans }) {
    const meetings = slots.map((slot) => meet(index, slot));
    const together = slots.slice(1).map(() => null);
    for (const span of spans) {
      const spanMeeting = meetSpan(index, span);
      overlay(meetings, spanMeeting, span);
      for (let pair = span.from; pair < span.to - 1; pair++)
        together[pair] = together[pair]
          ? together[pair].map((value, segment) => Math.max(value, spanMeeting.met[segment]))
          : spanMeeting.met;
    }
    return { meetings, together };
  }

  search.meeting = { meetAll };
})((self.accountSearch = self.accountSearch || {}));
