import { readFileSync } from 'node:fs';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { multiplySparseVector } from '../../src/matrix/sparse-products.js';
import { transpose } from '../../src/matrix/transpose.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';

/** Singular triples by scipy's ARPACK; see truncated-svd.py beside it. */
interface Golden {
  readonly shape: readonly [number, number];
  readonly nonzeros: number;
  /** One more than the rank. */
  readonly singularValues: readonly number[];
  readonly rank: number;
  /** Cells (row, column, value) of U S V'. */
  readonly approximation: readonly (readonly [number, number, number])[];
}

const golden = JSON.parse(readFileSync(new URL('../golden/truncated-svd.json', import.meta.url), 'utf8')) as Golden;
const { rank, singularValues: expected } = golden;

function goldenMatrix(): SparseMatrix {
  const [rows, columns] = golden.shape;
  const builder = new SparseBuilder();
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const x = (i * i * 31 + j * j * 17 + i * j * 7) % 1009;
      if (x * (10 + j) < 20_000) builder.add(i, j, 1 + (x % 5));
    }
  }
  return builder.build({ rows, columns });
}

/** The columns of a basis, made orthonormal in doubles by Gram-Schmidt. */
function exactColumns(basis: DenseMatrix): Float64Array[] {
  const done: Float64Array[] = [];
  for (let column = 0; column < basis.columns; column++) {
    const vector = Matrix.columnVector(Array.from({ length: basis.rows }, (_, row) => basis.at(row, column)));
    for (const other of [...done, ...done]) {
      const unit = Matrix.columnVector(Array.from(other));
      vector.sub(Matrix.mul(unit, Matrix.columnVector(unit.to1DArray()).dot(vector)));
    }
    done.push(Float64Array.from(vector.div(vector.norm()).to1DArray()));
  }
  return done;
}

/**
 * A bound on the sum of the squared sines of the angles between the span of these columns and that of the first right
 * singular vectors: (sum of s_i^2, i <= k, less |A W|^2) / (s_k^2 - s_(k+1)^2), from Fan 1949.
 */
function sineBound(matrix: SparseMatrix, basis: DenseMatrix): number {
  let missing = expected.slice(0, rank).reduce((sum, value) => sum + value * value, 0);
  for (const column of exactColumns(basis)) {
    missing -= multiplySparseVector(matrix, column).reduce((sum, value) => sum + value * value, 0);
  }
  return Math.abs(missing) / (expected[rank - 1] ** 2 - expected[rank] ** 2);
}

describe('truncatedSvd against ARPACK', () => {
  const matrix = goldenMatrix();

  it('is given the same matrix', () => {
    expect(matrix.nonzeros).toBe(golden.nonzeros);
  });

  it('finds the singular values within its tolerance, and within 1e-6 with a smaller one', () => {
    for (const tolerance of [1e-4, 1e-7]) {
      const { singularValues } = truncatedSvd(matrix, { rank, tolerance });
      const errors = Array.from(singularValues, (value, index) => Math.abs(value / expected[index] - 1));
      expect(errors).toHaveLength(rank);
      expect(Math.max(...errors)).toBeLessThan(Math.max(tolerance, 1e-6));
    }
  });

  it('spans the same spaces: cosines of all angles above 1 - 1e-6, on both sides', () => {
    const { left, right } = truncatedSvd(matrix, { rank, tolerance: 1e-8 });
    // 1 - cosine is half the squared sine, for small angles.
    expect(sineBound(matrix, right) / 2).toBeLessThan(1e-6);
    expect(sineBound(transpose(matrix), left) / 2).toBeLessThan(1e-6);
  });

  it('gives the same approximation, cell by cell', () => {
    const { left, singularValues, right } = truncatedSvd(matrix, { rank, tolerance: 1e-8 });
    for (const [row, column, value] of golden.approximation) {
      const found = singularValues.reduce(
        (sum, singular, index) => sum + left.at(row, index) * singular * right.at(column, index),
        0,
      );
      expect(Math.abs(found - value)).toBeLessThan(1e-3);
    }
  });
});
