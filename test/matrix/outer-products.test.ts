import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { sumOuterProducts } from '../../src/matrix/outer-products.js';
import { createRandom } from '../../src/random.js';
import { denseMatrices, gaussianMatrix, snapshot } from './arbitraries.js';

const sizes = fc.record({
  rows: fc.integer({ min: 0, max: 6 }),
  left: fc.integer({ min: 1, max: 11 }),
  right: fc.integer({ min: 1, max: 11 }),
});

describe('sumOuterProducts', () => {
  it('is the sum of the weighted outer products of the rows', () => {
    const inputs = sizes.chain(({ rows, left, right }) =>
      fc.tuple(
        denseMatrices(rows, left),
        denseMatrices(rows, right),
        fc.array(fc.nat(4), { minLength: rows, maxLength: rows }),
      ),
    );
    fc.assert(
      fc.property(inputs, ([left, right, weights]) => {
        const before = [snapshot(left), snapshot(right), [...weights]];
        const sums = sumOuterProducts(left, right, { weights });
        expect([sums.rows, sums.columns]).toEqual([left.columns, right.columns]);
        for (let i = 0; i < sums.rows; i++) {
          for (let j = 0; j < sums.columns; j++) {
            const expected = weights.reduce((sum, weight, row) => sum + weight * left.at(row, i) * right.at(row, j), 0);
            expect(sums.at(i, j) + 0).toBe(expected + 0);
          }
        }
        expect([snapshot(left), snapshot(right), [...weights]]).toEqual(before);
      }),
    );
  });

  it.each([30, 64])('stays within the error that it states, over blocks of rows, at %d columns', (columns) => {
    const rows = 300;
    const [left, right] = [gaussianMatrix(rows, columns, 1), gaussianMatrix(rows, columns, 2)];
    const random = createRandom(3);
    const weights = Float64Array.from({ length: rows }, () => random.uniform());
    const sums = sumOuterProducts(left, right, { weights });
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) {
        let [exact, size] = [0, 0];
        for (let row = 0; row < rows; row++) {
          const term = weights[row] * left.at(row, i) * right.at(row, j);
          exact += term;
          size += Math.abs(term);
        }
        expect(Math.abs(sums.at(i, j) - exact)).toBeLessThanOrEqual(130 * 2 ** -24 * size);
      }
    }
  });

  it('refuses other numbers of rows or weights', () => {
    expect(() => sumOuterProducts(gaussianMatrix(2, 3, 1), gaussianMatrix(3, 3, 1))).toThrow(ShapeError);
    const weights = [1];
    expect(() => sumOuterProducts(gaussianMatrix(2, 3, 1), gaussianMatrix(2, 3, 1), { weights })).toThrow(ShapeError);
  });
});
