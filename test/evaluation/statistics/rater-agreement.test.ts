import { describe, expect, it } from 'vitest';
import { measureAgreement } from '../../../src/evaluation/statistics/rater-agreement.js';

/** Items rated by the raters a, b, c in this order; undefined where one has not rated. */
function itemsOf(rows: readonly (readonly (number | undefined)[])[]) {
  return rows.map((row) => ({
    ratings: row.flatMap((value, place) => (value === undefined ? [] : [{ value, rater: 'abc'.charAt(place) }])),
  }));
}

describe('measureAgreement', () => {
  it('is 1 where all order the items alike, whatever their scales', () => {
    const agreement = measureAgreement(
      itemsOf([
        [1, 10, 3],
        [2, 20, 4],
        [3, 60, 9],
      ]),
    );
    expect(agreement).toEqual({ raters: 3, pairwise: expect.closeTo(1, 12), leaveOneOut: expect.closeTo(1, 12) });
  });

  it('takes the mean over pairs of raters, and over raters against the means of the others', () => {
    const agreement = measureAgreement(
      itemsOf([
        [1, 1, 3],
        [2, 2, 2],
        [3, 3, 1],
      ]),
    );
    expect(agreement.pairwise).toBeCloseTo((1 - 1 - 1) / 3, 12);
    // The means without a are 2, 2, 2 and so do not vary; the same without b; without c they are 1, 2, 3.
    expect(agreement.leaveOneOut).toBeCloseTo(-1, 12);
  });

  it('uses the items that raters share, of which there must be three', () => {
    const agreement = measureAgreement(
      itemsOf([
        [1, 1, undefined],
        [2, 2, 2],
        [3, 3, 1],
        [4, undefined, undefined],
      ]),
    );
    expect(agreement.pairwise).toBeCloseTo(1, 12);
    expect(agreement.raters).toBe(3);
  });

  it('counts several ratings of one rater as their mean', () => {
    const rate = (...values: number[]) => values.map((value) => ({ value, rater: 'a' }));
    const other = (value: number) => ({ value, rater: 'b' });
    const items = [
      { ratings: [...rate(1, 9), other(5)] },
      { ratings: [...rate(6), other(6)] },
      { ratings: [...rate(7), other(7)] },
    ];
    expect(measureAgreement(items).pairwise).toBeCloseTo(1, 12);
  });

  it('is undefined without raters', () => {
    expect(measureAgreement([{ ratings: [{ value: 1 }] }])).toEqual({
      raters: 0,
      pairwise: undefined,
      leaveOneOut: undefined,
    });
  });
});
