import { describe, expect, it } from 'vitest';
import { findPrincipalScores } from '../../../src/analysis/factors/principal-scores.js';
import { OptionError, QualiaError } from '../../../src/errors.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { dot, multiplyDoubles } from '../../../src/matrix/dense-products.js';
import { createRandom } from '../../../src/random.js';
import { normalRows } from './synthetic-spaces.js';

/** Distances between all rows. */
function distances(vectors: DenseMatrix): number[] {
  const found: number[] = [];
  for (let i = 0; i < vectors.rows; i++) {
    for (let j = 0; j < i; j++) {
      const difference = Float64Array.from(vectors.row(i), (value, column) => value - vectors.at(j, column));
      found.push(dot(difference, difference));
    }
  }
  return found;
}

describe('findPrincipalScores', () => {
  it.each([
    ['more rows', 12, 5],
    ['more columns', 5, 12],
  ])('keeps all distances, centres, and parts the axes: %s', async (_, rows, columns) => {
    const vectors = normalRows(rows, columns, createRandom(1));
    const { scores, variances, total } = await findPrincipalScores(vectors);
    expect(variances).toHaveLength(Math.min(rows - 1, columns));
    const before = distances(vectors);
    distances(scores).forEach((distance, pair) => {
      expect(distance).toBeCloseTo(before[pair], 9);
    });
    for (let axis = 0; axis < variances.length; axis++) {
      const own = Float64Array.from({ length: rows }, (_unused, row) => scores.at(row, axis));
      expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      expect(dot(own, own) / (rows - 1)).toBeCloseTo(variances[axis], 9);
      if (axis === 0) continue;
      const other = Float64Array.from({ length: rows }, (_unused, row) => scores.at(row, axis - 1));
      expect(dot(own, other)).toBeCloseTo(0, 9);
      expect(variances[axis]).toBeLessThanOrEqual(variances[axis - 1]);
    }
    expect(variances.reduce((sum, variance) => sum + variance * (rows - 1), 0)).toBeCloseTo(total, 9);
  });

  it('leaves out directions that are rounding alone, also of single precision', async () => {
    const line = normalRows(20, 2, createRandom(1));
    const turned = multiplyDoubles(line, normalRows(2, 6, createRandom(2)));
    const single = new DenseMatrix(20, 6, Float32Array.from(turned.values));
    for (const vectors of [turned, single]) {
      expect((await findPrincipalScores(vectors)).variances).toHaveLength(2);
    }
    const wide = new DenseMatrix(
      6,
      20,
      Float32Array.from(multiplyDoubles(normalRows(6, 2, createRandom(1)), normalRows(2, 20, createRandom(2))).values),
    );
    expect((await findPrincipalScores(wide)).variances).toHaveLength(2);
  });

  it('takes as many axes as asked for, and tells the variance of all', async () => {
    const vectors = normalRows(12, 5, createRandom(1));
    const [all, two] = [await findPrincipalScores(vectors), await findPrincipalScores(vectors, { components: 2 })];
    expect([...two.variances]).toEqual([...all.variances.slice(0, 2)]);
    expect(two.total).toBe(all.total);
  });

  it('leaves the vectors as they were', async () => {
    const vectors = normalRows(4, 3, createRandom(1));
    const before = vectors.values.slice();
    await findPrincipalScores(vectors);
    expect(vectors.values).toEqual(before);
  });

  it('refuses equal vectors, numbers that are not finite, and components out of range', async () => {
    await expect(
      findPrincipalScores(
        denseFromRows([
          [1, 2],
          [1, 2],
        ]),
      ),
    ).rejects.toThrow(QualiaError);
    const broken = new DenseMatrix(2, 1, Float64Array.of(1, Number.POSITIVE_INFINITY));
    await expect(findPrincipalScores(broken)).rejects.toThrow(/not finite/);
    await expect(findPrincipalScores(normalRows(4, 3, createRandom(1)), { components: 0.5 })).rejects.toThrow(
      OptionError,
    );
  });
});
