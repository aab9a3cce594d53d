import { requireOption } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';
import { gram } from './dense-products.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** The directions that hold most of the rows of a matrix. */
export interface PrincipalDirections {
  /** As many rows as the matrix has columns, one column a direction, each of length 1 and at right angles. */
  readonly directions: DenseMatrix<Float64Array>;
  /** The share of the squared lengths of the rows that they hold, 0..1. */
  readonly energy: number;
}

/**
 * Finds the `rank` directions in which the rows of a dense matrix keep most of their squared lengths: the first right
 * singular vectors, from the eigenvectors of Y'Y; rows are not centred, so that inner products are kept best (Eckart &
 * Young 1936).
 *
 * Meant for up to about 1000 columns; 600 take some seconds.
 *
 * @throws OptionError when `rank` is not a whole number from 1 to the columns.
 */
export function principalDirections(matrix: DenseMatrix, rank: number): PrincipalDirections {
  const { columns } = matrix;
  const isRank = Number.isInteger(rank) && rank >= 1 && rank <= columns;
  requireOption(isRank, 'rank', rank, `a whole number, 1..${columns}`);
  const { values, vectors } = symmetricEigen(gram(matrix));
  const cut = new Float64Array(columns * rank);
  for (let row = 0; row < columns; row++) {
    cut.set(vectors.row(row).subarray(0, rank), row * rank);
  }
  const sumOf = (list: Float64Array): number => list.reduce((sum, value) => sum + Math.max(0, value), 0);
  const all = sumOf(values);
  return {
    directions: new DenseMatrix(columns, rank, cut),
    energy: all === 0 ? 1 : sumOf(values.subarray(0, rank)) / all,
  };
}
