import { spearman } from '../../matrix/correlation.js';
import { createRandom, shuffled } from '../../random.js';
import type { FactorReport } from './factor-report.js';

/** A measure of linearity or orthogonality, as a number a run. */
export type RunMeasure = 'raw' | 'whitened' | 'leading' | 'projected' | 'across' | 'angle';

/** What is correlated of one run. */
export interface FactorRun {
  /** Adjusted R^2 of vectors as they are. */
  readonly raw: number;
  /** Adjusted R^2 of whitened vectors. */
  readonly whitened: number;
  /** Adjusted R^2 of vectors whitened along their leading axes. */
  readonly leading: number;
  /** R^2 within the span of readouts; undefined without them. */
  readonly projected: number | undefined;
  /** The mean absolute cosine of components of different factors. */
  readonly across: number;
  /** The mean principal angle between factors, in degrees. */
  readonly angle: number;
  /** The mean over numbers of partners of how readouts transfer, 0 by chance and 1 at best; undefined without readouts. */
  readonly transfer: number | undefined;
}

/** The rank correlation of a measure with transfer, over runs. */
export interface RunCorrelation {
  readonly measure: RunMeasure;
  readonly runs: number;
  /** Spearman's correlation with transfer; undefined where one of them does not vary. */
  readonly spearman: number | undefined;
  /** The share of shuffles of the runs with a correlation as far from zero, it counted among them. Runs over the same items or vectors are no independent samples. */
  readonly probability: number | undefined;
}

/** Returns the numbers of a report that are correlated over runs. */
export function summariseRun({ raw, whitened, leading, projected, cosine, angles, transfer }: FactorReport): FactorRun {
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value / numbers.length, 0);
  return {
    raw: raw.adjusted,
    whitened: whitened.adjusted,
    leading: leading.adjusted,
    projected: projected?.r2,
    across: cosine.across,
    angle: mean(angles.map((pair) => pair.mean)),
    transfer: transfer.length === 0 ? undefined : mean(transfer.map((one) => one.transfer)),
  };
}

const measures: readonly RunMeasure[] = ['raw', 'whitened', 'leading', 'projected', 'across', 'angle'];
const shuffles = 9999;

/**
 * Correlates measures of linearity and orthogonality with transfer to unseen combinations, over runs of several models, layers, grids or
 * operators (Spearman 1904). Runs without readouts are left out.
 *
 * @param options.seed of the shuffles that tell probabilities; default 1.
 * @example correlateRuns(reports.map(summariseRun))
 */
export function correlateRuns(
  runs: readonly FactorRun[],
  options: { readonly seed?: number | undefined } = {},
): RunCorrelation[] {
  const { seed = 1 } = options;
  return measures.map((measure) => {
    const pairs = runs.flatMap((run) => {
      const value = run[measure];
      return value === undefined || run.transfer === undefined ? [] : [[value, run.transfer] as const];
    });
    const [values, transfers] = [pairs.map(([value]) => value), pairs.map(([, transfer]) => transfer)];
    const found = pairs.length < 3 ? undefined : spearman(values, transfers);
    return {
      measure,
      runs: pairs.length,
      spearman: found,
      probability: probabilityOf(found, { values, transfers, seed }),
    };
  });
}

function probabilityOf(
  found: number | undefined,
  { values, transfers, seed }: { readonly values: number[]; readonly transfers: number[]; readonly seed: number },
): number | undefined {
  if (found === undefined) return undefined;
  const random = createRandom(seed);
  let reached = 1;
  for (let turn = 0; turn < shuffles; turn++) {
    const other = spearman(values, shuffled(transfers, random)) ?? 0;
    if (Math.abs(other) >= Math.abs(found) - 1e-12) reached++;
  }
  return reached / (shuffles + 1);
}
