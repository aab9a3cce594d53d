import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { choleskyFactor, factorSteps, inverseFromFactor, invertUpper } from '../../src/matrix/cholesky.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../src/matrix/dense-products.js';
import { transposeDense } from '../../src/matrix/transpose.js';
import { createRandom } from '../../src/random.js';

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

  it.each([64, 65, 150])(
    'works through blocks: %i rows give back the matrix, its inverse and R upper triangular',
    (size) => {
      const matrix = positiveMatrix(size);
      const factor = choleskyFactor(matrix);
      if (factor === undefined) throw new Error('the matrix is positive definite');
      const back = multiplyDoubles(transposeDense(factor), factor);
      const one = multiplyDoubles(matrix, inverseFromFactor(factor));
      const ofFactor = multiplyDoubles(factor, invertUpper(factor));
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          if (j < i) expect(factor.at(i, j)).toBe(0);
          expect(back.at(i, j)).toBeCloseTo(matrix.at(i, j), 9);
          expect(one.at(i, j)).toBeCloseTo(i === j ? 1 : 0, 9);
          expect(ofFactor.at(i, j)).toBeCloseTo(i === j ? 1 : 0, 9);
        }
      }
    },
  );

  it('finds a pivot that is too small in a later block', () => {
    const matrix = positiveMatrix(100);
    for (let j = 0; j < 100; j++) {
      matrix.values[90 * 100 + j] = matrix.at(80, j);
      matrix.values[j * 100 + 90] = matrix.at(80, j);
    }
    matrix.values[90 * 100 + 90] = matrix.at(80, 80);
    expect(choleskyFactor(matrix, { least: 1e-12 })).toBeUndefined();
  });
});

describe('factorSteps', () => {
  it('tells the share of rows that are done', () => {
    expect([...factorSteps(positiveMatrix(100))]).toEqual([0.64, 1]);
  });
});

/** The products of random numbers, with enough on the diagonal. */
function positiveMatrix(size: number): DenseMatrix<Float64Array> {
  const random = createRandom(size);
  const root = new DenseMatrix(
    size,
    size,
    Float64Array.from({ length: size * size }, () => random.normal()),
  );
  const matrix = gram(root);
  for (let i = 0; i < size; i++) matrix.values[i * size + i] += size;
  return matrix;
}
