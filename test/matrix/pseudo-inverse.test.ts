import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../src/matrix/dense-products.js';
import { pseudoInverse } from '../../src/matrix/pseudo-inverse.js';
import { distance } from './compositions/amounts.js';

const entry = fc.double({ min: -1, max: 1, noNaN: true });

/** A'A of matrices of some rows and 5 columns, whose columns may be made to sum to 0. */
function anyProducts(rows: number, hasZeroSums: boolean): fc.Arbitrary<DenseMatrix<Float64Array>> {
  return fc.array(entry, { minLength: rows * 5, maxLength: rows * 5 }).map((entries) => {
    const factor = new DenseMatrix(rows, 5, Float64Array.from(entries));
    // An identity above the numbers keeps the eigenvalues that are not 0 away from it.
    for (let i = 0; i < Math.min(rows, 5); i++) factor.values[i * 5 + i] += 4;
    for (let row = 0; row < rows && hasZeroSums; row++) {
      const mean = factor.row(row).reduce((sum, value) => sum + value, 0) / 5;
      for (let column = 0; column < 5; column++) factor.values[row * 5 + column] -= mean;
    }
    return gram(factor);
  });
}

describe('pseudoInverse', () => {
  it("inverts [[2, 0], [0, 4]], and of [[2, 2], [2, 2]] = 4 vv' gives vv' / 4", () => {
    const diagonal = pseudoInverse(new DenseMatrix(2, 2, Float64Array.of(2, 0, 0, 4)));
    expect(distance(diagonal.matrix.values, [0.5, 0, 0, 0.25])).toBeLessThan(1e-15);
    const { matrix, rank } = pseudoInverse(new DenseMatrix(2, 2, Float64Array.of(2, 2, 2, 2)));
    expect(rank).toBe(1);
    expect(distance(matrix.values, [0.125, 0.125, 0.125, 0.125])).toBeLessThan(1e-15);
  });

  it.each([
    ['full rank', 6, false, 5],
    ['rows that sum to 0', 6, true, 4],
    ['three dimensions', 3, false, 3],
    ['three dimensions and rows that sum to 0', 3, true, 3],
  ] as const)('keeps the four equations of Penrose with %s', (_, rows, hasZeroSums, expected) => {
    fc.assert(
      fc.property(anyProducts(rows, hasZeroSums), (matrix) => {
        const { matrix: inverse, rank } = pseudoInverse(matrix, { hasZeroSums });
        expect(rank).toBe(expected);
        const both = multiplyDoubles(matrix, inverse);
        expect(distance(multiplyDoubles(both, matrix).values, matrix.values)).toBeLessThan(1e-10);
        expect(distance(multiplyDoubles(inverse, both).values, inverse.values)).toBeLessThan(1e-10);
        const turned = Array.from(both.values, (_, place) => both.at(place % 5, Math.floor(place / 5)));
        expect(distance(both.values, turned)).toBeLessThan(1e-10);
      }),
    );
  });

  it('gives the same through the factor as through eigenvalues', () => {
    fc.assert(
      fc.property(anyProducts(6, true), (matrix) => {
        const byFactor = pseudoInverse(matrix, { hasZeroSums: true });
        const byEigen = pseudoInverse(matrix, { mostRank: 3 });
        expect(distance(byFactor.matrix.values, byEigen.matrix.values)).toBeLessThan(1e-12);
      }),
    );
  });

  it('gives zeros of rank 0 for zeros, and refuses what is not square', () => {
    const { matrix, rank } = pseudoInverse(new DenseMatrix(3, 3, new Float64Array(9)));
    expect([rank, ...matrix.values]).toEqual(new Array(10).fill(0));
    expect(() => pseudoInverse(new DenseMatrix(1, 2, new Float64Array(2)))).toThrow(ShapeError);
  });
});
