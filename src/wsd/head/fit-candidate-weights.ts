import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { ShapeError } from '../../errors.js';
import { softmax } from '../softmax.js';

/** A question as features: what several scorers say of each candidate, and the share of the right answer that each has. */
export interface CandidateFeatures {
  /** One list a candidate. */
  readonly features: readonly (readonly number[])[];
  readonly gold: readonly number[];
}

/** The steps that Newton's method takes at most; it is done where no weight moves by more than the tolerance. */
const mostSteps = 50;
const tolerance = 1e-6;

/**
 * Fits the weights w of a log-linear choice among candidates (the conditional logit, McFadden 1974): they maximise the mean log
 * likelihood of the right ones under the softmax of w . features, less penalty / 2 ||w||^2, by Newton's method.
 *
 * @throws ShapeError when there is no question.
 */
export function fitCandidateWeights(
  questions: readonly CandidateFeatures[],
  options: { readonly penalty?: number; readonly start?: readonly number[] } = {},
): number[] {
  const { penalty = 1e-4 } = options;
  const width = questions[0]?.features[0]?.length ?? 0;
  if (width === 0) throw new ShapeError('fitCandidateWeights', 'no question or no feature', 'at least one of each');
  let weights = [...(options.start ?? new Array<number>(width).fill(0))];
  let loss = lossOf(questions, weights, penalty);
  for (let step = 0; step < mostSteps; step++) {
    const move = findStep(questions, weights, penalty);
    let share = 1;
    let next = weights.map((value, place) => value + move[place]);
    let nextLoss = lossOf(questions, next, penalty);
    while (nextLoss > loss && share > 1e-4) {
      share /= 2;
      next = weights.map((value, place) => value + share * move[place]);
      nextLoss = lossOf(questions, next, penalty);
    }
    if (nextLoss > loss) break;
    weights = next;
    loss = nextLoss;
    if (move.every((value) => Math.abs(share * value) <= tolerance)) break;
  }
  return weights;
}

function lossOf(questions: readonly CandidateFeatures[], weights: readonly number[], penalty: number): number {
  let sum = 0;
  for (const { features, gold } of questions) {
    const probabilities = chances(features, weights);
    gold.forEach((share, place) => {
      if (share > 0) sum -= share * Math.log(Math.max(probabilities[place], Number.MIN_VALUE));
    });
  }
  return sum / questions.length + (penalty / 2) * weights.reduce((total, value) => total + value * value, 0);
}

function chances(features: readonly (readonly number[])[], weights: readonly number[]): number[] {
  return softmax(features.map((row) => row.reduce((sum, value, place) => sum + value * weights[place], 0)));
}

function findStep(questions: readonly CandidateFeatures[], weights: readonly number[], penalty: number): number[] {
  const width = weights.length;
  const descent = weights.map((value) => -penalty * value);
  const curvature = Matrix.eye(width, width).mul(penalty);
  for (const { features, gold } of questions) {
    const probabilities = chances(features, weights);
    const means = weights.map((_, column) => {
      return features.reduce((sum, row, place) => sum + probabilities[place] * row[column], 0);
    });
    features.forEach((row, place) => {
      const error = (gold[place] - probabilities[place]) / questions.length;
      const chance = probabilities[place] / questions.length;
      for (let column = 0; column < width; column++) {
        descent[column] += error * row[column];
        const away = row[column] - means[column];
        for (let other = 0; other <= column; other++) {
          const value = curvature.get(column, other) + chance * away * (row[other] - means[other]);
          curvature.set(column, other, value);
          curvature.set(other, column, value);
        }
      }
    });
  }
  return new CholeskyDecomposition(curvature).solve(Matrix.columnVector(descent)).to1DArray();
}
