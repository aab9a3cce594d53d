import { OptionError, requireOption } from '../../errors.js';
import { clr } from '../../matrix/compositions/clr.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { quantile } from '../../matrix/quantile.js';
import type { LongWork } from '../long-work.js';
import { covarianceOf } from './covariance.js';

/** The measures of proportionality. */
export const proportionalityMeasures = ['vlr', 'phi', 'phs', 'rho', 'correlation'] as const;

/** A measure of proportionality; see {@link proportionality}. */
export type ProportionalityMeasure = (typeof proportionalityMeasures)[number];

/** Options of {@link proportionality}. */
export interface ProportionalityOptions extends LongWork {
  /**
   * What the variance of a part is taken against: the geometric mean of all parts (`clr`), of those whose variance lies
   * between the quartiles of all (`iqlr`), or of the columns given; default `clr`.
   */
  readonly reference?: 'clr' | 'iqlr' | readonly number[];
}

/**
 * Computes how nearly proportional each two parts are, D x D.
 *
 * With z the log-ratios to the reference, v_i their variances and c_ij their covariances:
 * - `vlr` = var(log x_i / x_j) = v_i + v_j - 2 c_ij, 0 where two parts are proportional (Aitchison 1986); it
 *   depends neither on the reference nor on other parts;
 * - `phi`_ij = vlr / v_i (Lovell et al. 2015), not symmetric;
 * - `phs` = vlr / var(z_i + z_j) = (1 - rho) / (1 + rho) (Quinn et al. 2017);
 * - `rho` = 1 - vlr / (v_i + v_j), -1..1 (Erb & Notredame 2016);
 * - `correlation` = c_ij / sqrt(v_i v_j).
 *
 * @param amounts counts or proportions, all above 0.
 * @throws CompositionError for values that are not above 0; OptionError for an unknown measure, a reference without
 *   columns, or a part that never varies against it; the reason of the signal when it stops.
 * @example (await proportionality(counts, 'rho')).at(0, 1)
 */
export async function proportionality(
  amounts: DenseMatrix,
  measure: ProportionalityMeasure,
  options: ProportionalityOptions = {},
): Promise<DenseMatrix<Float64Array>> {
  const { reference = 'clr', ...work } = options;
  const known = proportionalityMeasures.includes(measure);
  requireOption(known, 'measure', measure, proportionalityMeasures.join(', '));
  const centred = await covarianceOf(clr(amounts), work);
  const covariance = reference === 'clr' ? centred : referToMean(centred, columnsOf(reference, centred));
  const { columns, values } = covariance;
  const variances = Float64Array.from({ length: columns }, (_, part) => covariance.at(part, part));
  if (measure !== 'vlr') requireVaried(variances);
  const measured = new DenseMatrix(columns, columns, new Float64Array(columns * columns));
  for (let i = 0, place = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++, place++) {
      measured.values[place] = measurePair(
        measure,
        [variances[i], variances[j]],
        i === j ? variances[i] : values[place],
      );
    }
  }
  return measured;
}

function measurePair(measure: ProportionalityMeasure, [left, right]: readonly [number, number], both: number): number {
  const ratio = left + right - 2 * both;
  switch (measure) {
    case 'vlr':
      return ratio;
    case 'phi':
      return ratio / left;
    case 'phs':
      return ratio / (left + right + 2 * both);
    case 'rho':
      return 1 - ratio / (left + right);
    default:
      return both / Math.sqrt(left * right);
  }
}

function columnsOf(reference: 'iqlr' | readonly number[], covariance: DenseMatrix): readonly number[] {
  const { columns } = covariance;
  const all = Array.from({ length: columns }, (_, part) => part);
  if (reference === 'iqlr') {
    const variances = Float64Array.from(all, (part) => covariance.at(part, part));
    const sorted = variances.slice().sort();
    const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
    return all.filter((part) => variances[part] >= low && variances[part] <= high);
  }
  const isSet = reference.length > 0 && new Set(reference).size === reference.length;
  const allowed = `clr, iqlr, or different columns 0 to ${columns - 1}`;
  requireOption(isSet && reference.every((part) => all.includes(part)), 'reference', reference, allowed);
  return reference;
}

/** Covariances of log-ratios to one mean become those to the mean of some parts: that mean is taken from every part. */
function referToMean(covariance: DenseMatrix, parts: readonly number[]): DenseMatrix<Float64Array> {
  const { columns } = covariance;
  const withMean = new Float64Array(columns);
  for (let i = 0; i < columns; i++) {
    for (const part of parts) withMean[i] += covariance.at(i, part);
    withMean[i] /= parts.length;
  }
  const ofMean = parts.reduce((sum, part) => sum + withMean[part], 0) / parts.length;
  const referred = new DenseMatrix(columns, columns, Float64Array.from(covariance.values));
  for (let i = 0, place = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++, place++) referred.values[place] += ofMean - withMean[i] - withMean[j];
  }
  return referred;
}

function requireVaried(variances: Float64Array): void {
  const largest = variances.reduce((most, variance) => Math.max(most, variance), 0);
  const constant = variances.findIndex((variance) => !(variance > Number.EPSILON * largest));
  if (constant === -1) return;
  throw new OptionError('reference', `constant against column ${constant + 1}`, 'one that every part varies against');
}
