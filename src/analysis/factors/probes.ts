import { OptionError } from '../../errors.js';
import { choleskyFactor } from '../../matrix/cholesky.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../matrix/dense-products.js';
import { fitMultinomial } from '../../matrix/fit-multinomial.js';
import { meanOf } from '../../matrix/mean.js';
import { transposeDense } from '../../matrix/transpose.js';

/** A linear readout of one factor: the score of value k is w_k . x + intercept_k, and the highest score is the answer. */
export interface Probe {
  /** One row a value. */
  readonly weights: DenseMatrix<Float64Array>;
  readonly intercepts: Float64Array;
}

/** How readouts are fitted. */
export type ProbeKind = 'logistic' | 'discriminant';

/** How {@link fitProbe} goes about it. */
export interface FitProbeOptions {
  readonly kind: ProbeKind;
  /** The most steps of a logistic probe. */
  readonly steps: number;
  /** The ridge of a logistic probe, for inputs whose variance is 1 a dimension. */
  readonly penalty: number;
  readonly signal?: AbortSignal | undefined;
}

/** What a probe is fitted to: one row an item, and the place of its value of the factor. */
export interface ProbeExamples {
  readonly inputs: DenseMatrix;
  readonly labels: Int32Array;
  /** How many values the factor has; those of no item are never an answer of a discriminant. */
  readonly classes: number;
  /** X'X of the inputs, which discriminants of several factors share; default computed. */
  readonly products?: DenseMatrix<Float64Array> | undefined;
}

/**
 * Fits a linear readout of a factor.
 *
 * `logistic` is a multinomial logistic regression with a ridge, found by L-BFGS: the loss of the authors, whose Adam stops before its
 * end and keeps the best step on held-out items. Here the ridge takes the place of stopping early, so that nothing is held out or drawn.
 * `discriminant` is the linear discriminant of equal covariances (Fisher 1936; Rao 1948), its covariance within values shrunk to a
 * multiple of the identity (Ledoit & Wolf 2004); it takes sums over items alone, and so any number of them.
 */
export async function fitProbe(examples: ProbeExamples, options: FitProbeOptions): Promise<Probe> {
  return options.kind === 'logistic' ? await fitLogisticProbe(examples, options) : fitDiscriminant(examples);
}

async function fitLogisticProbe(
  { inputs, labels, classes }: ProbeExamples,
  { steps, penalty, signal }: FitProbeOptions,
): Promise<Probe> {
  const right = new Uint8Array(labels.length * classes);
  labels.forEach((label, row) => {
    right[row * classes + label] = 1;
  });
  const { weights, intercepts } = await fitMultinomial(inputs, { classes, right }, { penalty, steps, signal });
  return { weights: new DenseMatrix(classes, inputs.columns, weights), intercepts };
}

function fitDiscriminant({ inputs, labels, classes, products = gram(inputs) }: ProbeExamples): Probe {
  const { rows, columns } = inputs;
  const counts = new Float64Array(classes);
  const means = new DenseMatrix(classes, columns, new Float64Array(classes * columns));
  labels.forEach((label, row) => {
    counts[label]++;
    const [mean, own] = [means.row(label), inputs.row(row)];
    for (let column = 0; column < columns; column++) mean[column] += own[column];
  });
  for (let value = 0; value < classes; value++) {
    const mean = means.row(value);
    for (let column = 0; column < columns; column++) mean[column] /= Math.max(1, counts[value]);
  }
  const factor = choleskyFactor(shrunkCovariance(sumWithin({ inputs, labels, products, means, counts })));
  if (factor === undefined) throw new OptionError('probes', 'discriminant', 'inputs whose covariance is finite');
  const weights = new Float64Array(classes * columns);
  const intercepts = new Float64Array(classes);
  for (let value = 0; value < classes; value++) {
    const solved = solveCholesky(factor, means.row(value));
    weights.set(solved, value * columns);
    const square = solved.reduce((sum, weight, column) => sum + weight * means.row(value)[column], 0);
    intercepts[value] = counts[value] === 0 ? Number.NEGATIVE_INFINITY : Math.log(counts[value] / rows) - square / 2;
  }
  return { weights: new DenseMatrix(classes, columns, weights), intercepts };
}

/** Sums over the rows about the means of their values. */
interface WithinSums {
  readonly rows: number;
  /** Sum x x'. */
  readonly products: DenseMatrix<Float64Array>;
  /** Sum ||x||^4. */
  readonly fourth: number;
}

/** Within a value less than this share of all variance is rounding: each value has one item. */
const roundingShare = 1e-10;

interface Within {
  readonly inputs: DenseMatrix;
  readonly labels: Int32Array;
  readonly products: DenseMatrix<Float64Array>;
  readonly means: DenseMatrix<Float64Array>;
  readonly counts: Float64Array;
}

