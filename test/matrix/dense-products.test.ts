import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { cosine, dot, gram, multiplyDense, multiplyDoubles } from '../../src/matrix/dense-products.js';
import { denseMatrices, gaussianMatrix, largestDifference, snapshot, toRows } from './arbitraries.js';

const sizes = fc.integer({ min: 1, max: 11 });

describe('gram', () => {
  it("equals ml-matrix's Y'Y, exactly for whole numbers", () => {
    const tall = fc.tuple(sizes, sizes).chain(([rows, columns]) => denseMatrices(rows, columns));
    fc.assert(
      fc.property(tall, (matrix) => {
        const before = snapshot(matrix);
        const expected = toMlMatrix(matrix).transpose().mmul(toMlMatrix(matrix));
        expect(toRows(gram(matrix))).toEqual(expected.to2DArray());
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('sums blocks of 64 rows and a rest', () => {
    const matrix = gaussianMatrix(197, 9, 1);
    const expected = toMlMatrix(matrix).transpose().mmul(toMlMatrix(matrix));
    expect(largestDifference(gram(matrix).values, expected.to1DArray())).toBeLessThan(1e-11);
  });

  it('is exactly symmetric', () => {
    const products = gram(gaussianMatrix(70, 10, 2));
    for (let i = 0; i < 10; i++) for (let j = 0; j < i; j++) expect(products.at(i, j)).toBe(products.at(j, i));
  });

  it('of no rows is zero and of no columns is empty', () => {
    expect(toRows(gram(denseZeros(0, 2)))).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(gram(denseZeros(3, 0))).toMatchObject({ rows: 0, columns: 0 });
  });
});

describe('multiplyDoubles', () => {
  it('keeps sums that single precision would round', () => {
    // 2^24 + 1 is no single-precision number.
    const [left, right] = [
      new DenseMatrix(1, 2, Float64Array.of(2 ** 24, 1)),
      new DenseMatrix(2, 1, Float64Array.of(1, 1)),
    ];
    expect([...multiplyDoubles(left, right).values]).toEqual([2 ** 24 + 1]);
    expect([...multiplyDense(left, right).values]).toEqual([2 ** 24]);
  });

  it('throws ShapeError when the inner sizes differ', () => {
    expect(() => multiplyDoubles(denseZeros(2, 3), denseZeros(2, 3))).toThrow(ShapeError);
  });
});

describe('multiplyDense', () => {
  it("equals ml-matrix's product, exactly for whole numbers", () => {
    const pairs = fc
      .tuple(sizes, sizes, sizes)
      .chain(([rows, inner, columns]) => fc.tuple(denseMatrices(rows, inner), denseMatrices(inner, columns)));
    fc.assert(
      fc.property(pairs, ([tall, small]) => {
        const before = [snapshot(tall), snapshot(small)];
        expect(toRows(multiplyDense(tall, small))).toEqual(toMlMatrix(tall).mmul(toMlMatrix(small)).to2DArray());
        expect([snapshot(tall), snapshot(small)]).toEqual(before);
      }),
    );
  });

  it('leaves nothing out of triangular, banded and zero factors', () => {
    const factors = fc.tuple(sizes, fc.integer({ min: -11, max: 11 })).chain(([size, diagonal]) =>
      denseMatrices(size, size).map((full) => {
        const kept = full.values.map((value, cell) =>
          (cell % size) - Math.floor(cell / size) >= diagonal ? value : 0,
        );
        return new DenseMatrix(size, size, kept);
      }),
    );
    fc.assert(
      fc.property(factors, (factor) => {
        const tall = gaussianMatrix(5, factor.rows, 3);
        const expected = toMlMatrix(tall).mmul(toMlMatrix(factor));
        expect(largestDifference(multiplyDense(tall, factor).values, expected.to1DArray())).toBeLessThan(1e-4);
      }),
    );
  });

  it('sums in doubles and rounds once', () => {
    const tall = new DenseMatrix(1, 3, Float64Array.of(2 ** 24, 1, 1));
    const ones = new DenseMatrix(3, 1, Float64Array.of(1, 1, 1));
    expect(multiplyDense(tall, ones).at(0, 0)).toBe(2 ** 24 + 2);
  });

  it('refuses sizes that do not fit', () => {
    expect(() => multiplyDense(denseZeros(2, 3), denseZeros(2, 3))).toThrow(ShapeError);
  });
});

describe('dot and cosine', () => {
  it('are worked by hand: (1, 2)(3, 4) = 11, lengths sqrt 5 and 5', () => {
    const [a, b] = [Float32Array.of(1, 2), Float64Array.of(3, 4)];
    expect(dot(a, b)).toBe(11);
    expect(cosine(a, b)).toBeCloseTo(11 / (5 * Math.sqrt(5)), 14);
  });

  it('keeps the cosine of very short and very long vectors', () => {
    for (const length of [1e-120, 1e-80, 1e80, 1e120]) {
      const vector = Float64Array.of(3 * length, 4 * length);
      expect(cosine(vector, Float64Array.of(length, 0))).toBeCloseTo(0.6, 12);
    }
  });

  it('give 0 where a vector has no length, and 1 with itself at any scale', () => {
    expect(cosine(new Float32Array(2), Float32Array.of(1, 2))).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (exponent) => {
        const vector = Float64Array.of(3 * 2 ** exponent, -4 * 2 ** exponent);
        expect(cosine(vector, vector)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('refuse vectors of different lengths', () => {
    expect(() => dot(new Float32Array(2), new Float32Array(3))).toThrow(ShapeError);
  });
});
