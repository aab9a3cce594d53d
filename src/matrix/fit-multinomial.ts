import { requireOption, ShapeError } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';
import { multiplyDoubles } from './dense-products.js';
import { minimise } from './minimise.js';
import { transposeDense } from './transpose.js';

/** A multinomial logistic regression: the score of class k is w_k . x + intercept_k, and p = softmax of the scores. */
export interface MultinomialFit {
  readonly classes: number;
  /** One row of as many numbers as the inputs have columns for each class. */
  readonly weights: Float64Array;
  /** One a class. */
  readonly intercepts: Float64Array;
}

/** What each row is an example of. */
export interface ClassLabels {
  readonly classes: number;
  /** Row by row, 1 for each class that is right, of which one is enough, else 0. */
  readonly right: Uint8Array;
  /** Row by row, 1 for each class that competes, the right ones among them; default all of them in all rows. */
  readonly competing?: Uint8Array | undefined;
}

/** How {@link fitMultinomial} weighs. */
export interface MultinomialOptions {
  /** lambda, above 0; default 1. The intercepts have a thousandth of it, since only their differences matter. */
  readonly penalty?: number;
  /** How much each row counts, 0 or more; default 1 each. */
  readonly rowWeights?: ArrayLike<number> | undefined;
  /** What the penalty pulls to; default zeros. */
  readonly around?: MultinomialFit | undefined;
  /** The most steps; default 100. */
  readonly steps?: number;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the most steps is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

const interceptShare = 1e-3;

/**
 * Fits a multinomial logistic regression with a ridge (le Cessie & van Houwelingen 1992, for several classes): the w and intercepts
 * that minimise -sum_k c_k log(sum of p over the right classes) + lambda / 2 ||w - w_0||^2, where p is a softmax over the classes
 * that compete in the row. With one right class a row the loss is convex. Nothing is drawn.
 *
 * @param inputs X, one row an example.
 * @throws ShapeError when labels or weights are not as many as the rows, or `around` has another shape; OptionError for a penalty out
 * of range, inputs that are not finite, or a row without a right class that competes; the signal's reason when it is aborted.
 * @example
 * const labels = { classes: 2, right: Uint8Array.of(1, 0, 0, 1) };
 * await fitMultinomial(denseFromRows([[1], [2]]), labels)
 */
export async function fitMultinomial(
  inputs: DenseMatrix,
  labels: ClassLabels,
  options: MultinomialOptions = {},
): Promise<MultinomialFit> {
  const { penalty = 1, rowWeights = new Uint8Array(inputs.rows).fill(1), around, steps = 100 } = options;
  const { signal, onProgress } = options;
  requireOption(penalty > 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number > 0');
  const problem = makeProblem(inputs, labels, rowWeights);
  const { classes } = labels;
  const length = classes * inputs.columns;
  const centre = new Float64Array(length + classes);
  if (around !== undefined) {
    if (around.classes !== classes || around.weights.length !== length) {
      throw new ShapeError(
        'fitMultinomial',
        `${around.classes} classes around`,
        `${classes} of ${inputs.columns} inputs`,
      );
    }
    centre.set(around.weights);
    centre.set(around.intercepts, length);
  }
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    let loss = findLoss(problem, point, gradient);
    for (let place = 0; place < point.length; place++) {
      const away = point[place] - centre[place];
      const pull = place < length ? penalty : penalty * interceptShare;
      loss += (pull / 2) * away * away;
      gradient[place] += pull * away;
    }
    return loss;
  };
  const { point } = await minimise(centre, evaluate, { steps, signal, onProgress });
  return { classes, weights: point.slice(0, length), intercepts: point.slice(length) };
}

/** Returns the scores that a fit gives the classes of a row. */
export function scoreClasses({ classes, weights, intercepts }: MultinomialFit, row: ArrayLike<number>): Float64Array {
  const scores = intercepts.slice();
  for (let k = 0; k < classes; k++) {
    const begin = k * row.length;
    for (let column = 0; column < row.length; column++) scores[k] += weights[begin + column] * row[column];
  }
  return scores;
}

interface Problem {
  readonly inputs: DenseMatrix;
  readonly transposed: DenseMatrix;
  readonly classes: number;
  readonly right: Uint8Array;
  readonly competing: Uint8Array;
  readonly rowWeights: ArrayLike<number>;
}

function makeProblem(inputs: DenseMatrix, labels: ClassLabels, rowWeights: ArrayLike<number>): Problem {
  const { classes, right, competing = new Uint8Array(right.length).fill(1) } = labels;
  const length = inputs.rows * classes;
  if (right.length !== length || competing.length !== length || rowWeights.length !== inputs.rows) {
    const found = `${right.length} labels, ${competing.length} that compete and ${rowWeights.length} weights`;
    throw new ShapeError('fitMultinomial', found, `${inputs.rows} rows of ${classes} classes`);
  }
  const input = inputs.values.find((value) => !Number.isFinite(value));
  requireOption(input === undefined, 'inputs', input, 'finite numbers');
  const weight = Array.from(rowWeights).find((one) => !(one >= 0 && Number.isFinite(one)));
  requireOption(weight === undefined, 'rowWeights', weight, 'numbers >= 0');
  for (let row = 0; row < inputs.rows; row++) {
    const places = Array.from({ length: classes }, (_, k) => row * classes + k);
    const isFit = places.some((place) => right[place] === 1 && competing[place] === 1);
    requireOption(isFit, 'labels', `none right in row ${row}`, 'a right class that competes in each row');
  }
  return { inputs, transposed: transposeDense(inputs), classes, right, competing, rowWeights };
}

/** Fills in the gradient of the loss of all rows, and returns the loss. */
function findLoss(problem: Problem, point: Float64Array, gradient: Float64Array): number {
  const { inputs, transposed, classes, right, competing, rowWeights } = problem;
  const { rows, columns } = inputs;
  const length = classes * columns;
  const scores = multiplyDoubles(inputs, transposeDense(new DenseMatrix(classes, columns, point.subarray(0, length))));
  const errors = new DenseMatrix(rows, classes, new Float64Array(rows * classes));
  gradient.fill(0, length);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const own = scores.row(row);
    const first = row * classes;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      own[k] = competing[first + k] === 0 ? Number.NEGATIVE_INFINITY : own[k] + point[length + k];
      most = Math.max(most, own[k]);
    }
    let all = 0;
    let good = 0;
    for (let k = 0; k < classes; k++) {
      own[k] = Math.exp(own[k] - most);
      all += own[k];
      good += right[first + k] * own[k];
    }
    // Far from the right class its share may fall below the smallest double.
    good = Math.max(good, Number.MIN_VALUE);
    loss -= rowWeights[row] * Math.log(good / all);
    for (let k = 0; k < classes; k++) {
      const error = rowWeights[row] * (own[k] / all - (right[first + k] * own[k]) / good);
      errors.values[first + k] = error;
      gradient[length + k] += error;
    }
  }
  gradient.set(transposeDense(multiplyDoubles(transposed, errors)).values);
  return loss;
}
