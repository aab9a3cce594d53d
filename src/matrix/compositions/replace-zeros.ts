import { OptionError, requireOption } from '../../errors.js';
import { DenseMatrix } from '../dense-matrix.js';
import { closure, sumOfParts } from './closure.js';
import { CompositionError } from './composition-error.js';
import { concentrationOf, type SymmetricPrior, symmetricPriors } from './dirichlet-prior.js';

/** The ways to replace zeros that go by name. */
export const zeroReplacements = ['none', 'min', 'multiplicative', 'geometric', ...symmetricPriors] as const;

/** How zeros are replaced; see {@link replaceZeros}. */
export type ZeroReplacement = (typeof zeroReplacements)[number] | SymmetricPrior;

/** Options of {@link replaceZeros}. */
export interface ReplaceZerosOptions {
  /** For `multiplicative`: which share of the smallest proportion of a part stands for its zeros, above 0, up to 1; default 0.65. */
  readonly fraction?: number;
}

/** A table without zeros. */
export interface ReplacedZeros {
  /** Amounts where `min` or `none` made it, else compositions closed to 1. */
  readonly matrix: DenseMatrix<Float64Array>;
  /** How many cells were replaced. */
  readonly replaced: number;
  /** Their share of all cells, 0..1. */
  readonly share: number;
  /** The share of the cells of each part, 0..1. */
  readonly shareByPart: Float64Array;
}

/**
 * Replaces the zeros of a table, which have no logarithm.
 *
 * - `none` throws where there is one.
 * - `min`: each becomes the smallest amount above 0 of the whole table.
 * - `multiplicative`: in closed rows a zero of part j becomes d_j = `fraction` times the smallest proportion of that part
 *   above 0, and the others are multiplied by 1 - sum d (Martín-Fernández, Barceló-Vidal & Pawlowsky-Glahn 2003).
 * - The others take counts and a Dirichlet prior of concentration s_i and expectation t_ij: a zero becomes
 *   s_i t_ij / (n_i + s_i), where n_i is the sum of the row, and the others are multiplied by 1 less the sum of those
 *   (Martín-Fernández, Hron, Templ, Filzmoser & Palarea-Albaladejo 2015). With D parts, t = 1/D: `perks` s = 1,
 *   `jeffreys` s = D/2, `bayes-laplace` s = D, `square-root` s_i = sqrt(n_i), `{ alpha }` s = alpha D. `geometric`: t_ij is
 *   the share of part j in all other rows together, s_i = 1 / (the geometric mean of t_i*).
 *
 * All but `min` keep the ratios of the parts of a row that were not 0. All but `min` and the priors give a row of any
 * scale the same result; a prior weighs less in a row of larger counts.
 *
 * @throws CompositionError for values below 0, rows of zeros, parts of zeros, and zeros where there must be none;
 *   OptionError for an unknown method or an option out of range.
 * @example replaceZeros(counts, 'perks').share
 */
export function replaceZeros(
  amounts: DenseMatrix,
  method: ZeroReplacement,
  options: ReplaceZerosOptions = {},
): ReplacedZeros {
  const { fraction = 0.65 } = options;
  requireOption(fraction > 0 && fraction <= 1, 'fraction', fraction, 'above 0, up to 1');
  const zeros = countZeros(amounts);
  const { rows, columns } = amounts;
  const report = {
    replaced: zeros.reduce((sum, count) => sum + count, 0),
    shareByPart: Float64Array.from(zeros, (count) => (rows === 0 ? 0 : count / rows)),
  };
  const share = rows * columns === 0 ? 0 : report.replaced / (rows * columns);
  return { matrix: replaced(amounts, method, { fraction, zeros: report.replaced }), share, ...report };
}

