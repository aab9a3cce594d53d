import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { denseZeros } from '../../src/matrix/dense-matrix.js';
import { multiplySparseDense, multiplySparseSparse, multiplySparseVector } from '../../src/matrix/sparse-products.js';
import { transpose } from '../../src/matrix/transpose.js';
import { denseMatrices, snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

const widths = fc.integer({ min: 0, max: 19 });

describe('multiplySparseDense', () => {
  it("equals ml-matrix's dense product at every width of the panels", () => {
    fc.assert(
      fc.property(
        sparseMatrices(6, 8),
        widths.chain((width) => denseMatrices(8, width)),
        (sparse, dense) => {
          const before = [snapshot(sparse), snapshot(dense)];
          const product = multiplySparseDense(sparse, dense);
          expect([product.rows, product.columns]).toEqual([6, dense.columns]);
          if (dense.columns > 0) {
            expect(toRows(product)).toEqual(toMlMatrix(sparse).mmul(toMlMatrix(dense)).to2DArray());
          }
          expect([snapshot(sparse), snapshot(dense)]).toEqual(before);
        },
      ),
    );
  });

  it('refuses sizes that do not fit', () => {
    expect(() => multiplySparseDense(sparseFromRows([[1, 2]]), denseZeros(1, 2))).toThrow(ShapeError);
  });
});

describe('multiplySparseVector', () => {
  it('equals the product with a matrix of one column', () => {
    fc.assert(
      fc.property(sparseMatrices(6, 8), denseMatrices(8, 1), (sparse, dense) => {
        expect([...multiplySparseVector(sparse, dense.values)]).toEqual([...multiplySparseDense(sparse, dense).values]);
      }),
    );
  });

  it('refuses a vector of another length', () => {
    expect(() => multiplySparseVector(sparseFromRows([[1, 2]]), new Float32Array(3))).toThrow(ShapeError);
  });
});

describe('multiplySparseSparse', () => {
  it("equals ml-matrix's dense product and keeps the invariants", () => {
    fc.assert(
      fc.property(sparseMatrices(5, 6), sparseMatrices(6, 7), (left, right) => {
        const before = [snapshot(left), snapshot(right)];
        const product = multiplySparseSparse(left, right);
        product.checkInvariants();
        const expected = toMlMatrix(left).mmul(toMlMatrix(right));
        expect(toRows(product)).toEqual(expected.to2DArray().map((row) => row.map((value) => value + 0)));
        expect([snapshot(left), snapshot(right)]).toEqual(before);
      }),
    );
  });

  it("turns round under transposition: (AB)' = B'A'", () => {
    fc.assert(
      fc.property(sparseMatrices(5, 6), sparseMatrices(6, 7), (left, right) => {
        const flipped = multiplySparseSparse(transpose(right), transpose(left));
        expect(transpose(multiplySparseSparse(left, right))).toEqual(flipped);
      }),
    );
  });

  it('refuses sizes that do not fit', () => {
    const row = sparseFromRows([[1, 2]]);
    expect(() => multiplySparseSparse(row, row)).toThrow(ShapeError);
  });
});
