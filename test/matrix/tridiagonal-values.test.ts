import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { tridiagonalValues } from '../../src/matrix/tridiagonal-values.js';
import { largestDifference } from './arbitraries.js';
import { eigenvaluesOf } from './symmetric-bands.js';

function toMatrix(diagonal: ArrayLike<number>, beside: ArrayLike<number>): Matrix {
  const matrix = Matrix.diag(Array.from(diagonal));
  for (let i = 1; i < diagonal.length; i++) {
    matrix.set(i, i - 1, beside[i]);
    matrix.set(i - 1, i, beside[i]);
  }
  return matrix;
}

const wholes = fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 2 }));
const plain = fc.oneof(
  wholes,
  fc.integer({ min: -9000, max: 9000 }).map((value) => value / 1000),
);
/** With numbers too small to be squared, at which ml-matrix fails. */
const any = fc.oneof(wholes, fc.double({ min: -9, max: 9, noNaN: true }));
const pairsOf = (
  numbers: fc.Arbitrary<number>,
): fc.Arbitrary<{ readonly diagonal: Float64Array; readonly beside: Float64Array }> =>
  fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 40 }).map((cells) => ({
    diagonal: Float64Array.from(cells, ([d]) => d),
    beside: Float64Array.from(cells, ([, e]) => e),
  }));

describe('tridiagonalValues', () => {
  it('finds the eigenvalues that ml-matrix finds, largest first, and leaves its input untouched', () => {
    fc.assert(
      fc.property(pairsOf(plain), ({ diagonal, beside }) => {
        const before = structuredClone([diagonal, beside]);
        const values = tridiagonalValues(diagonal, beside);
        expect(largestDifference(values, eigenvaluesOf(toMatrix(diagonal, beside)))).toBeLessThan(1e-11);
        expect([diagonal, beside]).toEqual(before);
      }),
    );
  });

  it('keeps the trace and the squared norm', () => {
    fc.assert(
      fc.property(pairsOf(any), ({ diagonal, beside }) => {
        const values = tridiagonalValues(diagonal, beside);
        const trace = diagonal.reduce((sum, value) => sum + value, 0);
        const outside = beside.slice(1).reduce((sum, value) => sum + 2 * value * value, 0);
        const norm = diagonal.reduce((sum, value) => sum + value * value, outside);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9);
        expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(norm, 7);
      }),
    );
  });

  it.each([500, 37])('finds 2 + 2 cos(j pi / (n + 1)) for 2 on the diagonal and 1 beside it, n = %i', (size) => {
    const values = tridiagonalValues(new Float64Array(size).fill(2), new Float64Array(size).fill(1));
    const expected = Array.from({ length: size }, (_, j) => 2 + 2 * Math.cos(((j + 1) * Math.PI) / (size + 1)));
    expect(largestDifference(values, expected)).toBeLessThan(1e-13 * size);
  });

  it('sorts a diagonal, zeros and equal values included', () => {
    const diagonal = Float64Array.of(3, 0, -1, 3, 7, 0, 3);
    expect([...tridiagonalValues(diagonal, new Float64Array(7))]).toEqual([7, 3, 3, 3, 0, 0, -1]);
    expect([...tridiagonalValues(new Float64Array(5), new Float64Array(5))]).toEqual([0, 0, 0, 0, 0]);
  });

  it('finds pairs that lie closer than doubles can tell (Wilkinson 1965, the matrix W21+)', () => {
    const diagonal = Float64Array.from({ length: 21 }, (_, i) => Math.abs(i - 10));
    const values = tridiagonalValues(diagonal, new Float64Array(21).fill(1));
    expect(values[0]).toBeCloseTo(10.746194182903393, 12);
    expect(values[1]).toBeCloseTo(10.746194182903322, 12);
    expect(values[20]).toBeCloseTo(-1.125441522119985, 12);
  });

  it('takes one number or none', () => {
    expect([...tridiagonalValues(Float64Array.of(-4), Float64Array.of(9))]).toEqual([-4]);
    expect(tridiagonalValues(new Float64Array(0), new Float64Array(0))).toHaveLength(0);
  });

  it('ends on numbers too small to be squared, between zeros', () => {
    const beside = Float64Array.of(0, -Number.MIN_VALUE, 1e-200, 0);
    const values = tridiagonalValues(new Float64Array(4), beside);
    expect(largestDifference(values, new Float64Array(4))).toBeLessThanOrEqual(1e-200);
  });

  it('fails with code CONVERGENCE on what is not finite', () => {
    const infinite = (): unknown => tridiagonalValues(Float64Array.of(1, Number.NaN, 2), Float64Array.of(0, 1, 1));
    expect(infinite).toThrow(expect.objectContaining({ name: 'QualiaError', code: 'CONVERGENCE' }));
    expect(infinite).toThrow(/do not converge/);
  });
});
