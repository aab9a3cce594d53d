import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSubspace, firstColumns, principalAngles } from '../../../src/analysis/factors/factor-subspace.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { normalRows, rotate } from './synthetic-spaces.js';

describe('principalAngles', () => {
  it('tells the angles of lines and planes', () => {
    const [x, y] = [denseFromRows([[1], [0], [0]]), denseFromRows([[0], [1], [0]])];
    expect(principalAngles(x, y)).toEqual([90]);
    const small = 1e-7;
    const tilted = new DenseMatrix(3, 1, Float64Array.of(Math.cos(small), Math.sin(small), 0));
    expect(principalAngles(x, tilted)[0]).toBeCloseTo((small * 180) / Math.PI, 6);
    // The plane of x and y and that of x and y + z share a line, and meet at 45 degrees.
    const plane = new DenseMatrix(3, 2, Float64Array.of(1, 0, 0, 1, 0, 0));
    const other = new DenseMatrix(3, 2, Float64Array.of(1, 0, 0, Math.SQRT1_2, 0, Math.SQRT1_2));
    const [first, second] = principalAngles(plane, other);
    expect(first).toBeCloseTo(0, 6);
    expect(second).toBeCloseTo(45, 6);
    expect(principalAngles(plane, firstColumns(x, 0))).toEqual([]);
  });

  it('does not depend on the order of both, nor on the axes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const random = createRandom(seed);
        const rows = normalRows(5, 7, random);
        const basesOf = (vectors: DenseMatrix<Float64Array>) => [
          findSubspace(new DenseMatrix(2, 7, vectors.values.slice(0, 14))).basis,
          findSubspace(new DenseMatrix(3, 7, vectors.values.slice(14))).basis,
        ];
        const [left, right] = basesOf(rows);
        const [turnedLeft, turnedRight] = basesOf(rotate(rows, random));
        const angles = principalAngles(left, right);
        expect(angles).toHaveLength(2);
        principalAngles(right, left).forEach((angle, place) => {
          expect(angle).toBeCloseTo(angles[place], 6);
        });
        principalAngles(turnedLeft, turnedRight).forEach((angle, place) => {
          expect(angle).toBeCloseTo(angles[place], 5);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('findSubspace', () => {
  it('tells how many directions hold 95 % of the squared mass', () => {
    // Singular values 3, 2, .5: 9 of 13.25 are 68 %, 13 are 98 %.
    const { spectrum, rank95 } = findSubspace(
      new DenseMatrix(3, 4, Float64Array.of(3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0.5)),
    );
    expect(spectrum).toHaveLength(3);
    [3, 2, 0.5].forEach((value, place) => {
      expect(spectrum[place]).toBeCloseTo(value, 12);
    });
    expect(rank95).toBe(2);
  });

  it('finds the same for a matrix with more rows than columns', () => {
    const tall = normalRows(9, 4, createRandom(1));
    const { spectrum, basis } = findSubspace(tall);
    expect(spectrum).toHaveLength(4);
    expect(basis.rows).toBe(4);
    expect(spectrum.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(
      tall.values.reduce((sum, x) => sum + x * x, 0),
      10,
    );
  });
});
