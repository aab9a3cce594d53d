import { requireOption, ShapeError } from '../errors.js';
import type { DenseMatrix } from './dense-matrix.js';
import { dot, gram, multiplyDoubles } from './dense-products.js';
import { solveRidge } from './ridge.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { transposeDense } from './transpose.js';

/** A ridge regression whose penalty was chosen. */
export interface RidgePenaltyChoice {
  readonly penalty: number;
  /** The error of generalised cross-validation at that penalty. */
  readonly error: number;
}

/** The penalties that are tried: a hundredth to a thousand, in steps of the square root of ten. */
export const validatedPenalties: readonly number[] = Array.from({ length: 11 }, (_, step) => 10 ** (step / 2 - 2));

/** Errors that differ by a smaller share are equal but for rounding. */
const equalShare = 1e-9;

/**
 * Chooses the penalty of a ridge regression by generalised cross-validation (Golub, Heath & Wahba 1979): the one with the least
 * n ||Y - X W||^2 / (n - trace H)^2, where H = X (X'X + penalty I)^-1 X' takes the outputs to what is predicted for them. It comes near
 * to leaving out one row after the other, at the cost of one decomposition. Of equal ones the largest is taken.
 *
 * With X X' = Q diag(l) Q' both terms are sums over l: trace H = sum l / (l + penalty), and what is left of the component of the
 * outputs along a column of Q is its share penalty / (l + penalty).
 *
 * @param inputs X, n x k.
 * @param outputs Y, n x m.
 * @param penalties default `validatedPenalties`.
 * @throws ShapeError when X and Y have different numbers of rows, or none; OptionError for a penalty not above 0, or none.
 */
export function chooseRidgePenalty(
  inputs: DenseMatrix,
  outputs: DenseMatrix,
  penalties: readonly number[] = validatedPenalties,
): RidgePenaltyChoice {
  requireOption(penalties.length > 0, 'penalties', penalties, 'one or more');
  for (const penalty of penalties) {
    requireOption(Number.isFinite(penalty) && penalty > 0, 'penalties', penalty, 'numbers > 0');
  }
  const rows = inputs.rows;
  if (rows !== outputs.rows || rows === 0) {
    throw new ShapeError('chooseRidgePenalty', `${outputs.rows} outputs`, rows === 0 ? 'at least one' : `${rows}`);
  }
  const { values, energies, rest } = measureComponents(inputs, outputs);
  const errorAt = (penalty: number): number => {
    let [residual, freedom] = [rest, rows - values.length];
    for (let place = 0; place < values.length; place++) {
      const share = penalty / (values[place] + penalty);
      residual += share ** 2 * energies[place];
      freedom += share;
    }
    return (rows * residual) / freedom ** 2;
  };
  return [...penalties]
    .sort((a, b) => b - a)
    .map((penalty) => ({ penalty, error: errorAt(penalty) }))
    .reduce((best, choice) => (choice.error < best.error * (1 - equalShare) ? choice : best));
}

/** The penalty of a ridge regression: a number above 0, or `validated`, as `chooseRidgePenalty` chooses it. */
export type RidgePenalty = number | 'validated';

/**
 * Solves a ridge regression with a penalty that is given or chosen.
 *
 * @param penalty default 1.
 * @throws as `solveRidge` and `chooseRidgePenalty`.
 */
export function solveRidgeWith(
  inputs: DenseMatrix,
  outputs: DenseMatrix,
  penalty: RidgePenalty = 1,
): DenseMatrix<Float32Array> {
  const chosen = penalty === 'validated' ? chooseRidgePenalty(inputs, outputs).penalty : penalty;
  return solveRidge(inputs, outputs, { penalty: chosen });
}

/** The eigenvalues of X X' above 0, how much of the outputs lies along each, squared, and how much along none. */
function measureComponents(
  inputs: DenseMatrix,
  outputs: DenseMatrix,
): { readonly values: number[]; readonly energies: number[]; readonly rest: number } {
  const isTall = inputs.rows > inputs.columns;
  const { values, vectors } = symmetricEigen(gram(isTall ? inputs : transposeDense(inputs)));
  const least = Math.max(0, values[0]) * 1e-12;
  const kept = [...values].filter((value) => value > least);
  // Q'Y itself, or from the other side: with X'X = V diag(l) V' the columns of Q are X V / sqrt(l).
  const basis = isTall ? multiplyDoubles(inputs, vectors) : vectors;
  const projected = multiplyDoubles(transposeDense(basis), outputs);
  const energies = kept.map((value, row) => {
    const sum = dot(projected.row(row), projected.row(row));
    return isTall ? sum / value : sum;
  });
  const all = dot(outputs.values, outputs.values);
  const along = energies.reduce((total, energy) => total + energy, 0);
  return { values: kept, energies, rest: Math.max(0, all - along) };
}
