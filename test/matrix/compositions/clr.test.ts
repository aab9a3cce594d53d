import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closure } from '../../../src/matrix/compositions/closure.js';
import { clr, clrInverse } from '../../../src/matrix/compositions/clr.js';
import { anyAmounts, distance, tableOf } from './amounts.js';

describe('clr', () => {
  it('takes the logarithm against the geometric mean: of 1, 2, 4 it is 2', () => {
    const ratios = clr(tableOf([[1, 2, 4]])).values;
    expect(distance(ratios, [-Math.LN2, 0, Math.LN2])).toBeLessThan(1e-15);
  });

  it('has rows that sum to 0', () => {
    fc.assert(
      fc.property(anyAmounts(2, 6), (amounts) => {
        for (const row of [0, 1]) {
          const sum = clr(amounts)
            .row(row)
            .reduce((total, value) => total + value, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-14);
        }
      }),
    );
  });

  it('is undone by its inverse, up to closure', () => {
    fc.assert(
      fc.property(anyAmounts(2, 5), (amounts) => {
        expect(distance(clrInverse(clr(amounts)).values, closure(amounts).values)).toBeLessThan(1e-14);
      }),
    );
  });

  it('undoes ratios far outside the range of doubles', () => {
    expect([...clrInverse(tableOf([[2000, -2000]])).values]).toEqual([1, 0]);
  });

  it('refuses zeros with their place and what to do', () => {
    expect(() =>
      clr(
        tableOf([
          [1, 2],
          [3, 0],
        ]),
      ),
    ).toThrow(/Row 2 has 0 in column 2. .*replace zeros first/);
    expect(() => clr(tableOf([[1, -2]]))).toThrow(/above 0/);
  });
});
