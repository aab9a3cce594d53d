import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { countCells } from '../../matrix/shape.js';
import { giveWay } from '../long-work.js';
import { type ChanceInterval, type ChanceIntervals, canPermute, findChanceIntervals } from './chance-interval.js';
import { requireRows, splitFactors } from './decompose.js';
import { type Design, describeDesign } from './design.js';
import {
  ceilingOf,
  type ExplainedVariance,
  effectiveRank,
  explainVariance,
  residualSquares,
  weighAxes,
} from './explained-variance.js';
import { meanAbsoluteCosines } from './factor-cosines.js';
import type { FactorReport, FactorSummary, SubspaceAngles } from './factor-report.js';
import { type FactorSubspace, findSubspace, firstColumns, principalAngles } from './factor-subspace.js';
import type { FactorialSet } from './factorial-set.js';
import { type FactoriseOptions, type FactoriseSettings, readSettings } from './factorise-options.js';
import { fitValues, meansOfValues, sumValues } from './fit-values.js';
import { findNotices, requireFreedom } from './notices.js';
import { findPrincipalScores, type PrincipalScores } from './principal-scores.js';
import { readLinearly } from './read-linearly.js';
import { findCombinations } from './training-subset.js';

/**
 * Tells how far vectors of a factorial set are a sum of one component a value, and how far the components of different factors are
 * orthogonal: linearity, rank, angles, what linear readouts find, and how they transfer to combinations they were not trained on (Uselis,
 * Dittadi & Oh 2026, "Compositional generalization requires linear, orthogonal representations").
 *
 * @param vectors one row an item, in the order of the set.
 * @throws ShapeError when there are not as many vectors as items; OptionError for an option out of range; QualiaError with code SATURATED
 * when there are no more items than components, NO_VARIANCE when all vectors are equal, NOT_FINITE for a number that is not finite; the
 * signal's reason when it is aborted.
 * @example
 * const set = grid({ adjective: ['old', 'new', 'red'], noun: ['house', 'car', 'tree'] });
 * const { vectors } = await embedFactorialSet(model, set);
 * const { raw, cosine, transfer } = await factorise(vectors, set);
 */
export async function factorise(
  vectors: DenseMatrix,
  set: FactorialSet,
  options: FactoriseOptions = {},
): Promise<FactorReport> {
  const settings = readSettings(options);
  const { components, permutations, signal } = settings;
  requireRows(vectors, set);
  const design = describeDesign(set);
  requireFreedom(design);
  const stage: Stage = (name) => ({ signal, onProgress: (share) => options.onProgress?.(name, share) });
  const principal = await findPrincipalScores(vectors, { components, ...stage('principal axes') });
  const sums = sumValues(principal.scores, design);
  const fit = dropRounding(fitValues(sums, design), principal.total / design.items);
  const means = design.isOrthogonal ? fit : meansOfValues(sums, design);
  await giveWay(0, stage('components'));
  const work: Work = { principal, design, fit, means, settings, stage };
  const measured = await measureLinearity(work);
  await giveWay(0, stage('subspaces'));
  const subspaces = splitFactors(fit, design).map(findSubspace);
  const factors = summariseFactors(set, subspaces, work);
  const report: Omit<FactorReport, 'notices'> = {
    items: design.items,
    design: {
      combinations: findCombinations(design).size,
      possible: countCells(design.sizes),
      rank: design.rank,
      isOrthogonal: design.isOrthogonal,
      isConnected: design.isConnected,
    },
    dimensions: {
      given: vectors.columns,
      rank: principal.variances.length,
      effectiveRank: effectiveRank(principal),
      forReadouts: design.sizes.length,
      forFactorisation: design.sizes.reduce((sum, size) => sum + size - 1, 0),
      taken: factors.reduce((sum, { rank95 }) => sum + rank95, 0),
    },
    ...measured,
    factors,
    angles: measureAngles(set, subspaces),
    ...(await readLinearly(principal, { design, set, settings, stage })),
  };
  const isPermuted = permutations === 0 || canPermute(principal, design, permutations);
  return { ...report, notices: findNotices(report, design, { isPermuted, isAuto: settings.kind === 'auto' }) };
}

