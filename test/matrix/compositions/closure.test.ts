import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closure } from '../../../src/matrix/compositions/closure.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import { anyAmounts, distance, tableOf } from './amounts.js';

describe('closure', () => {
  it('divides every row by its sum and leaves its input alone', () => {
    const amounts = tableOf([
      [1, 3],
      [5, 5],
    ]); // prettier-ignore
    expect([...closure(amounts).values]).toEqual([0.25, 0.75, 0.5, 0.5]);
    expect([...amounts.values]).toEqual([1, 3, 5, 5]);
  });

  it('does not know the scale of a row', () => {
    fc.assert(
      fc.property(anyAmounts(3, 4), fc.double({ min: 0.01, max: 100, noNaN: true }), (amounts, scale) => {
        const scaled = tableOf([0, 1, 2].map((row) => Array.from(amounts.row(row), (value) => value * scale)));
        expect(distance(closure(scaled).values, closure(amounts).values)).toBeLessThan(1e-14);
      }),
    );
  });

  it('names the row and column of what cannot be a part', () => {
    const cases: [number[][], RegExp][] = [
      [
        [
          [1, 1],
          [1, -2],
        ],
        /Row 2 has -2 in column 2/,
      ],
      [[[1, Number.NaN]], /Row 1 has NaN in column 2/],
      [[[Number.POSITIVE_INFINITY, 1]], /Row 1 has Infinity in column 1/],
      [[[0, 0]], /Row 1 has only zeros/],
    ];
    for (const [rows, message] of cases) {
      expect(() => closure(tableOf(rows))).toThrow(message);
      expect(() => closure(tableOf(rows))).toThrow(CompositionError);
    }
  });
});
