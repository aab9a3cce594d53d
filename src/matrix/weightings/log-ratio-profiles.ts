import { requireWhole } from '../../errors.js';
import { concentrationOf, type SymmetricPrior } from '../compositions/dirichlet-prior.js';
import { type DenseMatrix, denseZeros } from '../dense-matrix.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { columnCounts } from '../sums.js';

/** Options of {@link logRatioProfiles}. */
export interface LogRatioProfileOptions {
  /** How many contexts are kept, those that the most rows have, a whole number >= 2; default 1000. */
  readonly contexts?: number;
  /** The Dirichlet prior that stands for counts of 0; default `bayes-laplace`. */
  readonly zeros?: SymmetricPrior;
  /** Whether the mean of each column is taken from it; default true. */
  readonly centred?: boolean;
}

/** Log-ratios of profiles. */
export interface LogRatioProfiles {
  /** Rows x kept contexts; a row without any count in them is all 0. */
  readonly matrix: DenseMatrix<Float32Array>;
  /** The columns of the counts that were kept, ascending. */
  readonly contexts: readonly number[];
  /** The share of cells that were 0 and were replaced, of the rows that are not all 0. */
  readonly replacedShare: number;
}

/**
 * Turns the counts of each row over the densest contexts into the centred log-ratios of its profile (Aitchison 1986):
 * log x_j less the mean of log x. The sum of a row does not matter.
 *
 * A count of 0 becomes s / D / (n + s) of the row, and the others are multiplied by what is left, so that their ratios stay
 * (Martín-Fernández et al. 2015). With the means of columns taken, a value tells how much more of a context a
 * row has than rows have, both against their geometric means: what pointwise mutual information is, with other means.
 *
 * @param counts rows x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function logRatioProfiles(counts: SparseMatrix, options: LogRatioProfileOptions = {}): LogRatioProfiles {
  const { contexts = 1000, zeros = 'bayes-laplace', centred = true } = options;
  requireWhole('contexts', contexts, 2);
  const kept = densestColumns(counts, contexts);
  const places = new Int32Array(counts.columns).fill(-1);
  kept.forEach((column, place) => {
    places[column] = place;
  });
  const matrix = denseZeros(counts.rows, kept.length);
  const concentration = concentrationOf(zeros, kept.length);
  let [rows, replaced] = [0, 0];
  const isEmpty = new Uint8Array(counts.rows);
  const profile = new Float64Array(kept.length);
  for (let row = 0; row < counts.rows; row++) {
    const sum = gather(counts, row, places, profile);
    isEmpty[row] = sum === 0 ? 1 : 0;
    if (sum === 0) continue;
    const concentrated = concentration(sum);
    replaced += takeLogRatios(profile, sum, concentrated / kept.length / (sum + concentrated));
    matrix.row(row).set(profile);
    rows++;
  }
  if (centred) centreColumns(matrix, isEmpty);
  return { matrix, contexts: kept, replacedShare: rows === 0 ? 0 : replaced / (rows * kept.length) };
}

/** Returns the columns that the most rows have; of equal ones the first. */
function densestColumns(counts: SparseMatrix, limit: number): number[] {
  const rows = columnCounts(counts);
  const order = Array.from(rows, (_, column) => column).filter((column) => rows[column] > 0);
  order.sort((a, b) => rows[b] - rows[a] || a - b);
  return order.slice(0, limit).sort((a, b) => a - b);
}

/** Writes the kept counts of a row into `profile` and returns their sum. */
function gather(counts: SparseMatrix, row: number, places: Int32Array, profile: Float64Array): number {
  const { columns, values } = counts.row(row);
  profile.fill(0);
  let sum = 0;
  for (let entry = 0; entry < columns.length; entry++) {
    const place = places[columns[entry]];
    if (place === -1) continue;
    profile[place] = values[entry];
    sum += values[entry];
  }
  return sum;
}

/** Turns counts into centred log-ratios, in place, and returns how many were 0. */
function takeLogRatios(profile: Float64Array, sum: number, small: number): number {
  const zeros = profile.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
  const scale = (1 - zeros * small) / sum;
  let mean = 0;
  for (let place = 0; place < profile.length; place++) {
    profile[place] = Math.log(profile[place] === 0 ? small : profile[place] * scale);
    mean += profile[place];
  }
  mean /= profile.length;
  for (let place = 0; place < profile.length; place++) profile[place] -= mean;
  return zeros;
}

function centreColumns({ rows, columns, values }: DenseMatrix<Float32Array>, isEmpty: Uint8Array): void {
  const means = new Float64Array(columns);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    if (isEmpty[row] === 1) continue;
    filled++;
    for (let column = 0; column < columns; column++) means[column] += values[row * columns + column];
  }
  for (let row = 0; row < rows; row++) {
    if (isEmpty[row] === 1) continue;
    for (let column = 0; column < columns; column++) values[row * columns + column] -= means[column] / filled;
  }
}
