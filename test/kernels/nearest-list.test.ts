import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listLength, offerRow } from '../../src/kernels/nearest-list.js';

const offers = fc.array(fc.record({ score: fc.integer({ min: -9, max: 9 }), bound: fc.integer({ min: 0, max: 3 }) }), {
  maxLength: 60,
});

function offerAll(
  rows: readonly { readonly score: number; readonly bound: number }[],
  wanted: number,
  capacity: number,
) {
  const list = new Float64Array(listLength(wanted, capacity)).fill(Number.NEGATIVE_INFINITY);
  list[0] = 0;
  let threshold = Number.NEGATIVE_INFINITY;
  rows.forEach((offer, row) => {
    if (offer.score + offer.bound < threshold) return;
    threshold = offerRow(list, { wanted, capacity }, { row, ...offer });
  });
  const kept = Array.from({ length: Math.min(list[0], capacity) }, (_, entry) => list[1 + wanted + 2 * entry]);
  return { threshold, count: list[0], kept };
}

describe('offerRow', () => {
  it('gives as threshold the wanted-th highest certain score', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 5 }), (rows, wanted) => {
        const certain = rows.map(({ score, bound }) => score - bound).sort((a, b) => b - a);
        expect(offerAll(rows, wanted, 100).threshold).toBe(certain[wanted - 1] ?? Number.NEGATIVE_INFINITY);
      }),
    );
  });

  it('keeps every row that may be among the wanted best, or says that they do not fit', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (rows, wanted, spare) => {
        const capacity = wanted + spare;
        const { threshold, count, kept } = offerAll(rows, wanted, capacity);
        const possible = rows.flatMap(({ score, bound }, row) => (score + bound >= threshold ? [row] : []));
        if (count <= capacity) expect(kept).toEqual(expect.arrayContaining(possible));
        else expect(count).toBe(capacity + 1);
      }),
    );
  });
});
