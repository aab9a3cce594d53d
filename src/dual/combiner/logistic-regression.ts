import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { QualiaError, requireOption } from '../../errors.js';
import type { FeatureTable } from './feature-table.js';
import { logisticGradient, logisticLoss } from './logistic-loss.js';

/** A weighted sum of standardised features. */
export interface LogisticWeights {
  /** The mean of each feature where it is known; a missing value takes it. */
  readonly means: readonly number[];
  /** The standard deviation of each feature, 1 where it never varies. */
  readonly deviations: readonly number[];
  /** The weight of each standardised feature. */
  readonly weights: readonly number[];
  /** The log odds of a tuple whose features are all at their means. */
  readonly bias: number;
}

/** How logistic regression is learned. */
export interface LogisticOptions {
  /** The penalty on half the squared weights, above 0; default 1. The bias is not penalised. */
  readonly penalty?: number;
}

const mostSteps = 100;

/**
 * Learns the log odds of being right as a weighted sum: penalised logistic regression by Newton steps, halved until the
 * loss falls, in doubles (le Cessie & van Houwelingen 1992).
 *
 * @param table meant for up to a few hundred features.
 * @throws OptionError when the penalty is not above 0; QualiaError when 100 steps do not reach the optimum.
 */
export function trainLogisticRegression(table: FeatureTable, options: LogisticOptions = {}): LogisticWeights {
  const { penalty = 1 } = options;
  requireOption(penalty > 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number above 0');
  const { means, deviations } = measureColumns(table);
  const inputs = standardise(table, means, deviations);
  const problem = { inputs, labels: table.labels, penalty };
  let weights = new Float64Array(table.columns + 1);
  let loss = penalisedLoss(problem, weights);
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(problem, weights);
    const next = searchLine(problem, { weights, loss, direction });
    if (next === undefined) {
      const [bias = 0, ...rest] = weights;
      return { means, deviations, weights: rest, bias };
    }
    ({ weights, loss } = next);
  }
  throw new QualiaError('NO_CONVERGENCE', `Logistic regression took over ${mostSteps} steps; raise "penalty".`);
}

/** Returns the log odds that a weighted sum gives to a row of features. */
export function scoreLogistic(model: LogisticWeights, features: Float64Array): number {
  return contributeLogistic(model, features).reduce((sum, value) => sum + value, model.bias);
}

/** Returns what each feature adds to the log odds of a row, next to a tuple at all means. */
export function contributeLogistic(
  { means, deviations, weights }: LogisticWeights,
  features: Float64Array,
): Float64Array {
  return features.map((value, column) => {
    if (Number.isNaN(value)) return 0;
    return ((value - means[column]) / deviations[column]) * weights[column];
  });
}

interface Problem {
  /** Rows of standardised features behind a 1 for the bias. */
  readonly inputs: Matrix;
  readonly labels: Uint8Array;
  readonly penalty: number;
}

function measureColumns({ rows, columns, values }: FeatureTable): { means: number[]; deviations: number[] } {
  const means: number[] = [];
  const deviations: number[] = [];
  for (let column = 0; column < columns; column++) {
    const all = Array.from({ length: rows }, (_, row) => values[row * columns + column]);
    const known = all.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
    means.push(mean);
    // Rounding leaves a trace of variance in a column of equal numbers.
    deviations.push(variance > 1e-24 * (1 + mean * mean) ? Math.sqrt(variance) : 1);
  }
  return { means, deviations };
}

function standardise({ rows, columns, values }: FeatureTable, means: number[], deviations: number[]): Matrix {
  const inputs = Matrix.zeros(rows, columns + 1);
  for (let row = 0; row < rows; row++) {
    inputs.set(row, 0, 1);
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column];
      const scaled = (value - means[column]) / deviations[column];
      inputs.set(row, column + 1, Number.isNaN(value) ? 0 : scaled);
    }
  }
  return inputs;
}

function scoreRows({ inputs }: Problem, weights: Float64Array): Float64Array {
  return Float64Array.from(inputs.mmul(Matrix.columnVector([...weights])).to1DArray());
}

function penalisedLoss(problem: Problem, weights: Float64Array): number {
  const squares = weights.slice(1).reduce((sum, weight) => sum + weight * weight, 0);
  return logisticLoss(scoreRows(problem, weights), problem.labels) + (problem.penalty / 2) * squares;
}

/** The step to the minimum of the parabola that touches the loss here. */
function newtonStep(problem: Problem, weights: Float64Array): Float64Array {
  const { inputs, labels, penalty } = problem;
  const { gradients, curvatures } = logisticGradient(scoreRows(problem, weights), labels);
  const slope = inputs.transpose().mmul(Matrix.columnVector([...gradients]));
  // Both factors scaled by the root, so that rounding leaves the product symmetric, which the solver asks for.
  const weighted = inputs.clone();
  curvatures.forEach((curvature, row) => {
    weighted.mulRow(row, Math.sqrt(curvature));
  });
  const system = weighted.transpose().mmul(weighted);
  for (let place = 0; place < weights.length; place++) {
    const share = place === 0 ? 1e-9 : penalty;
    system.set(place, place, system.get(place, place) + share);
    if (place > 0) slope.set(place, 0, slope.get(place, 0) + penalty * weights[place]);
  }
  return Float64Array.from(new CholeskyDecomposition(system).solve(slope).to1DArray(), (value) => -value);
}

interface Place {
  readonly weights: Float64Array<ArrayBuffer>;
  readonly loss: number;
}

/** The first of the step, its half, its quarter and so on where the loss falls; undefined at the optimum. */
function searchLine(
  problem: Problem,
  { weights, loss, direction }: Place & { readonly direction: Float64Array },
): Place | undefined {
  for (let share = 1; share > 1e-6; share /= 2) {
    const moved = weights.map((weight, place) => weight + share * direction[place]);
    const reached = penalisedLoss(problem, moved);
    if (reached < loss - 1e-10 * (1 + loss)) return { weights: moved, loss: reached };
  }
  return undefined;
}
