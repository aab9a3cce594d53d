import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fromMlMatrix, toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { denseMatrices, snapshot, sparseMatrices, toRows } from './arbitraries.js';

describe('toMlMatrix and fromMlMatrix', () => {
  it('undo one another for dense matrices', () => {
    fc.assert(
      fc.property(denseMatrices(3, 4), (matrix) => {
        const before = snapshot(matrix);
        expect(fromMlMatrix(toMlMatrix(matrix))).toEqual(matrix);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('keep every cell of a sparse matrix', () => {
    fc.assert(
      fc.property(sparseMatrices(4, 5), (matrix) => {
        const before = snapshot(matrix);
        expect(toMlMatrix(matrix).to2DArray()).toEqual(toRows(matrix));
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('round to single precision on the way back', () => {
    expect(fromMlMatrix(new Matrix([[0.1]])).at(0, 0)).toBe(Math.fround(0.1));
  });
});
