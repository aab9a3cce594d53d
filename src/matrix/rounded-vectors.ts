import { pieceCells } from '../kernels/score-glosses.js';
import { withArena } from '../kernels/with-arena.js';
import type { DenseMatrix } from './dense-matrix.js';

/** Vectors a call of the kernel. */
const blockRows = 256;

/**
 * Vectors in 8-bit integers, a quarter of the bytes of their floats: number j of vector i is about
 * `steps[i] * cells[i * width + j]`.
 */
export interface RoundedVectors {
  readonly rows: number;
  readonly columns: number;
  /** `columns` filled up to a multiple of eight with zeros. */
  readonly width: number;
  readonly cells: Int8Array;
  /** The largest absolute value of each vector over 127. */
  readonly steps: Float32Array;
}

/**
 * Rounds each row of a matrix to 8-bit integers, to the nearest multiple of its step, ties to the even one.
 *
 * Each number is off by at most half a step (and a few units of 2^-24 of the largest), a row x by at most
 * sqrt(columns) / 2 steps in length; one without a number of at least 2^-111 becomes zeros with the step 0.
 */
export function roundRows(matrix: DenseMatrix<Float32Array>): RoundedVectors {
  const { rows, columns } = matrix;
  const width = Math.ceil(columns / pieceCells.int8) * pieceCells.int8;
  const cells = new Int8Array(rows * width);
  const steps = new Float32Array(rows);
  withArena({}, (arena) => {
    const vectors = arena.zeros(Float32Array, blockRows * columns + pieceCells.int8);
    const rounded = arena.allocate(Int8Array, blockRows * width);
    const ownSteps = arena.allocate(Float32Array, blockRows);
    for (let first = 0; first < rows; first += blockRows) {
      const count = Math.min(blockRows, rows - first);
      vectors.set(matrix.values.subarray(first * columns, (first + count) * columns));
      arena.kernels.roundVectors8(vectors, columns, rounded, width, ownSteps, 0, count);
      cells.set(rounded.subarray(0, count * width), first * width);
      steps.set(ownSteps.subarray(0, count), first);
    }
  });
  return { rows, columns, width, cells, steps };
}
