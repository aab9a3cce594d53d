import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { QualiaError, requireOption, ShapeError } from '../errors.js';
import { toMlMatrix } from './convert-ml-matrix.js';
import { DenseMatrix } from './dense-matrix.js';
import { dot, gram } from './dense-products.js';
import { logLoss, sigmoid } from './sigmoid.js';

/** A logistic regression: the log odds of a label 1 are w . x + intercept. */
export interface LogisticFit {
  readonly intercept: number;
  /** w, one number for each column of the inputs. */
  readonly weights: Float64Array;
}

/** How {@link fitLogistic} weighs. */
export interface LogisticOptions {
  /** lambda, above 0; default 1. The intercept has none. */
  readonly penalty?: number;
  /** How much each row counts, above 0; default 1 each. */
  readonly rowWeights?: ArrayLike<number> | undefined;
}

/** Newton's method is done when no number moves by more, beside the largest where that is above 1. */
const tolerance = 1e-9;
const mostSteps = 100;

/**
 * Fits a logistic regression with a ridge (le Cessie & van Houwelingen 1992): the w and intercept that minimise
 * sum_k c_k log(1 + exp(-y_k (w . x_k + intercept))) + lambda / 2 ||w||^2 with y_k = 1 or -1, by Newton's method with steps
 * that are halved until they lower the loss. The loss is convex: there is one such fit, and nothing is drawn.
 *
 * @param inputs X, one row an example.
 * @param labels 1 or 0 for each row, each of them at least once: with one alone the intercept has no end.
 * @throws ShapeError when there are not as many labels and weights as rows; OptionError for a penalty or weights out of range, other
 * labels, or inputs that are not finite; QualiaError, code SINGULAR, when the inputs are too alike for the penalty, NO_CONVERGENCE after 100 steps.
 * @example fitLogistic(denseFromRows([[1], [2], [3]]), [0, 1, 1]).weights
 */
export function fitLogistic(
  inputs: DenseMatrix,
  labels: ArrayLike<number>,
  options: LogisticOptions = {},
): LogisticFit {
  const { penalty = 1, rowWeights = new Float64Array(inputs.rows).fill(1) } = options;
  requireOption(penalty > 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number > 0');
  if (labels.length !== inputs.rows || rowWeights.length !== inputs.rows) {
    const found = `${labels.length} labels and ${rowWeights.length} weights`;
    throw new ShapeError('fitLogistic', found, `${inputs.rows} of each`);
  }
  requireNumbers(inputs, labels, rowWeights);
  const problem = { rows: appendOnes(inputs), labels, rowWeights, penalty };
  let fit: Float64Array = new Float64Array(inputs.columns + 1);
  for (let step = 0; step < mostSteps; step++) {
    const move = findNewtonStep(problem, fit);
    const next = shortenStep(problem, fit, move);
    const moved = next.reduce((most, value, place) => Math.max(most, Math.abs(value - fit[place])), 0);
    const size = next.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    fit = next;
    if (moved <= tolerance * size) return { intercept: fit[inputs.columns], weights: fit.slice(0, inputs.columns) };
  }
  const found = `The logistic regression took over ${mostSteps} steps`;
  throw new QualiaError('NO_CONVERGENCE', `${found}; raise "penalty" above ${penalty}, or scale the inputs.`);
}

function requireNumbers(inputs: DenseMatrix, labels: ArrayLike<number>, rowWeights: ArrayLike<number>): void {
  const kinds = new Set(Array.from(labels));
  requireOption(kinds.size === 2 && kinds.has(0) && kinds.has(1), 'labels', [...kinds], '0 and 1, each at least once');
  const weight = Array.from(rowWeights).find((one) => !(one > 0 && Number.isFinite(one)));
  requireOption(weight === undefined, 'rowWeights', weight, 'numbers > 0');
  const input = inputs.values.find((value) => !Number.isFinite(value));
  requireOption(input === undefined, 'inputs', input, 'finite numbers');
}

/** Inputs with a last column of ones, whose number is the intercept. */
interface LogisticProblem {
  readonly rows: DenseMatrix<Float64Array>;
  readonly labels: ArrayLike<number>;
  readonly rowWeights: ArrayLike<number>;
  readonly penalty: number;
}

function appendOnes(inputs: DenseMatrix): DenseMatrix<Float64Array> {
  const columns = inputs.columns + 1;
  const values = new Float64Array(inputs.rows * columns).fill(1);
  for (let row = 0; row < inputs.rows; row++) values.set(inputs.row(row), row * columns);
  return new DenseMatrix(inputs.rows, columns, values);
}

/** (X' D X + lambda I)^-1 of the descent, D the curvature c p (1 - p) of each row. */
function findNewtonStep({ rows, labels, rowWeights, penalty }: LogisticProblem, fit: Float64Array): Float64Array {
  const last = fit.length - 1;
  const descent = fit.map((value, place) => (place === last ? 0 : -penalty * value));
  const curved = new Float64Array(rows.values.length);
  for (let row = 0; row < rows.rows; row++) {
    const values = rows.row(row);
    const chance = sigmoid(dot(values, fit));
    const error = rowWeights[row] * (labels[row] - chance);
    const root = Math.sqrt(rowWeights[row] * chance * (1 - chance));
    for (let column = 0; column <= last; column++) {
      descent[column] += error * values[column];
      curved[row * rows.columns + column] = root * values[column];
    }
  }
  const system = toMlMatrix(gram(new DenseMatrix(rows.rows, rows.columns, curved)));
  for (let column = 0; column < last; column++) system.set(column, column, system.get(column, column) + penalty);
  const decomposition = new CholeskyDecomposition(system);
  if (!decomposition.isPositiveDefinite()) {
    throw new QualiaError(
      'SINGULAR',
      `The logistic regression is singular in doubles; raise "penalty" above ${penalty}.`,
    );
  }
  return Float64Array.from(decomposition.solve(Matrix.columnVector(Array.from(descent))).to1DArray());
}

function shortenStep(problem: LogisticProblem, fit: Float64Array, move: Float64Array): Float64Array {
  const before = lossOf(problem, fit);
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = fit.map((value, place) => value + share * move[place]);
    if (lossOf(problem, next) <= before) return next;
  }
  return fit;
}

function lossOf({ rows, labels, rowWeights, penalty }: LogisticProblem, fit: Float64Array): number {
  const weights = fit.subarray(0, fit.length - 1);
  let loss = (penalty / 2) * dot(weights, weights);
  for (let row = 0; row < rows.rows; row++) {
    const odds = dot(rows.row(row), fit);
    loss += rowWeights[row] * logLoss(labels[row] === 1 ? odds : -odds);
  }
  return loss;
}
