import { ShapeError } from '../../errors.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';

/**
 * Returns the transitions of a random walk over a weighted graph: cell (i, j) is the probability of a step from i to j, the
 * weight of the edge over the sum of the weights of i. Every row adds up to 1.
 *
 * A walker in a place without edges stays there until it teleports. So no mass is lost, and the ranks stay linear in the
 * teleports; sending it to the teleports at once would only scale up what the other teleports spread.
 *
 * @param weights square, no weight below 0.
 * @throws ShapeError when the weights are not square, RangeError when one is negative.
 */
export function walkTransitions(weights: SparseMatrix): SparseMatrix {
  const { rows, columns, rowStarts } = weights;
  if (rows !== columns) throw new ShapeError('walkTransitions', `${rows} x ${columns}`, 'a square matrix');
  const starts = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = starts[row] + Math.max(1, rowStarts[row + 1] - rowStarts[row]);
  }
  const reached = new Int32Array(starts[rows]);
  const probabilities = new Float32Array(starts[rows]);
  for (let row = 0; row < rows; row++) {
    const own = weights.row(row);
    if (own.columns.length === 0) {
      reached[starts[row]] = row;
      probabilities[starts[row]] = 1;
      continue;
    }
    let sum = 0;
    for (const weight of own.values) {
      if (weight < 0) throw new RangeError(`Row ${row} has a negative weight, ${weight}.`);
      sum += weight;
    }
    reached.set(own.columns, starts[row]);
    for (let entry = 0; entry < own.values.length; entry++)
      probabilities[starts[row] + entry] = own.values[entry] / sum;
  }
  return new SparseMatrix({ rows, columns }, starts, reached, probabilities);
}
