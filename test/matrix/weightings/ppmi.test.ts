import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { mapValues } from '../../../src/matrix/select.js';
import { columnSums, rowSums, total } from '../../../src/matrix/sums.js';
import { pmi, ppmi } from '../../../src/matrix/weightings/ppmi.js';
import { countMatrices, largestDifference, snapshot, sparseFromRows, toRows } from '../arbitraries.js';

const counts = countMatrices(5, 6);
const positive = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 });

/** Eight events; the rows sum to 4 and 4, the columns to 6 and 2. */
const small = sparseFromRows([
  [4, 0],
  [2, 2],
]);

describe('ppmi', () => {
  it('is worked by hand: log(p_ij / (p_i* p_*j)), cut at 0', () => {
    const first = Math.log(4 / 8 / ((4 / 8) * (6 / 8)));
    const last = Math.log(2 / 8 / ((4 / 8) * (2 / 8)));
    expect(first).toBeCloseTo(Math.log(4 / 3), 14);
    expect(last).toBeCloseTo(Math.log(2), 14);
    const weighted = ppmi(small);
    expect(weighted.at(0, 0)).toBeCloseTo(first, 7);
    expect(weighted.at(1, 1)).toBeCloseTo(last, 7);
    // The cell (1, 0) has log(2/8 / (4/8 * 6/8)) = log(2/3), which is below 0.
    expect(weighted.nonzeros).toBe(2);
  });

  it('smooths contexts by hand: with exponent 1/2 column 1 has sqrt 2 / (sqrt 6 + sqrt 2)', () => {
    const last = Math.log(2 / 8 / ((4 / 8) * (Math.SQRT2 / (Math.sqrt(6) + Math.SQRT2))));
    expect(ppmi(small, { contextSmoothing: 0.5 }).at(1, 1)).toBeCloseTo(last, 6);
  });

  it('subtracts the shift before cutting', () => {
    const shift = Math.log(1.5);
    const weighted = ppmi(small, { shift });
    expect(weighted.nonzeros).toBe(1);
    expect(weighted.at(1, 1)).toBeCloseTo(Math.log(2) - shift, 7);
  });

  it('is never negative, stores no zeros and leaves the counts untouched', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(1, 0.75), fc.constantFrom(0, 1), (matrix, contextSmoothing, shift) => {
        const before = snapshot(matrix);
        const weighted = ppmi(matrix, { contextSmoothing, shift });
        weighted.checkInvariants();
        expect(weighted.values.every((value) => value > 0)).toBe(true);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('ignores the scale of the counts, to the last bit', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), (matrix, scale) => {
        const scaled = mapValues(matrix, (count) => count * scale);
        expect(ppmi(scaled)).toEqual(ppmi(matrix));
      }),
    );
  });

  it('ignores the scale of the counts with smoothed contexts, to single precision', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), (matrix, scale) => {
        const scaled = mapValues(matrix, (count) => count * scale);
        const [a, b] = [matrix, scaled].map((each) => toRows(ppmi(each, { contextSmoothing: 0.75 })).flat());
        expect(largestDifference(a, b)).toBeLessThan(1e-6);
      }),
    );
  });

  it('stores nothing where targets and contexts are independent', () => {
    fc.assert(
      fc.property(positive, positive, (targets, contexts) => {
        const outer = sparseFromRows(targets.map((target) => contexts.map((context) => target * context)));
        expect(ppmi(outer).nonzeros).toBe(0);
      }),
    );
  });

  it('of an empty matrix is empty', () => {
    expect(ppmi(sparseFromRows([[0, 0]]))).toMatchObject({ rows: 1, columns: 2, nonzeros: 0 });
  });

  it('refuses options out of range', () => {
    for (const contextSmoothing of [0, 1.1, Number.NaN]) {
      expect(() => ppmi(small, { contextSmoothing })).toThrow(OptionError);
    }
    for (const shift of [-1, Number.POSITIVE_INFINITY]) expect(() => ppmi(small, { shift })).toThrow(OptionError);
  });
});

describe('pmi', () => {
  it('keeps the sign and agrees with ppmi above 0', () => {
    expect(pmi(small).at(1, 0)).toBeCloseTo(Math.log(2 / 3), 7);
    fc.assert(
      fc.property(counts, (matrix) => {
        const cut = mapValues(pmi(matrix), (value) => Math.max(0, value));
        expect(cut).toEqual(ppmi(matrix));
      }),
    );
  });

  it('refuses an exponent out of range', () => {
    expect(() => pmi(small, { contextSmoothing: 2 })).toThrow(OptionError);
  });
});

describe('pmi, summed', () => {
  it('weighted with the probabilities gives the mutual information of the marginals, which is never negative', () => {
    fc.assert(
      fc.property(counts, (matrix) => {
        const information = pmi(matrix);
        const all = total(matrix);
        let sum = 0;
        toRows(matrix).forEach((row, target) => {
          row.forEach((count, context) => {
            if (count > 0) sum += (count / all) * information.at(target, context);
          });
        });
        const entropy = (sums: Float64Array): number =>
          sums.reduce((bits, value) => bits - (value > 0 ? (value / all) * Math.log(value / all) : 0), 0);
        expect(sum).toBeGreaterThan(-1e-6);
        expect(sum).toBeLessThan(Math.min(entropy(rowSums(matrix)), entropy(columnSums(matrix))) + 1e-6);
      }),
    );
  });
});
