import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { AxisWeights, ChanceInterval } from './chance-interval.js';
import { subtractFit } from './decompose.js';
import type { Design } from './design.js';
import type { PrincipalScores } from './principal-scores.js';

/** How much of the variance components of values explain, beside what they explain by chance. */
export interface ExplainedVariance {
  /** R^2 = 1 - ||X - X^||^2 / ||X||^2 of the fit of least squares. */
  readonly r2: number;
  /** What R^2 is on average when vectors are shuffled against labels: the rank of the design by N - 1, exactly, for any vectors. */
  readonly chance: number;
  /** The largest R^2 that vectors with as many dimensions of variance can have: 1, or less once whitened. */
  readonly ceiling: number;
  /** (R^2 - chance) / (1 - chance): 0 by chance, 1 when all is explained. */
  readonly adjusted: number;
  /** Where R^2 lies when vectors are shuffled against labels; absent where no permutations were asked for. */
  readonly interval?: ChanceInterval | undefined;
  /** The same with the means of values for components, as the authors' code has it; equal where the design is orthogonal. */
  readonly asCoded: {
    readonly r2: number;
    /** Exact for means: less than that of least squares, since they count twice what factors share. */
    readonly chance: number;
    readonly adjusted: number;
  };
}

/**
 * The share of the largest variance that is added to all when whitening. The authors' code adds 1e-9 itself, which would whiten less
 * where vectors are small; relative to the largest variance nothing depends on the length of vectors.
 */
const whiteningShare = 1e-9;

/**
 * Returns how much squares along each axis count: 1 each; whitened, 1 / (lambda + epsilon); and that along the leading axes alone, as many as
 * the design has degrees of freedom.
 */
export function weighAxes(variances: Float64Array, { rank }: Pick<Design, 'rank'>): AxisWeights {
  const epsilon = whiteningShare * variances[0];
  const whitened = variances.map((variance) => 1 / (variance + epsilon));
  return {
    raw: variances.map(() => 1),
    whitened,
    leading: whitened.map((weight, axis) => (axis < rank ? weight : 0)),
  };
}

/** The largest whitened R^2 of vectors that vary along so many axes: a fit with r degrees of freedom explains r of them at most. */
export function ceilingOf(axes: number, { rank }: Pick<Design, 'rank'>): number {
  return Math.min(1, rank / axes);
}

/** Returns the sum of squares of the residuals along each axis. */
export function residualSquares(scores: DenseMatrix, fit: DenseMatrix<Float64Array>, design: Design): Float64Array {
  const { rows, columns } = scores;
  const squares = new Float64Array(columns);
  const residual = new Float64Array(columns);
  for (let item = 0; item < rows; item++) {
    residual.set(scores.row(item));
    subtractFit(residual, { fit, design, item });
    for (let axis = 0; axis < columns; axis++) squares[axis] += residual[axis] ** 2;
  }
  return squares;
}

/** The sums of squares along each axis, of all vectors and of what fits leave. */
export interface AxisSquares {
  readonly total: Float64Array;
  readonly leastSquares: Float64Array;
  readonly means: Float64Array;
}

/** Returns the explained variance with the given weight of each axis. */
export function explainVariance(
  squares: AxisSquares,
  design: Design,
  options: { readonly weights: Float64Array; readonly ceiling: number; readonly interval: ChanceInterval | undefined },
): ExplainedVariance {
  const { weights, ceiling, interval } = options;
  const weigh = (sums: Float64Array): number => sums.reduce((sum, square, axis) => sum + weights[axis] * square, 0);
  const whole = weigh(squares.total);
  const r2 = 1 - weigh(squares.leastSquares) / whole;
  const codedR2 = 1 - weigh(squares.means) / whole;
  const chance = chanceOfLeastSquares(design);
  const codedChance = chanceOfMeans(design);
  return {
    r2,
    chance,
    ceiling,
    adjusted: adjust(r2, chance),
    ...(interval !== undefined && { interval }),
    asCoded: { r2: codedR2, chance: codedChance, adjusted: adjust(codedR2, codedChance) },
  };
}

/**
 * The mean of R^2 over all shuffles of vectors against labels. With P the projection on the design without the mean, R^2 is
 * tr(P XX') / tr(XX'), whose mean over permutations of centred X is tr(P) / (N - 1).
 */
function chanceOfLeastSquares({ rank, items }: Design): number {
  return rank / (items - 1);
}

/**
 * The same for means: X^ = A X with A the sum of the projections P_h of the factors, R^2 is tr((2A - A^2) XX') / tr(XX'), and
 * tr(2A - A^2) = sum(n_h - 1) - 2 sum_{h<k} tr(P_h P_k), where tr(P_h P_k) without the mean is phi^2 of the two factors.
 */
function chanceOfMeans({ sizes, items, overlap }: Design): number {
  return (sizes.reduce((sum, size) => sum + size - 1, 0) - 2 * overlap) / (items - 1);
}

/** Rescales a share so that chance is 0 and 1 stays 1. */
export function adjust(share: number, chance: number): number {
  return chance >= 1 ? 0 : (share - chance) / (1 - chance);
}

/** Returns how many axes vectors vary along, and how evenly: exp of the entropy of their shares of variance (Roy & Vetterli 2007). */
export function effectiveRank({ variances }: Pick<PrincipalScores, 'variances'>): number {
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  let entropy = 0;
  for (const variance of variances) {
    if (variance > 0) entropy -= (variance / total) * Math.log(variance / total);
  }
  return Math.exp(entropy);
}
