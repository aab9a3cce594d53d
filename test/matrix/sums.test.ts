import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCounts, columnSums, rowSums, squaredNorm, total } from '../../src/matrix/sums.js';
import { transpose } from '../../src/matrix/transpose.js';
import { snapshot, sparseFromRows, sparseMatrices } from './arbitraries.js';

describe('sums', () => {
  it('are worked by hand', () => {
    const matrix = sparseFromRows([
      [1, 0, -2],
      [0, 0, 4],
    ]);
    const before = snapshot(matrix);
    expect([...rowSums(matrix)]).toEqual([1 - 2, 4]);
    expect([...columnSums(matrix)]).toEqual([1, 0, -2 + 4]);
    expect([...columnCounts(matrix)]).toEqual([1, 0, 2]);
    expect(total(matrix)).toBe(1 - 2 + 4);
    expect(squaredNorm(matrix)).toBe(1 + 4 + 16);
    expect(snapshot(matrix)).toEqual(before);
  });

  it('of rows are those of columns of the transpose, and both add up to the total', () => {
    fc.assert(
      fc.property(sparseMatrices(5, 8), (matrix) => {
        expect(rowSums(matrix)).toEqual(columnSums(transpose(matrix)));
        expect(rowSums(matrix).reduce((sum, value) => sum + value, 0)).toBe(total(matrix));
        expect(columnCounts(matrix).reduce((sum, value) => sum + value, 0)).toBe(matrix.nonzeros);
      }),
    );
  });

  it('are doubles: the total of 2^24, 1 and 1 keeps both ones', () => {
    const matrix = sparseFromRows([[2 ** 24, 1, 1]]);
    expect([total(matrix), rowSums(matrix)[0]]).toEqual([2 ** 24 + 2, 2 ** 24 + 2]);
  });
});
