import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { clr } from '../../../src/matrix/compositions/clr.js';
import { replaceZeros } from '../../../src/matrix/compositions/replace-zeros.js';
import { mapValues } from '../../../src/matrix/select.js';
import { logRatioProfiles } from '../../../src/matrix/weightings/log-ratio-profiles.js';
import { sparseFromRows, toRows } from '../arbitraries.js';
import { distance, tableOf } from '../compositions/amounts.js';

const rows = [
  [4, 0, 1, 3],
  [0, 2, 0, 1],
  [9, 1, 2, 2],
  [0, 0, 0, 0],
  [5, 0, 0, 1],
];

describe('logRatioProfiles', () => {
  it.each(['bayes-laplace', 'perks', 'jeffreys', 'square-root', { alpha: 0.2 }] as const)(
    'are the centred log-ratios of rows whose zeros %o replaces',
    (zeros) => {
      const { matrix } = logRatioProfiles(sparseFromRows(rows), { zeros, centred: false });
      const filled = tableOf(rows.filter((row) => row.some((count) => count > 0)));
      const expected = clr(replaceZeros(filled, zeros).matrix);
      const found = [0, 1, 2, 4].flatMap((row) => [...matrix.row(row)]);
      expect(distance(found, expected.values)).toBeLessThan(1e-6);
    },
  );

  it('take the mean of every column from it, of the rows that have anything; a row without stays zero', () => {
    const { matrix } = logRatioProfiles(sparseFromRows(rows));
    for (let column = 0; column < 4; column++) {
      expect([0, 1, 2, 4].reduce((sum, row) => sum + matrix.at(row, column), 0)).toBeCloseTo(0, 5);
    }
    expect([...matrix.row(3)]).toEqual([0, 0, 0, 0]);
    expect([...matrix.row(0)].reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
  });

  it('keep the contexts that the most rows have, and tell the share of zeros there: of 4 x 2 cells 1', () => {
    const { contexts, replacedShare, matrix } = logRatioProfiles(sparseFromRows(rows), { contexts: 2 });
    expect([contexts, replacedShare, matrix.columns]).toEqual([[0, 3], 1 / 8, 2]);
  });

  it('do not know the scale of a row without zeros, and leave the counts alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), (scale) => {
        const counts = sparseFromRows([
          [1, 2, 3],
          [2, 2, 5],
        ]); // prettier-ignore
        const before = toRows(logRatioProfiles(counts).matrix).flat();
        const scaled = mapValues(counts, (count) => count * scale);
        expect(distance(toRows(logRatioProfiles(scaled).matrix).flat(), before)).toBeLessThan(1e-6);
        expect(toRows(counts)).toEqual([
          [1, 2, 3],
          [2, 2, 5],
        ]);
      }),
    );
  });

  it('refuse options out of range', () => {
    const counts = sparseFromRows(rows);
    expect(() => logRatioProfiles(counts, { contexts: 1 })).toThrow(OptionError);
    expect(() => logRatioProfiles(counts, { zeros: { alpha: -1 } })).toThrow(OptionError);
    expect(() => logRatioProfiles(counts, { zeros: 'other' as 'perks' })).toThrow(OptionError);
  });
});
