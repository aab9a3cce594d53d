import { compareText } from '../../corpus/count-contexts.js';
import { OptionError, requireOption, requireWhole, UnknownWordError } from '../../errors.js';
import { replaceZeros, type ZeroReplacement } from '../../matrix/compositions/replace-zeros.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { type LongWork, partOfWork } from '../long-work.js';
import { correlationTail } from '../statistics/correlation-tail.js';
import { benjaminiHochberg, fallingRates } from '../statistics/false-discovery.js';
import { type AssociationNotice, noticesOf } from './association-notices.js';
import type { LogRatioShrinkage } from './log-ratio-inverse.js';
import { type LogRatioPartial, logRatioPartial } from './log-ratio-partial.js';
import { type PartTable, requireParts } from './part-table.js';
import { pairsOf, permutationRates } from './permutation-rates.js';
import { type ProportionalityMeasure, proportionality, proportionalityMeasures } from './proportionality.js';
import type { ShrinkageShares } from './shrink-covariance.js';

/** The measures of association that go by name. */
export const associationMeasures = ['partial', ...proportionalityMeasures] as const;

/** A measure of association: partial correlation, or one of proportionality. */
export type AssociationMeasure = 'partial' | ProportionalityMeasure;

/** Options of {@link associate}. */
export interface AssociateOptions extends LongWork {
  /** Default `partial`. */
  readonly measure?: AssociationMeasure;
  /** For `partial`: how covariances are shrunk; default `none`. */
  readonly shrink?: LogRatioShrinkage;
  /** `clr`, the name of a part, or for other measures than `partial` also `iqlr` or a list of names; default `clr`. */
  readonly reference?: string | readonly string[];
  /** How zeros are replaced; default `multiplicative`. */
  readonly zeros?: ZeroReplacement;
  /** Tables of chance; default 20 where there are no p values, else 0, which then take their place. */
  readonly permutations?: number;
  /** The false discovery rate up to which a pair passes, 0..1; default 0.05. */
  readonly falseDiscovery?: number;
  /** How many pairs are listed at most, the strongest; default 100. */
  readonly limit?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** A pair of parts that are associated. */
export interface Association {
  readonly left: string;
  readonly right: string;
  /** The value of the measure; of `phi` the larger of the two. */
  readonly value: number;
  /** By Fisher's transformation; undefined where that does not hold. */
  readonly pValue: number | undefined;
  /** The smallest false discovery rate at which the pair passes; undefined without p values and permutations. */
  readonly falseDiscovery: number | undefined;
}

/** What {@link associate} finds. */
export interface Associations {
  readonly measure: AssociationMeasure;
  readonly rows: number;
  readonly parts: number;
  /** How many pairs were looked at. */
  readonly pairs: number;
  /** How many passed; undefined where none could be tested. */
  readonly passing: number | undefined;
  /** The strongest that pass, or the strongest of all where none could be tested; strongest first, then by name. */
  readonly associations: readonly Association[];
  /** What the false discovery rates are from. */
  readonly test: 'fisher-z' | 'permutations' | 'none';
  /** N - D, of Fisher's transformation with D - 3 log-ratios conditioned on; undefined for other measures. */
  readonly degrees: number | undefined;
  /** How many free log-ratios each pair is conditioned on; undefined for other measures than `partial`. */
  readonly conditionedOn: number | undefined;
  readonly rank: number | undefined;
  readonly lambda: number | undefined;
  readonly lambdaVariance: number | undefined;
  /** The share of cells that were 0 and were replaced, 0..1. */
  readonly replacedShare: number;
  readonly notices: readonly AssociationNotice[];
}

/** The share of the work that the table itself takes where others follow. */
const ownShare = 0.2;

/**
 * Finds which parts of compositions go together: replaces zeros, measures every pair, and lists the strongest pairs that
 * pass a false discovery rate.
 *
 * Partial correlations without shrinkage get p values by Fisher's transformation with N - (D - 3) - 3 = N - D degrees of
 * freedom and rates by Benjamini & Hochberg; whatever has no p values gets rates by permutation.
 *
 * @throws CompositionError for a table that is none; OptionError for an option out of range; UnknownWordError for a
 *   reference that is no part; the reason of the signal when it stops.
 * @example (await associate({ parts, matrix }, { shrink: 'basis', permutations: 50 })).associations
 */
export async function associate(table: PartTable, options: AssociateOptions = {}): Promise<Associations> {
  const {
    measure = 'partial',
    shrink = 'none',
    zeros = 'multiplicative',
    falseDiscovery = 0.05,
    limit = 100,
  } = options;
  requireOption(associationMeasures.includes(measure), 'measure', measure, associationMeasures.join(', '));
  requireOption(falseDiscovery >= 0 && falseDiscovery <= 1, 'falseDiscovery', falseDiscovery, '0..1');
  requireWhole('limit', limit, 0);
  requireParts(table);
  const { parts } = table;
  const { matrix, share: replacedShare, shareByPart } = replaceZeros(table.matrix, zeros);
  const degrees = measure === 'partial' ? matrix.rows - matrix.columns : undefined;
  const hasPValues = degrees !== undefined && degrees > 0 && shrink === 'none';
  const { permutations = hasPValues ? 0 : 20, seed = 0, signal, onProgress } = options;
  const measuring = createMeasuring(parts, { ...options, measure, shrink });
  const whole = { signal, onProgress };
  const found = await measuring(matrix, permutations === 0 ? whole : partOfWork(whole, 0, ownShare));
  const strengths = strengthsOf(measure, found.values);
  const pValues = hasPValues ? found.values.map((value) => correlationTail(value, degrees)) : undefined;
  const shares = { lambda: found.partial?.lambda, lambdaVariance: found.partial?.lambdaVariance };
  const strengthsIn = async (shuffled: DenseMatrix<Float64Array>, work: LongWork): Promise<Float64Array> =>
    // Estimated anew they would be near 1 in tables of chance, whose correlations would all be smaller for it.
    strengthsOf(measure, (await measuring(shuffled, { ...work, ...shares })).values);
  const rates =
    permutations === 0
      ? pValues && benjaminiHochberg(pValues)
      : await permutedRates(matrix, strengths, strengthsIn, {
          permutations,
          seed,
          ...partOfWork(whole, ownShare, 1),
        });
  const passes = (pair: number): boolean => rates === undefined || rates[pair] <= falseDiscovery;
  const test = permutations > 0 ? 'permutations' : pValues === undefined ? 'none' : 'fisher-z';
  const passing = rates?.reduce((count, rate) => count + (rate <= falseDiscovery ? 1 : 0), 0);
  const { partial } = found;
  const facts = {
    measure,
    rows: matrix.rows,
    parts: parts.length,
    pairs: strengths.length,
    passing,
    test,
    degrees,
  } as const;
  const results = {
    ...facts,
    conditionedOn: partial?.conditionedOn,
    rank: partial?.rank,
    lambda: partial?.lambda,
    lambdaVariance: partial?.lambdaVariance,
    replacedShare,
  };
  return {
    ...results,
    associations: strongestPairs(strengths, parts, { limit, passes }).map(({ left, right, pair }) => ({
      left,
      right,
      value: found.values[pair],
      pValue: pValues?.[pair],
      falseDiscovery: rates?.[pair],
    })),
    notices: noticesOf({ ...results, shrink, permutations, shareByPart, table, zeros }),
  };
}

/** Values of all pairs, row by row, with what partial correlations tell besides. */
interface Measured {
  readonly values: Float64Array;
  readonly partial: LogRatioPartial | undefined;
}

type Measuring = (matrix: DenseMatrix<Float64Array>, work: LongWork & ShrinkageShares) => Promise<Measured>;

function createMeasuring(
  parts: readonly string[],
  { measure, shrink, reference = 'clr' }: AssociateOptions & { readonly measure: AssociationMeasure },
): Measuring {
  const columnOf = (name: string): number => {
    const column = parts.indexOf(name);
    if (column === -1) throw new UnknownWordError(name, 'the parts of the table');
    return column;
  };
  if (measure === 'partial') {
    if (typeof reference !== 'string' || reference === 'iqlr') {
      throw new OptionError('reference', reference, 'clr or the name of one part, for partial correlations');
    }
    const column = reference === 'clr' ? 'clr' : columnOf(reference);
    return async (matrix, work) => {
      const partial = await logRatioPartial(matrix, { shrink, reference: column, ...work });
      return { values: pairsOf(partial.matrix), partial };
    };
  }
  if (shrink !== undefined && shrink !== 'none') throw new OptionError('shrink', shrink, 'none, for this measure');
  const names = typeof reference === 'string' ? [reference] : reference;
  const columns = reference === 'clr' || reference === 'iqlr' ? reference : names.map(columnOf);
  return async (matrix, { signal, onProgress }) => {
    const values = await proportionality(matrix, measure, { reference: columns, signal, onProgress });
    if (measure === 'phi') takeLarger(values);
    return { values: pairsOf(values), partial: undefined };
  };
}

/** phi is the share of one part's variance: a pair is as near as the part of smaller variance says. */
function takeLarger({ columns, values }: DenseMatrix<Float64Array>): void {
  for (let i = 0; i < columns; i++) {
    for (let j = i + 1; j < columns; j++) {
      values[i * columns + j] = Math.max(values[i * columns + j], values[j * columns + i]);
    }
  }
}

/** The larger, the more associated: of measures that are 0 for proportional parts the negative, of others the magnitude. */
function strengthsOf(measure: AssociationMeasure, values: Float64Array): Float64Array {
  const isDistance = measure === 'vlr' || measure === 'phi' || measure === 'phs';
  return values.map((value) => (isDistance ? -value : Math.abs(value)));
}

async function permutedRates(
  matrix: DenseMatrix<Float64Array>,
  observed: Float64Array,
  strengthsIn: (shuffled: DenseMatrix<Float64Array>, work: LongWork) => Promise<Float64Array>,
  options: LongWork & { readonly permutations: number; readonly seed: number },
): Promise<Float64Array> {
  const rates = await permutationRates(matrix, strengthsIn, { ...options, observed });
  const falling = fallingRates(rates);
  const { cutoffs } = rates;
  const rateAt = (strength: number): number => {
    let [low, high] = [0, cutoffs.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cutoffs[middle] < strength) low = middle + 1;
      else high = middle;
    }
    return falling[low];
  };
  return observed.map(rateAt);
}

interface NamedPair {
  readonly left: string;
  readonly right: string;
  readonly pair: number;
}

/** Returns the strongest pairs that pass, strongest first, then by names. */
function strongestPairs(
  strengths: Float64Array,
  parts: readonly string[],
  { limit, passes }: { readonly limit: number; readonly passes: (pair: number) => boolean },
): NamedPair[] {
  const kept = strengths.filter((_, pair) => passes(pair)).sort();
  if (limit === 0 || kept.length === 0) return [];
  const least = kept[Math.max(0, kept.length - limit)];
  const found: NamedPair[] = [];
  for (let i = 0, pair = 0; i < parts.length; i++) {
    for (let j = i + 1; j < parts.length; j++, pair++) {
      if (strengths[pair] >= least && passes(pair)) found.push({ left: parts[i], right: parts[j], pair });
    }
  }
  found.sort(
    (a, b) => strengths[b.pair] - strengths[a.pair] || compareText(a.left, b.left) || compareText(a.right, b.right),
  );
  return found.slice(0, limit);
}
