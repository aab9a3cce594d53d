import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency } from '../../../src/matrix/weightings/inverse-document-frequency.js';
import { countMatrices, snapshot, sparseFromRows, toRows } from '../arbitraries.js';

describe('inverseDocumentFrequency', () => {
  it('is worked by hand: f_ij * log(n / n_j), and drops a column that is in every row', () => {
    const counts = sparseFromRows([
      [5, 1, 0],
      [1, 3, 0],
      [2, 0, 7],
    ]);
    const before = snapshot(counts);
    expect(toRows(inverseDocumentFrequency(counts))).toEqual([
      [0, Math.fround(1 * Math.log(3 / 2)), 0],
      [0, Math.fround(3 * Math.log(3 / 2)), 0],
      [0, 0, Math.fround(7 * Math.log(3))],
    ]);
    expect(snapshot(counts)).toEqual(before);
  });

  it('stores only values above 0 and never more cells than were counted', () => {
    fc.assert(
      fc.property(countMatrices(5, 6), (counts) => {
        const weighted = inverseDocumentFrequency(counts);
        weighted.checkInvariants();
        expect(weighted.nonzeros).toBeLessThanOrEqual(counts.nonzeros);
        expect(weighted.values.every((value) => value > 0)).toBe(true);
      }),
    );
  });
});
