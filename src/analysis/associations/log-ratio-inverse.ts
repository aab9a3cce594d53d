import { OptionError } from '../../errors.js';
import { alr, requireReference } from '../../matrix/compositions/alr.js';
import { closure } from '../../matrix/compositions/closure.js';
import { clr, logOfParts } from '../../matrix/compositions/clr.js';
import { CompositionError } from '../../matrix/compositions/composition-error.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../matrix/dense-products.js';
import { type PseudoInverse, pseudoInverseSteps } from '../../matrix/pseudo-inverse.js';
import { transposeDense } from '../../matrix/transpose.js';
import { type LongWork, partOfWork, takeSteps } from '../long-work.js';
import { centredRows, columnMeans, covarianceOf, diagonalOf, requireVariation } from './covariance.js';
import { type ShrinkageShares, type ShrunkCovariance, shrinkCovariance } from './shrink-covariance.js';

/** How covariances are shrunk; see {@link logRatioPartial}. */
export type LogRatioShrinkage = 'none' | 'basis' | 'plain';

/** Which log-ratios are taken, and how their covariance is estimated. */
export interface LogRatioOptions extends ShrinkageShares, LongWork {
  /** Default `none`. */
  readonly shrink?: LogRatioShrinkage | undefined;
  /** `clr`, or the column of the reference of additive log-ratios; default `clr`. */
  readonly reference?: 'clr' | number | undefined;
}

/** The inverse covariance of log-ratios. */
export interface LogRatioInverse {
  /** D x D for `clr`, else (D - 1) x (D - 1). */
  readonly inverse: DenseMatrix<Float64Array>;
  readonly rank: number;
  readonly lambda: number | undefined;
  readonly lambdaVariance: number | undefined;
}

/** The share of the work that covariances take, about. */
const covarianceShare = 0.7;

/** Returns the (pseudo-)inverse of the covariance of log-ratios; options and errors as of {@link logRatioPartial}. */
export async function logRatioInverse(amounts: DenseMatrix, options: LogRatioOptions = {}): Promise<LogRatioInverse> {
  const { shrink = 'none', reference = 'clr', lambda: given, lambdaVariance: givenVariance, ...work } = options;
  const { rows, columns } = amounts;
  if (reference !== 'clr') requireReference(reference, columns);
  if (rows < 3 || columns < 3) {
    throw new CompositionError(`${rows} rows of ${columns} parts are too few; there must be three of each at least.`);
  }
  const parts = partsOf(columns, reference);
  if (shrink === 'none' && rows < columns) {
    const { matrix, rank } = await invertThroughRows(logRatios(amounts, reference), parts, work);
    return { inverse: matrix, rank, lambda: undefined, lambdaVariance: undefined };
  }
  const estimated = await estimateCovariance(amounts, shrink, {
    reference,
    parts,
    shares: { lambda: given, lambdaVariance: givenVariance },
    ...partOfWork(work, 0, covarianceShare),
  });
  const { covariance, lambda, lambdaVariance } = estimated;
  // Shrinking centred log-ratios themselves gives up that they sum to 0; what the sums are then decides.
  const hasZeroSums = reference === 'clr' && sumsToZero(covariance);
  const steps = pseudoInverseSteps(covariance, { hasZeroSums });
  const { matrix, rank } = await takeSteps(steps, partOfWork(work, covarianceShare, 1));
  return { inverse: matrix, rank, lambda, lambdaVariance };
}

/** Returns the columns of the table that its log-ratios are of: all but a reference. */
export function partsOf(columns: number, reference: 'clr' | number): number[] {
  return Array.from({ length: columns }, (_, part) => part).filter((part) => part !== reference);
}

/** Returns centred log-ratios, or additive ones where a column is the reference. */
export function logRatios(amounts: DenseMatrix, reference: 'clr' | number): DenseMatrix<Float64Array> {
  return reference === 'clr' ? clr(amounts) : alr(amounts, reference);
}

