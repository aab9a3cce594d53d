import { requireOption } from '../../errors.js';
import type { ProbeKind } from './probes.js';

/** What `factorise` computes. */
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

/** The options with their defaults, but for those that depend on the size of the set. */
export interface FactoriseSettings {
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

/**
 * Checks options and fills in defaults.
 *
 * @throws OptionError for one out of range.
 */
export function readSettings({ probes = {}, transfer = {}, ...options }: FactoriseOptions): FactoriseSettings {
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
