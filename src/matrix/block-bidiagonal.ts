import type { Arena } from '../kernels/arena.js';
import { bandwidth } from '../kernels/band-tridiagonal.js';
import type { Random } from '../random.js';
import { bandCells, bandEigenvalues, bandEigenvectors, type SymmetricBand } from './band-eigen.js';

/** One block row of an upper block bidiagonal matrix B: R on the diagonal and, beside it, the transpose of L. */
export interface BidiagonalBlock {
  /** R, upper triangular, 24 x 24. */
  readonly diagonal: Float64Array;
  /** L, upper triangular, 24 x 24; of the last block it leads out of B and measures how far B is from complete. */
  readonly beside: Float64Array;
}

/** The first singular triples of B = P S Q'; row i of each side belongs to value i. */
export interface BidiagonalTriples {
  readonly values: Float64Array;
  /** The left vectors, one a row, D numbers each. */
  readonly left: Float64Array;
  /** The right vectors, one a row, D numbers each. */
  readonly right: Float64Array;
  /** For each triple the norm of A'u - s v divided by s, for the vectors u and v of A that it stands for. */
  readonly residuals: Float64Array;
}

/** A singular value below this share of the largest counts as none. */
const negligible = 1e-6;

/** An upper block bidiagonal matrix B with the singular values of its square. */
export interface BidiagonalProblem {
  readonly blocks: readonly BidiagonalBlock[];
  readonly size: number;
  /** B by rows: row i holds columns i to i + 24. */
  readonly rows: Float64Array;
  /** B'B, see {@link SymmetricBand}. */
  readonly square: SymmetricBand;
  /** The eigenvalues of B'B that are not negligible, largest first. */
  readonly squares: Float64Array;
}

/** Finds the singular values of B through the eigenvalues of the band matrix B'B, in doubles. */
export function solveBidiagonal(arena: Arena, blocks: readonly BidiagonalBlock[]): BidiagonalProblem {
  const size = blocks.length * bandwidth;
  const rows = bidiagonalRows(blocks);
  const square = { size, rows: squareBand(rows, size) };
  const all = bandEigenvalues(arena, square);
  const kept = all.filter((value) => value > negligible ** 2 * all[0]).length;
  return { blocks, size, rows, square, squares: all.slice(0, kept) };
}

/** Returns the singular triples `from` to `to` of B, counted from the largest value, as far as there are so many. */
export function bidiagonalTriples(
  arena: Arena,
  { blocks, size, rows, square, squares }: BidiagonalProblem,
  options: { readonly from: number; readonly to: number; readonly random: Random },
): BidiagonalTriples {
  const { from, to, random } = options;
  const chosen = squares.slice(from, to);
  const values = Float64Array.from(chosen, Math.sqrt);
  const right = bandEigenvectors(arena, square, { values: chosen, random });
  const left = multiplyRows(rows, size, right, values);
  return { values, left, right, residuals: measureResiduals(blocks, left, values) };
}

/** B by rows: row i holds columns i to i + 24. */
function bidiagonalRows(blocks: readonly BidiagonalBlock[]): Float64Array {
  const rows = new Float64Array(blocks.length * bandwidth * bandCells);
  blocks.forEach(({ diagonal, beside }, block) => {
    const isLast = block === blocks.length - 1;
    for (let a = 0; a < bandwidth; a++) {
      const to = (block * bandwidth + a) * bandCells;
      for (let b = a; b < bandwidth; b++) rows[to + b - a] = diagonal[a * bandwidth + b];
      for (let b = 0; b <= a && !isLast; b++) rows[to + bandwidth + b - a] = beside[b * bandwidth + a];
    }
  });
  return rows;
}

/** B'B as a symmetric band: row i holds columns i - 24 to i. */
function squareBand(rows: Float64Array, size: number): Float64Array {
  const band = new Float64Array(size * bandCells);
  for (let row = 0; row < size; row++) {
    const from = row * bandCells;
    const reach = Math.min(bandwidth, size - 1 - row);
    for (let s = 0; s <= reach; s++) {
      const to = (row + s) * bandCells + bandwidth - s;
      for (let t = 0; t <= s; t++) band[to + t] += rows[from + s] * rows[from + t];
    }
  }
  return band;
}

/** Returns B q / s for each right vector q and its value s. */
function multiplyRows(rows: Float64Array, size: number, right: Float64Array, values: Float64Array): Float64Array {
  const left = new Float64Array(right.length);
  for (let index = 0; index < values.length; index++) {
    const start = index * size;
    for (let row = 0; row < size; row++) {
      const reach = Math.min(bandwidth, size - 1 - row);
      let sum = 0;
      for (let t = 0; t <= reach; t++) sum += rows[row * bandCells + t] * right[start + row + t];
      left[start + row] = sum / values[index];
    }
  }
  return left;
}

function measureResiduals(blocks: readonly BidiagonalBlock[], left: Float64Array, values: Float64Array): Float64Array {
  const { beside } = blocks[blocks.length - 1] as BidiagonalBlock;
  const size = blocks.length * bandwidth;
  return values.map((value, index) => {
    const last = (index + 1) * size - bandwidth;
    let squares = 0;
    for (let i = 0; i < bandwidth; i++) {
      let sum = 0;
      for (let j = i; j < bandwidth; j++) sum += beside[i * bandwidth + j] * left[last + j];
      squares += sum * sum;
    }
    return Math.sqrt(squares) / value;
  });
}
