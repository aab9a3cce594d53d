import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { choleskyFactor, invertUpper } from '../../src/matrix/cholesky.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { multiplyDoubles } from '../../src/matrix/dense-products.js';
import { transposeDense } from '../../src/matrix/transpose.js';

describe('choleskyFactor', () => {
  it('finds R of [[4, 2], [2, 5]]: 2 in the corner, 2/2 beside it, sqrt(5 - 1) below', () => {
    const factor = choleskyFactor(new DenseMatrix(2, 2, Float64Array.of(4, 2, 2, 5)));
    expect([...(factor?.values ?? [])]).toEqual([2, 1, 0, 2]);
  });

  it('gives nothing where the matrix is not positive definite, or a pivot is too small', () => {
    expect(choleskyFactor(new DenseMatrix(2, 2, Float64Array.of(1, 2, 2, 1)))).toBeUndefined();
    const small = new DenseMatrix(2, 2, Float64Array.of(1, 0, 0, 1e-7));
    expect(choleskyFactor(small)).toBeDefined();
    expect(choleskyFactor(small, { least: 1e-6 })).toBeUndefined();
  });

  it("gives back the matrix as R'R, and its inverse as the product of R's inverse with its transpose", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 16, maxLength: 16 }), (entries) => {
        const root = new DenseMatrix(4, 4, Float64Array.from(entries));
        const matrix = multiplyDoubles(transposeDense(root), root);
        for (let i = 0; i < 4; i++) matrix.values[5 * i]++;
        const factor = choleskyFactor(matrix);
        if (factor === undefined) throw new Error('a matrix of eigenvalues >= 1 is positive definite');
        const inverse = invertUpper(factor);
        const one = multiplyDoubles(matrix, multiplyDoubles(inverse, transposeDense(inverse)));
        multiplyDoubles(transposeDense(factor), factor).values.forEach((value, place) => {
          expect(value).toBeCloseTo(matrix.values[place], 12);
          expect(one.values[place]).toBeCloseTo(place % 5 === 0 ? 1 : 0, 9);
        });
      }),
    );
  });

  it('refuses a matrix that is not square', () => {
    expect(() => choleskyFactor(new DenseMatrix(1, 2, Float64Array.of(1, 2)))).toThrow(ShapeError);
  });
});
