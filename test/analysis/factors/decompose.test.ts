import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose } from '../../../src/analysis/factors/decompose.js';
import { createFactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { additiveVectors, gridOf, incomplete, normalRows } from './synthetic-spaces.js';

/** Subtracts the mean of the rows, weighted by how often each is used. */
function centre(part: DenseMatrix, labels: Int32Array): number[] {
  const means = Array.from({ length: part.columns }, (_, column) =>
    labels.reduce((sum, label) => sum + part.at(label, column) / labels.length, 0),
  );
  return Array.from(part.values, (value, cell) => value - means[cell % part.columns]);
}

describe('decompose', () => {
  it('takes a square of four vectors apart', () => {
    // Mean (.5, .5); small is -.5 along the first axis, red -.5 along the second.
    const { mean, components, r2, isUnique } = decompose(
      denseFromRows([
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]),
      gridOf(2, 2),
    );
    expect([...mean]).toEqual([0.5, 0.5]);
    expect([...components[0].values]).toEqual([-0.5, 0, 0.5, 0]);
    expect([...components[1].values]).toEqual([0, -0.5, 0, 0.5]);
    expect([r2, isUnique]).toEqual([1, true]);
  });

  it.each([
    ['a full grid', gridOf(5, 7)],
    ['a grid of three factors', gridOf(3, 4, 5)],
    ['two thirds of a grid', incomplete(gridOf(8, 10), 2 / 3, 1)],
    ['a quarter of a grid of three factors', incomplete(gridOf(5, 6, 7), 1 / 4, 2)],
  ])('recovers the components of an additive space, up to the mean of each factor: %s', (_, set) => {
    const { vectors, parts } = additiveVectors(set, 12, 3);
    const { components, r2, mean } = decompose(vectors, set);
    expect(1 - r2).toBeLessThan(1e-18);
    parts.forEach((part, factor) => {
      // Values may have moved: the set keeps those it has in the order of its items.
      const expected = centre(part, set.labels[factor]);
      expect(
        Math.max(...expected.map((value, cell) => Math.abs(components[factor].values[cell] - value))),
      ).toBeLessThan(1e-10);
    });
    expect(mean[0]).toBeCloseTo(
      vectors.values.reduce((sum, x, cell) => sum + (cell % 12 === 0 ? x : 0), 0) / vectors.rows,
      10,
    );
  });

  it('says that means of values are no fit where combinations are missing', () => {
    const set = incomplete(gridOf(8, 10), 0.5, 1);
    const { vectors } = additiveVectors(set, 12, 3);
    expect(decompose(vectors, set, { method: 'means' }).r2).toBeLessThan(0.99);
    const full = additiveVectors(gridOf(8, 10), 12, 3);
    expect(decompose(full.vectors, gridOf(8, 10), { method: 'means' }).r2).toBeCloseTo(1, 14);
  });

  it('is never worse than means, and the residuals of least squares are orthogonal to every value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0.35, max: 1, noNaN: true }), (seed, share) => {
        const set = incomplete(gridOf(4, 6), share, seed);
        const vectors = normalRows(set.texts.length, 3, createRandom(seed));
        const { r2, mean, components } = decompose(vectors, set);
        expect(r2).toBeGreaterThanOrEqual(decompose(vectors, set, { method: 'means' }).r2 - 1e-12);
        set.factors.forEach(({ values }, factor) => {
          values.forEach((_, value) => {
            for (let column = 0; column < 3; column++) {
              let sum = 0;
              set.labels[factor].forEach((label, item) => {
                if (label !== value) return;
                sum += vectors.at(item, column) - mean[column];
                components.forEach((part, other) => {
                  sum -= part.at(set.labels[other][item], column);
                });
              });
              expect(Math.abs(sum)).toBeLessThan(1e-9);
            }
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('tells where components are not unique, and explains the vectors all the same', () => {
    const rows = ['a0 b0', 'a0 b1', 'a1 b0', 'a1 b1', 'a2 b2', 'a2 b3', 'a3 b2', 'a3 b3'];
    const set = createFactorialSet(
      ['a', 'b'],
      rows.map((row) => ({ values: row.split(' ') })),
    );
    const { vectors } = additiveVectors(set, 3, 5);
    const { isUnique, r2 } = decompose(vectors, set);
    expect(isUnique).toBe(false);
    expect(r2).toBeCloseTo(1, 12);
  });

  it('refuses another number of vectors, equal vectors, numbers that are not finite, another method', () => {
    const set = gridOf(2, 2);
    expect(() => decompose(denseFromRows([[1], [2]]), set)).toThrow(ShapeError);
    expect(() => decompose(denseFromRows([[1], [1], [1], [1]]), set)).toThrow(QualiaError);
    const broken = new DenseMatrix(4, 1, Float64Array.of(1, 2, 3, Number.NaN));
    expect(() => decompose(broken, set)).toThrow(/not finite/);
    expect(() => decompose(normalRows(4, 2, createRandom(1)), set, { method: 'median' as 'means' })).toThrow(
      OptionError,
    );
  });
});
