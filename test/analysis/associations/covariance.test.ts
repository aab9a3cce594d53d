import { describe, expect, it } from 'vitest';
import {
  centredRows,
  columnMeans,
  covarianceOf,
  requireVariation,
} from '../../../src/analysis/associations/covariance.js';
import { ShapeError } from '../../../src/errors.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import { tableOf } from '../../matrix/compositions/amounts.js';
import { randomAmounts } from './compositions.js';

const table = tableOf([
  [1, 2],
  [3, 2],
  [5, 8],
]); // prettier-ignore

describe('covarianceOf', () => {
  it('divides by N - 1: of 1, 3, 5 and 2, 2, 8 it is 8/2, 12/2 and 24/2', async () => {
    expect([...(await covarianceOf(table)).values]).toEqual([4, 6, 6, 12]);
  });

  it('adds up steps of rows as one', async () => {
    const amounts = randomAmounts(2500, 3, 1);
    const covariance = await covarianceOf(amounts);
    const centred = centredRows(amounts, columnMeans(amounts));
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let row = 0; row < 2500; row++) sum += centred.at(row, i) * centred.at(row, j);
        expect(Math.abs(covariance.at(i, j) * 2499 - sum)).toBeLessThan(1e-9);
      }
    }
  });

  it('tells the share of rows that are done, stops when told to, and needs two rows', async () => {
    const shares: number[] = [];
    await covarianceOf(randomAmounts(2048, 2, 1), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
    await expect(covarianceOf(table, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    await expect(covarianceOf(tableOf([[1, 2]]))).rejects.toThrow(ShapeError);
  });
});

describe('columnMeans and centredRows', () => {
  it('give 3, 4 and the rows less these', () => {
    const means = columnMeans(table);
    expect([...means]).toEqual([3, 4]);
    expect([...centredRows(table, means, [1, 3]).values]).toEqual([0, -2, 2, 4]);
  });
});

describe('requireVariation', () => {
  it('names the part of the first variance that rounding alone made', () => {
    expect(() => requireVariation(Float64Array.of(1, 1e-30), [0, 4])).toThrow(/Column 5/);
    expect(() => requireVariation(Float64Array.of(0), [0])).toThrow(CompositionError);
    requireVariation(Float64Array.of(1, 1e-12), [0, 4]);
  });
});
