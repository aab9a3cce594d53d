import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { dot, gram, multiplyDense } from '../../src/matrix/dense-products.js';
import { principalDirections } from '../../src/matrix/principal-directions.js';
import { denseMatrices, snapshot } from './arbitraries.js';

describe('principalDirections', () => {
  it('finds the direction of most of the squared length, without centring', () => {
    // Y'Y = diag(25, 9): the second column holds 25 of 34.
    const { directions, energy } = principalDirections(
      denseFromRows([
        [3, 0],
        [0, -4],
        [0, 3],
      ]),
      1,
    );
    expect([...directions.values]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
    expect(energy).toBeCloseTo(25 / 34, 12);
  });

  it('gives directions of length 1 at right angles', () => {
    fc.assert(
      fc.property(denseMatrices(6, 4), fc.integer({ min: 1, max: 4 }), (matrix, rank) => {
        const before = snapshot(matrix);
        const { directions } = principalDirections(matrix, rank);
        const products = gram(directions);
        expect([products.rows, directions.rows]).toEqual([rank, 4]);
        products.values.forEach((value, cell) => {
          expect(value).toBeCloseTo(cell % (rank + 1) === 0 ? 1 : 0, 6);
        });
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('keeps all inner products when all directions are kept', () => {
    const matrix = denseFromRows([
      [1, 2, 3],
      [-1, 0.5, 2],
      [0, 1, 0],
    ]);
    const { directions, energy } = principalDirections(matrix, 3);
    const turned = multiplyDense(matrix, directions);
    expect(energy).toBe(1);
    for (const left of [0, 1, 2]) {
      for (const right of [0, 1, 2]) {
        expect(dot(turned.row(left), turned.row(right))).toBeCloseTo(dot(matrix.row(left), matrix.row(right)), 5);
      }
    }
  });

  it.each([0, 1.5, 3])('refuses the rank %s for two columns', (rank) => {
    expect(() => principalDirections(denseFromRows([[1, 2]]), rank)).toThrow(OptionError);
  });
});
