import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { DenseMatrix, denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { toRows } from './arbitraries.js';

describe('DenseMatrix', () => {
  it('keeps rows together', () => {
    const matrix = denseFromRows([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([...matrix.values]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...matrix.row(1)]).toEqual([4, 5, 6]);
    expect(matrix.row(1).buffer).toBe(matrix.values.buffer);
    expect(matrix.at(1, 0)).toBe(4);
  });

  it('refuses values that do not fill the shape', () => {
    expect(() => new DenseMatrix(2, 2, new Float64Array(3))).toThrow('expected 2 x 2 = 4');
  });

  it('starts from zeros', () => {
    expect(toRows(denseZeros(2, 2))).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('denseFromRows', () => {
  it('makes an empty matrix of no rows', () => {
    expect(denseFromRows([])).toMatchObject({ rows: 0, columns: 0 });
  });

  it('refuses rows of different lengths', () => {
    expect(() => denseFromRows([[1], [1, 2]])).toThrow(ShapeError);
  });
});
