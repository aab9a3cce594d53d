import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { roundRows } from '../../src/matrix/rounded-vectors.js';
import { gaussianMatrix, snapshot } from './arbitraries.js';

describe('roundRows', () => {
  it('gives each number to the nearest step, 127 of which are the largest of its row', () => {
    // 127 / 2 = 63.5, a tie, goes to the even 64; 0.25 * 127 / 2 = 15.875.
    const { cells, steps, width } = roundRows(denseFromRows([[2, 1, -2, 0.25]]));
    expect(width).toBe(8);
    expect([...cells]).toEqual([127, 64, -127, 16, 0, 0, 0, 0]);
    expect(steps[0]).toBeCloseTo(2 / 127, 7);
  });

  it('is off by half a step at most, over many rows of any width, and keeps zeros', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: 1, max: 600 }),
        fc.nat(1e6),
        (columns, rows, seed) => {
          const matrix = gaussianMatrix(rows, columns, seed);
          matrix.row(0).fill(0);
          const before = snapshot(matrix);
          const { cells, steps, width } = roundRows(matrix);
          expect([cells.length, steps.length]).toEqual([rows * width, rows]);
          for (let row = 0; row < rows; row++) {
            for (let column = 0; column < width; column++) {
              const exact = column < columns ? matrix.at(row, column) : 0;
              const error = Math.abs(steps[row] * cells[row * width + column] - exact);
              if (!(error <= steps[row] * 0.50002)) throw new Error(`row ${row}, column ${column}: off by ${error}`);
            }
          }
          expect(snapshot(matrix)).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });
});
