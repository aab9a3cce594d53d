import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMutualInformation } from '../../../src/matrix/weightings/local-mutual-information.js';
import { ppmi } from '../../../src/matrix/weightings/ppmi.js';
import { countMatrices, largestDifference, snapshot, sparseFromRows, toRows } from '../arbitraries.js';

describe('localMutualInformation', () => {
  it('is worked by hand: f_ij * log(p_ij / (p_i* p_*j)), cut at 0', () => {
    const counts = sparseFromRows([
      [4, 0],
      [2, 2],
    ]);
    const weighted = localMutualInformation(counts);
    expect(weighted.at(0, 0)).toBeCloseTo(4 * Math.log(4 / 3), 6);
    expect(weighted.at(1, 1)).toBeCloseTo(2 * Math.log(2), 6);
    expect(weighted.nonzeros).toBe(2);
  });

  it('is the count times ppmi, never negative, without stored zeros', () => {
    fc.assert(
      fc.property(countMatrices(5, 6), (counts) => {
        const before = snapshot(counts);
        const weighted = localMutualInformation(counts);
        weighted.checkInvariants();
        expect(weighted.values.every((value) => value > 0)).toBe(true);
        const information = toRows(ppmi(counts)).flat();
        const expected = toRows(counts)
          .flat()
          .map((count, cell) => count * information[cell]);
        expect(largestDifference(toRows(weighted).flat(), expected)).toBeLessThan(1e-4);
        expect(snapshot(counts)).toEqual(before);
      }),
    );
  });
});