async function estimateCovariance(
  amounts: DenseMatrix,
  shrink: LogRatioShrinkage,
  options: LongWork & {
    readonly reference: 'clr' | number;
    readonly parts: readonly number[];
    readonly shares: ShrinkageShares;
  },
): Promise<Pick<LogRatioInverse, 'lambda' | 'lambdaVariance'> & Pick<ShrunkCovariance, 'covariance'>> {
  const { reference, parts, shares: given, ...work } = options;
  switch (shrink) {
    case 'none': {
      const covariance = await covarianceOf(logRatios(amounts, reference), work);
      requireVariation(diagonalOf(covariance), parts);
      return { covariance, lambda: undefined, lambdaVariance: undefined };
    }
    case 'plain':
      return await shrinkCovariance(logRatios(amounts, reference), parts, { ...given, ...work });
    case 'basis': {
      const all = partsOf(amounts.columns, 'clr');
      const { covariance, ...shares } = await shrinkCovariance(logOfParts(closure(amounts)), all, {
        ...given,
        ...work,
      });
      return { covariance: reference === 'clr' ? centreBoth(covariance) : referTo(covariance, reference), ...shares };
    }
    default:
      throw new OptionError('shrink', shrink, 'none, basis, plain');
  }
}

function sumsToZero({ rows, columns, values }: DenseMatrix): boolean {
  let [greatest, size] = [0, 0];
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    let magnitude = 0;
    for (let column = 0; column < columns; column++) {
      sum += values[row * columns + column];
      magnitude += Math.abs(values[row * columns + column]);
    }
    greatest = Math.max(greatest, Math.abs(sum));
    size = Math.max(size, magnitude);
  }
  return greatest <= 1e-10 * size;
}

/**
 * Fewer rows than columns: with centred rows Z, the pseudo-inverse of Z'Z / (N - 1) is (N - 1) Z' (ZZ')^+ (ZZ')^+ Z, where
 * ZZ' has the size of the rows.
 */
async function invertThroughRows(
  ratios: DenseMatrix,
  parts: readonly number[],
  work: LongWork,
): Promise<PseudoInverse> {
  const { rows, columns } = ratios;
  const centred = centredRows(ratios, columnMeans(ratios));
  const squares = columnMeans(
    new DenseMatrix(
      rows,
      columns,
      centred.values.map((value) => value * value),
    ),
  );
  requireVariation(squares, parts);
  const ofRows = gram(transposeDense(centred));
  const steps = pseudoInverseSteps(ofRows, { hasZeroSums: true, tolerance: columns * Number.EPSILON });
  const { matrix, rank } = await takeSteps(steps, work);
  const inverse = gram(multiplyDoubles(matrix, centred));
  for (let place = 0; place < inverse.values.length; place++) inverse.values[place] *= rows - 1;
  return { matrix: inverse, rank };
}

/** G C G with G = I - J/D: covariances of logarithms become those of centred log-ratios. */
function centreBoth(covariance: DenseMatrix<Float64Array>): DenseMatrix<Float64Array> {
  const { columns } = covariance;
  const means = columnMeans(covariance);
  const mean = means.reduce((sum, value) => sum + value, 0) / columns;
  const centred = new DenseMatrix(columns, columns, new Float64Array(columns * columns));
  for (let i = 0, place = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++, place++) {
      centred.values[place] = covariance.values[place] - means[i] - means[j] + mean;
    }
  }
  return centred;
}

/** F C F' where F takes the reference from every other part: covariances of logarithms become those of additive log-ratios. */
function referTo(covariance: DenseMatrix<Float64Array>, reference: number): DenseMatrix<Float64Array> {
  const parts = partsOf(covariance.columns, reference);
  const size = parts.length;
  const own = covariance.at(reference, reference);
  const ofReference = covariance.row(reference);
  const referred = new DenseMatrix(size, size, new Float64Array(size * size));
  for (const [i, left] of parts.entries()) {
    const row = covariance.row(left);
    for (const [j, right] of parts.entries()) {
      referred.values[i * size + j] = row[right] - ofReference[left] - ofReference[right] + own;
    }
  }
  return referred;
}
