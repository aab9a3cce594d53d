import { requireOption } from '../../errors.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { createRandom, shuffled } from '../../random.js';
import {
  type ChanceInterval,
  type ChanceIntervals,
  canPermute,
  findChanceIntervals,
  reorderRows,
} from './chance-interval.js';
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
import type { FactorReport, FactorSummary, ProjectedVariance, SubspaceAngles } from './factor-report.js';
import { type FactorSubspace, findSubspace, firstColumns, principalAngles } from './factor-subspace.js';
import type { FactorialSet } from './factorial-set.js';
import { fitValues, meansOfValues, sumValues } from './fit-values.js';
import { findNotices, requireFreedom } from './notices.js';
import { findPrincipalScores, giveWay, type PrincipalScores } from './principal-scores.js';
import { measureSpans, type SpanVariance } from './probe-span.js';
import { type FitProbeOptions, fitProbe, type Probe, type ProbeKind, standardise } from './probes.js';
import { findCombinations } from './training-subset.js';
import { measureTransfer, type Transfer } from './transfer.js';

/** What {@link factorise} computes. */
export interface FactoriseOptions {
  /** How many principal axes are analysed at most; default all. Fewer than the items by far make whitening mean something. */
  readonly components?: number | undefined;
  /** How often vectors are shuffled against labels for intervals, 0 for none; default 200. Of large sets moments are taken instead. */
  readonly permutations?: number | undefined;
  /** The share of shuffles within an interval; default 0.99, for which 199 permutations are the fewest. */
  readonly level?: number | undefined;
  readonly probes?: ProbeSettings | undefined;
  readonly transfer?: TransferSettings | undefined;
  /** The seed of shuffles and of training subsets; default 1. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** How linear readouts are fitted. */
export interface ProbeSettings {
  /** `logistic`, `discriminant`, `none`, or `auto`, the default: logistic as long as it takes seconds, else discriminant. */
  readonly kind?: ProbeKind | 'auto' | 'none' | undefined;
  /** The most steps of a logistic probe; default 100. */
  readonly steps?: number | undefined;
  /** The ridge of a logistic probe, above 0, for vectors of variance 1 a dimension; default 1. */
  readonly penalty?: number | undefined;
  /** How often probes are fitted to shuffled vectors, to tell what the fit alone brings; default 3, of large sets 0. */
  readonly shuffles?: number | undefined;
}

/** How transfer to unseen combinations is measured. */
export interface TransferSettings {
  /** In how many combinations each value is trained on; default 1, 2, 4 and 8 as far as combinations are left. */
  readonly partners?: readonly number[] | undefined;
  /** How many training subsets there are for each, from 1; default 5, of large sets 2. */
  readonly subsets?: number | undefined;
}

/** A logistic probe takes some 400 operations for each of these cells: an item, a dimension, a value. */
const mostLogisticCells = 4e7;

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
  const { components, permutations, level, seed, signal } = settings;
  requireRows(vectors, set);
  const design = describeDesign(set);
  requireFreedom(design);
  const stage = (name: string) => ({ signal, onProgress: (share: number) => options.onProgress?.(name, share) });
  const principal = await findPrincipalScores(vectors, { components, ...stage('principal axes') });
  const { scores, variances, total } = principal;
  const sums = sumValues(scores, design);
  const fit = dropRounding(fitValues(sums, design), total / design.items);
  await giveWay(0, stage('components'));
  const means = design.isOrthogonal ? fit : meansOfValues(sums, design);
  const left = residualSquares(scores, fit, design);
  const squares = {
    total: variances.map((variance) => variance * (design.items - 1)),
    leastSquares: left,
    means: design.isOrthogonal ? left : residualSquares(scores, means, design),
  };
  const weights = weighAxes(variances, design);
  const ceilings = { raw: 1, whitened: ceilingOf(variances.length, design), leading: 1 };
  const cosines = meanAbsoluteCosines(fit, design);
  const explain = (measure: keyof typeof weights, interval?: ChanceInterval): ExplainedVariance =>
    explainVariance(squares, design, { weights: weights[measure], ceiling: ceilings[measure], interval });
  const observed = {
    raw: explain('raw').r2,
    whitened: explain('whitened').r2,
    leading: explain('leading').r2,
    across: cosines.across,
  };
  const chance = { permutations, level, seed, weights, observed, ...stage('shuffled labels') };
  const intervals: Partial<ChanceIntervals> =
    permutations === 0 ? {} : await findChanceIntervals(principal, design, chance);
  await giveWay(0, stage('subspaces'));
  const subspaces = splitFactors(fit, design).map(findSubspace);
  const factors = summariseFactors(set, subspaces, { fit, design, total });
  const read = await readLinearly(principal, { design, set, settings, stage });
  const combinations = findCombinations(design).size;
  const report: Omit<FactorReport, 'notices'> = {
    items: design.items,
    design: {
      combinations,
      possible: design.sizes.reduce((product, size) => product * size, 1),
      rank: design.rank,
      isOrthogonal: design.isOrthogonal,
      isConnected: design.isConnected,
    },
    dimensions: {
      given: vectors.columns,
      rank: variances.length,
      effectiveRank: effectiveRank(principal),
      forFactorisation: design.sizes.reduce((sum, size) => sum + size - 1, 0),
      taken: factors.reduce((sum, { rank95 }) => sum + rank95, 0),
    },
    raw: explain('raw', intervals.raw),
    whitened: explain('whitened', intervals.whitened),
    leading: explain('leading', intervals.leading),
    factors,
    cosine: {
      ...cosines,
      ...(intervals.across !== undefined && { interval: intervals.across }),
      asCoded: design.isOrthogonal ? cosines : meanAbsoluteCosines(means, design),
    },
    angles: measureAngles(set, subspaces),
    ...read,
  };
  const isPermuted = permutations === 0 || canPermute(principal, design, permutations);
  return { ...report, notices: findNotices(report, design, { isPermuted, isAuto: settings.kind === 'auto' }) };
}

