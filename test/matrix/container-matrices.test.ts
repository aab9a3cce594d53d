import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import type { ContainerArray } from '../../src/matrix/container-header.js';
import {
  denseFromArrays,
  denseToArrays,
  sparseFromArrays,
  sparseToArrays,
} from '../../src/matrix/container-matrices.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { denseMatrices, sparseFromRows, sparseMatrices } from './arbitraries.js';

const prefixes = fc.constantFrom('counts', '', 'constructor', '__proto__');

describe('sparseToArrays and sparseFromArrays', () => {
  it('undo one another without copying, several matrices side by side', () => {
    fc.assert(
      fc.property(sparseMatrices(3, 4), sparseMatrices(2, 6), prefixes, (first, second, prefix) => {
        const arrays = new Map([...sparseToArrays(prefix, first), ...sparseToArrays('other', second)]);
        expect(sparseFromArrays(prefix, arrays)).toEqual(first);
        expect(sparseFromArrays(prefix, arrays).values).toBe(first.values);
        expect(sparseFromArrays('other', arrays)).toEqual(second);
      }),
    );
  });

  it.each<[problem: string, name: string, replacement: ContainerArray | undefined]>([
    ['an array that is missing', 'm.values', undefined],
    ['row starts of another type', 'm.rowStarts', { shape: [2], values: Int32Array.of(0, 2) }],
    ['columns of another type', 'm.columnIndices', { shape: [2], values: Uint32Array.of(0, 1) }],
    ['values of another type', 'm.values', { shape: [2], values: Float64Array.of(1, 2) }],
    ['a shape of one number', 'm.shape', { shape: [1], values: Uint32Array.of(1) }],
    ['a shape that does not fit', 'm.shape', { shape: [2], values: Uint32Array.of(2, 2) }],
    ['columns that descend', 'm.columnIndices', { shape: [2], values: Int32Array.of(1, 0) }],
    ['a column beyond the last', 'm.columnIndices', { shape: [2], values: Int32Array.of(0, 2) }],
  ])('refuse %s', (_problem, name, replacement) => {
    const arrays = sparseToArrays('m', sparseFromRows([[1, 2]]));
    if (replacement === undefined) arrays.delete(name);
    else arrays.set(name, replacement);
    expect(() => sparseFromArrays('m', arrays)).toThrow(ShapeError);
  });
});

describe('denseToArrays and denseFromArrays', () => {
  it('undo one another without copying, in both precisions', () => {
    fc.assert(
      fc.property(denseMatrices(3, 4), prefixes, (single, name) => {
        const double = new DenseMatrix(3, 4, Float64Array.from(single.values));
        for (const matrix of [single, double]) {
          const back = denseFromArrays(name, denseToArrays(name, matrix));
          expect(back).toEqual(matrix);
          expect(back.values).toBe(matrix.values);
        }
      }),
    );
  });

  it.each<[problem: string, array: ContainerArray | undefined]>([
    ['an array that is missing', undefined],
    ['whole numbers', { shape: [1, 2], values: Int32Array.of(1, 2) }],
    ['one dimension', { shape: [2], values: Float32Array.of(1, 2) }],
  ])('refuse %s', (_problem, array) => {
    const arrays = new Map(array === undefined ? [] : [['m', array] as const]);
    expect(() => denseFromArrays('m', arrays)).toThrow(ShapeError);
  });
});