/** sum (x - m)(x - m)' = X'X - sum_c n_c m_c m_c'. */
function sumWithin({ inputs, labels, products, means, counts }: Within): WithinSums {
  const { rows, columns } = inputs;
  const scaled = means.values.map((value, cell) => Math.sqrt(counts[Math.floor(cell / columns)]) * value);
  const between = gram(new DenseMatrix(means.rows, columns, scaled)).values;
  const within = products.values.map((sum, cell) => sum - between[cell]);
  const traceOf = (sums: Float64Array): number => {
    let trace = 0;
    for (let column = 0; column < columns; column++) trace += sums[column * (columns + 1)];
    return trace;
  };
  if (traceOf(within) <= roundingShare * traceOf(products.values)) within.fill(0);
  let fourth = 0;
  for (let row = 0; row < rows; row++) {
    const [from, mean] = [inputs.row(row), means.row(labels[row])];
    let square = 0;
    for (let column = 0; column < columns; column++) square += (from[column] - mean[column]) ** 2;
    fourth += square ** 2;
  }
  return { rows, products: new DenseMatrix(columns, columns, within), fourth };
}

/**
 * The covariance of centred rows, shrunk to a multiple of the identity: (1 - a) S + a m I with m = tr(S) / d and
 * a = min(1, b^2 / ||S - m I||^2), b^2 = (1 / n^2) sum ||x x' - S||^2 (Ledoit & Wolf 2004, section 3.2).
 */
function shrunkCovariance({ rows, products, fourth }: WithinSums): DenseMatrix<Float64Array> {
  const { columns } = products;
  const covariance = new DenseMatrix(
    columns,
    columns,
    products.values.map((sum) => sum / rows),
  );
  const squares = covariance.values.reduce((sum, value) => sum + value ** 2, 0);
  let trace = 0;
  for (let column = 0; column < columns; column++) trace += covariance.at(column, column);
  const middle = trace / columns;
  const distance = squares - columns * middle ** 2;
  const spread = Math.max(0, (fourth - rows * squares) / rows ** 2);
  const share = distance > 0 ? Math.min(1, spread / distance) : 1;
  // Items that are all at the means of their values have no covariance; then distances to the means decide.
  const least = trace > 0 ? 1e-9 * middle : 1;
  for (let cell = 0; cell < covariance.values.length; cell++) covariance.values[cell] *= 1 - share;
  for (let column = 0; column < columns; column++) covariance.values[column * (columns + 1)] += share * middle + least;
  return covariance;
}

/** Solves R'R x = b. */
function solveCholesky({ rows: size, values }: DenseMatrix<Float64Array>, vector: Float64Array): Float64Array {
  const solved = vector.slice();
  for (let row = 0; row < size; row++) {
    solved[row] /= values[row * (size + 1)];
    const share = solved[row];
    for (let column = row + 1; column < size; column++) solved[column] -= share * values[row * size + column];
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solved[row];
    for (let column = row + 1; column < size; column++) sum -= values[row * size + column] * solved[column];
    solved[row] = sum / values[row * (size + 1)];
  }
  return solved;
}

/** Rows whose scores are made at once. */
const blockRows = 2048;

/** Returns the place of the value that a probe reads off each row; of equal scores the first. */
export function readValues({ weights, intercepts }: Probe, inputs: DenseMatrix): Int32Array {
  const answers = new Int32Array(inputs.rows);
  const turned = transposeDense(weights);
  const classes = intercepts.length;
  for (let first = 0; first < inputs.rows; first += blockRows) {
    const height = Math.min(blockRows, inputs.rows - first);
    const { columns } = inputs;
    const block = new DenseMatrix(height, columns, inputs.values.subarray(first * columns, (first + height) * columns));
    const scores = multiplyDoubles(block, turned).values;
    for (let row = 0; row < height; row++) {
      let best = 0;
      for (let value = 1; value < classes; value++) {
        const score = scores[row * classes + value] + intercepts[value];
        if (score > scores[row * classes + best] + intercepts[best]) best = value;
      }
      answers[first + row] = best;
    }
  }
  return answers;
}

/** Returns rows divided by the root of their mean variance a dimension, so that a ridge means the same for all vectors. */
export function standardise({ rows, columns, values }: DenseMatrix, variances: Float64Array): DenseMatrix {
  const mean = meanOf(variances);
  const scale = 1 / Math.sqrt(mean);
  const scaled = values.slice();
  for (let cell = 0; cell < scaled.length; cell++) scaled[cell] *= scale;
  return new DenseMatrix(rows, columns, scaled);
}

/** Returns some rows, in the given order. */
export function takeRows({ columns, values }: DenseMatrix, rows: ArrayLike<number>): DenseMatrix<Float64Array> {
  const taken = new Float64Array(rows.length * columns);
  for (let place = 0; place < rows.length; place++) {
    taken.set(values.subarray(rows[place] * columns, (rows[place] + 1) * columns), place * columns);
  }
  return new DenseMatrix(rows.length, columns, taken);
}
