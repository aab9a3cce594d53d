import { requireWhole, ShapeError } from '../errors.js';
import type { DenseMatrix, FloatArray } from './dense-matrix.js';
import { SparseMatrix } from './sparse-matrix.js';

/** A row of a matrix with its score. */
export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/**
 * Returns the rows with the highest inner products with a query, best first; equal scores come in row order.
 *
 * Over unit rows and a unit query the scores are cosines.
 *
 * @param options.limit how many rows; default 10.
 * @param options.scales a factor for the score of each row, for instance one over its length; default 1.
 * @param options.accept tells whether a row may be returned; default every row.
 * @throws ShapeError when the query is not as long as a row.
 */
export function topRows(
  matrix: DenseMatrix | SparseMatrix,
  query: FloatArray,
  options: {
    readonly limit?: number;
    readonly scales?: ArrayLike<number>;
    readonly accept?: (row: number) => boolean;
  } = {},
): ScoredRow[] {
  const { limit = 10, scales, accept = () => true } = options;
  requireWhole('limit', limit, 1);
  if (query.length !== matrix.columns) throw new ShapeError('topRows', `${query.length} numbers`, `${matrix.columns}`);
  const scoreOf = matrix instanceof SparseMatrix ? sparseScorer(matrix, query) : denseScorer(matrix, query);
  const best: ScoredRow[] = [];
  for (let row = 0; row < matrix.rows; row++) {
    const score = scoreOf(row) * (scales?.[row] ?? 1);
    const worst = best[limit - 1];
    if ((worst !== undefined && score <= worst.score) || !accept(row)) continue;
    insertScored(best, { row, score }, limit);
  }
  return best;
}

/** Puts a row that comes after all others into its place in a list of at most `limit`, best first. */
export function insertScored(best: ScoredRow[], scored: ScoredRow, limit: number): void {
  let place = best.length;
  while (place > 0 && best[place - 1].score < scored.score) place--;
  if (place === limit) return;
  best.splice(place, 0, scored);
  if (best.length > limit) best.pop();
}

/** Returns what scores a row of a dense matrix in doubles; four running sums hide the latency of the additions. */
export function denseScorer(matrix: DenseMatrix, query: FloatArray): (row: number) => number {
  const { columns, values } = matrix;
  const doubles = Float64Array.from(query);
  const whole = columns - (columns % 4);
  return (row) => {
    let cell = row * columns;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let column = 0; column < whole; column += 4, cell += 4) {
      s0 += values[cell] * doubles[column];
      s1 += values[cell + 1] * doubles[column + 1];
      s2 += values[cell + 2] * doubles[column + 2];
      s3 += values[cell + 3] * doubles[column + 3];
    }
    for (let column = whole; column < columns; column++, cell++) s0 += values[cell] * doubles[column];
    return s0 + s1 + (s2 + s3);
  };
}

function sparseScorer(matrix: SparseMatrix, query: FloatArray): (row: number) => number {
  const { rowStarts, columnIndices, values } = matrix;
  return (row) => {
    let sum = 0;
    for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
      sum += values[entry] * query[columnIndices[entry]];
    }
    return sum;
  };
}