type Stage = (name: string) => {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (share: number) => void;
};

interface Work {
  readonly principal: PrincipalScores;
  readonly design: Design;
  readonly fit: DenseMatrix<Float64Array>;
  readonly means: DenseMatrix<Float64Array>;
  readonly settings: FactoriseSettings;
  readonly stage: Stage;
}

/** Finds what components explain and at which angles they stand, with where both lie by chance. */
async function measureLinearity({ principal, design, fit, means, settings, stage }: Work) {
  const { scores, variances } = principal;
  const left = residualSquares(scores, fit, design);
  const squares = {
    total: variances.map((variance) => variance * (design.items - 1)),
    leastSquares: left,
    means: design.isOrthogonal ? left : residualSquares(scores, means, design),
  };
  const weights = weighAxes(variances, design);
  const ceilings = { raw: 1, whitened: ceilingOf(variances.length, design), leading: 1 };
  const explain = (measure: keyof typeof weights, interval?: ChanceInterval): ExplainedVariance =>
    explainVariance(squares, design, { weights: weights[measure], ceiling: ceilings[measure], interval });
  const cosines = meanAbsoluteCosines(fit, design);
  const observed = {
    raw: explain('raw').r2,
    whitened: explain('whitened').r2,
    leading: explain('leading').r2,
    across: cosines.across,
  };
  const { permutations, level, seed } = settings;
  const options = { permutations, level, seed, weights, observed, ...stage('shuffled labels') };
  const intervals: Partial<ChanceIntervals> =
    permutations === 0 ? {} : await findChanceIntervals(principal, design, options);
  return {
    raw: explain('raw', intervals.raw),
    whitened: explain('whitened', intervals.whitened),
    leading: explain('leading', intervals.leading),
    cosine: {
      ...cosines,
      ...(intervals.across !== undefined && { interval: intervals.across }),
      asCoded: design.isOrthogonal ? cosines : meanAbsoluteCosines(means, design),
    },
  };
}

/** Components of less than this share of the mean length of vectors are rounding: what is left of those that cancel. */
const roundingShare = 1e-10;

/** Sets components that are rounding alone to zero, since they would have directions all the same. */
function dropRounding(fit: DenseMatrix<Float64Array>, meanSquare: number): DenseMatrix<Float64Array> {
  for (let value = 0; value < fit.rows; value++) {
    const row = fit.row(value);
    if (row.reduce((sum, x) => sum + x * x, 0) <= roundingShare ** 2 * meanSquare) row.fill(0);
  }
  return fit;
}

function summariseFactors(
  { factors }: FactorialSet,
  subspaces: readonly FactorSubspace[],
  { fit, design, principal: { total } }: Work,
): FactorSummary[] {
  return factors.map(({ name, values }, factor) => {
    let share = 0;
    for (let value = design.offsets[factor]; value < design.offsets[factor + 1]; value++) {
      share += (design.counts[value] * fit.row(value).reduce((sum, x) => sum + x * x, 0)) / total;
    }
    const { rank95, spectrum } = subspaces[factor];
    return { name, values: values.length, share, rank95, spectrum };
  });
}

function measureAngles({ factors }: FactorialSet, subspaces: readonly FactorSubspace[]): SubspaceAngles[] {
  const bases = subspaces.map(({ basis, rank95 }) => firstColumns(basis, rank95));
  return bases.flatMap((left, first) =>
    bases.slice(first + 1).map((right, later) => {
      const degrees = principalAngles(left, right);
      return {
        left: factors[first].name,
        right: factors[first + 1 + later].name,
        degrees,
        smallest: degrees[0] ?? 90,
        mean: degrees.length === 0 ? 90 : degrees.reduce((sum, angle) => sum + angle / degrees.length, 0),
      };
    }),
  );
}