function replaced(
  amounts: DenseMatrix,
  method: ZeroReplacement,
  { fraction, zeros }: { readonly fraction: number; readonly zeros: number },
): DenseMatrix<Float64Array> {
  if (method === 'none') {
    if (zeros === 0) return new DenseMatrix(amounts.rows, amounts.columns, Float64Array.from(amounts.values));
    throw new CompositionError(`${zeros} cells are 0 and have no logarithm; choose how zeros are replaced.`);
  }
  if (method === 'min') return replaceByLeast(amounts);
  if (method === 'multiplicative') {
    const closed = closure(amounts);
    const least = leastByPart(closed).map((value) => fraction * value);
    return shrinkRows(closed, () => least);
  }
  if (typeof method === 'string' && !zeroReplacements.includes(method)) {
    throw new OptionError('method', method, `${zeroReplacements.join(', ')} or { alpha }`);
  }
  const prior = priorOf(method, amounts);
  return shrinkRows(closure(amounts), prior);
}

/** Counts the zeros of each part; throws where a value, a row or a part cannot be. */
function countZeros({ rows, columns, values }: DenseMatrix): Float64Array {
  const zeros = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const parts = Float64Array.from(values.subarray(row * columns, (row + 1) * columns));
    sumOfParts(parts, row);
    for (let part = 0; part < columns; part++) if (parts[part] === 0) zeros[part]++;
  }
  const column = rows === 0 ? -1 : zeros.indexOf(rows);
  if (column === -1) return zeros;
  throw new CompositionError(`Column ${column + 1} has only zeros; leave the part out.`, { column });
}

function replaceByLeast({ rows, columns, values }: DenseMatrix): DenseMatrix<Float64Array> {
  const amounts = Float64Array.from(values);
  let least = Number.POSITIVE_INFINITY;
  for (const value of amounts) if (value > 0 && value < least) least = value;
  return new DenseMatrix(
    rows,
    columns,
    amounts.map((value) => (value === 0 ? least : value)),
  );
}

function leastByPart({ rows, columns, values }: DenseMatrix): Float64Array {
  const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    for (let part = 0; part < columns; part++) {
      const value = values[row * columns + part];
      if (value > 0 && value < least[part]) least[part] = value;
    }
  }
  return least;
}

/** Puts `small` in the place of zeros, in place, and multiplies the rest of the row so that it still sums to 1. */
function shrinkRows(
  closed: DenseMatrix<Float64Array>,
  smallOf: (row: number) => Float64Array,
): DenseMatrix<Float64Array> {
  for (let row = 0; row < closed.rows; row++) {
    const parts = closed.row(row);
    if (!parts.includes(0)) continue;
    const small = smallOf(row);
    let taken = 0;
    for (let part = 0; part < parts.length; part++) if (parts[part] === 0) taken += small[part];
    if (!(taken < 1)) {
      const problem = `The zeros of row ${row + 1} would take all of it; leave out parts that are mostly 0.`;
      throw new CompositionError(problem, { row });
    }
    for (let part = 0; part < parts.length; part++) {
      parts[part] = parts[part] === 0 ? small[part] : parts[part] * (1 - taken);
    }
  }
  return closed;
}

/** Returns what the zeros of a row become, s t / (n + s). */
function priorOf(method: SymmetricPrior | 'geometric', counts: DenseMatrix): (row: number) => Float64Array {
  const { columns } = counts;
  const sumOf = (row: number): number => Float64Array.from(counts.row(row)).reduce((sum, value) => sum + value, 0);
  if (method === 'geometric') return geometricPrior(counts, sumOf);
  const concentration = concentrationOf(method, columns);
  const small = new Float64Array(columns);
  return (row) => {
    const sum = sumOf(row);
    const s = concentration(sum);
    return small.fill(s / columns / (sum + s));
  };
}

function geometricPrior(counts: DenseMatrix, sumOf: (row: number) => number): (row: number) => Float64Array {
  const { rows, columns, values } = counts;
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let part = 0; part < columns; part++) sums[part] += values[row * columns + part];
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return (row) => {
    const own = counts.row(row);
    const sum = sumOf(row);
    const shares = sums.map((value, part) => (value - own[part]) / (total - sum));
    const column = shares.findIndex((share) => !(share > 0));
    if (column !== -1) {
      const problem = `Column ${column + 1} is above 0 in row ${row + 1} alone; the geometric prior needs two rows.`;
      throw new CompositionError(problem, { row, column });
    }
    const s = Math.exp(-shares.reduce((mean, share) => mean + Math.log(share), 0) / columns);
    return shares.map((share) => (s * share) / (sum + s));
  };
}