interface Settings {
  readonly components: number | undefined;
  readonly permutations: number;
  readonly level: number;
  readonly kind: ProbeKind | 'auto' | 'none';
  readonly steps: number;
  readonly penalty: number;
  readonly shuffles: number | undefined;
  readonly partners: readonly number[] | undefined;
  readonly subsets: number | undefined;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
}

function readSettings({ probes = {}, transfer = {}, ...options }: FactoriseOptions): Settings {
  const { components, permutations = 200, level = 0.99, seed = 1, signal } = options;
  const { kind = 'auto', steps = 100, penalty = 1, shuffles } = probes;
  const { partners, subsets } = transfer;
  const requireCount = (option: string, value: number | undefined, least: number): void => {
    const isCount = value === undefined || (Number.isInteger(value) && value >= least);
    requireOption(isCount, option, value, `a whole number >= ${least}`);
  };
  requireCount('components', components, 1);
  requireCount('permutations', permutations, 0);
  requireCount('probes.steps', steps, 1);
  requireCount('probes.shuffles', shuffles, 0);
  requireCount('transfer.subsets', subsets, 1);
  requireOption(level > 0 && level < 1, 'level', level, 'a number between 0 and 1');
  requireOption(penalty > 0 && Number.isFinite(penalty), 'probes.penalty', penalty, 'a number > 0');
  const kinds = ['auto', 'logistic', 'discriminant', 'none'];
  requireOption(kinds.includes(kind), 'probes.kind', kind, kinds.join(', '));
  const arePartners = partners === undefined || partners.every((count) => Number.isInteger(count) && count >= 1);
  requireOption(arePartners, 'transfer.partners', partners, 'whole numbers >= 1');
  return { components, permutations, level, kind, steps, penalty, shuffles, partners, subsets, seed, signal };
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
  { fit, design, total }: { readonly fit: DenseMatrix<Float64Array>; readonly design: Design; readonly total: number },
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

interface Reading {
  readonly design: Design;
  readonly set: FactorialSet;
  readonly settings: Settings;
  readonly stage: (name: string) => {
    readonly signal: AbortSignal | undefined;
    readonly onProgress: (share: number) => void;
  };
}

/** Fits linear readouts to all items, measures their span, and tries them on unseen combinations. */
async function readLinearly(
  principal: PrincipalScores,
  { design, set, settings, stage }: Reading,
): Promise<Pick<FactorReport, 'projected' | 'transfer' | 'probes'>> {
  if (settings.kind === 'none') return { transfer: [] };
  const { scores, variances } = principal;
  const isSmall = scores.values.length * design.counts.length <= mostLogisticCells;
  const kind = settings.kind === 'auto' ? (isSmall ? 'logistic' : 'discriminant') : settings.kind;
  const { steps, penalty, seed, partners, signal } = settings;
  const { shuffles = isSmall ? 3 : 0, subsets = isSmall ? 5 : 2 } = settings;
  const inputs = standardise(scores, variances);
  const fitting: FitProbeOptions = { kind, steps, penalty, signal };
  const fitAll = async (rows: DenseMatrix): Promise<Probe[]> => {
    const probes: Probe[] = [];
    for (const [factor, labels] of design.labels.entries()) {
      probes.push(await fitProbe({ inputs: rows, labels, classes: design.sizes[factor] }, fitting));
    }
    return probes;
  };
  const probing = stage('linear probes');
  await giveWay(0, probing);
  const spans = measureSpans(principal, design, { probes: await fitAll(inputs) });
  const random = createRandom(seed);
  const places = Array.from({ length: design.items }, (_, item) => item);
  const shuffledSpans: SpanVariance[] = [];
  for (let turn = 0; turn < shuffles; turn++) {
    await giveWay((turn + 1) / (shuffles + 1), probing);
    const order = Uint32Array.from(shuffled(places, random));
    shuffledSpans.push(measureSpans(principal, design, { probes: await fitAll(reorderRows(inputs, order)), order }));
  }
  const meanOf = (read: (span: SpanVariance) => number): number | undefined =>
    shuffles === 0 ? undefined : shuffledSpans.reduce((sum, span) => sum + read(span) / shuffles, 0);
  const projected: ProjectedVariance = {
    dimensions: spans.dimensions,
    r2: spans.r2,
    shuffled: meanOf(({ r2 }) => r2),
    heads: spans.heads.map((head, factor) => ({
      factor: set.factors[factor].name,
      ...head,
      shuffled: meanOf(({ heads }) => heads[factor].r2),
    })),
  };
  const names = set.factors.map(({ name }) => name);
  const work = { inputs, design, names, probes: fitting, seed, ...stage('unseen combinations') };
  const transfer: Transfer[] = await measureTransfer(work, { partners, subsets });
  return { projected, transfer, probes: kind };
}
