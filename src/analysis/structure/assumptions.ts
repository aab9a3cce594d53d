import { requireOption, requireWhole } from '../../errors.js';
import { cachedTest } from './cached-test.js';
import { checkStability } from './check-stability.js';
import type { ConditionReport } from './condition-report.js';
import type { ConditionalTest } from './conditional-test.js';
import type { MixedGraph } from './mixed-graph.js';
import { unshieldedTriples } from './orient-colliders.js';
import { createPause, requireAlpha, type WatchOptions } from './search-options.js';
import { countSubsets, visitSubsets } from './subsets.js';

/** How far {@link assumptions} looks. */
export interface AssumptionOptions extends WatchOptions {
  /** A p value above this counts as independence; in (0, 1), default 0.05. */
  readonly alpha?: number;
  /** The size of the largest set given, from 1; default 2. */
  readonly largestSet?: number;
  /** The most different questions asked about pairs; sizes of sets that need more are left out and reported; default 200,000. */
  readonly mostQueries?: number;
  /** A variable is reported as determined when at most this share of its uncertainty is left, from 0; default 0.01. */
  readonly leastUncertainty?: number;
  /** How many counter-examples of a condition are shown, from 0; default 5. */
  readonly mostExamples?: number;
}

/** Whether the middle of an unshielded triple is in what separates its ends. */
export interface TripleReport {
  readonly x: number;
  readonly middle: number;
  readonly z: number;
  /** Whether the graph has it as a collider. */
  readonly isCollider: boolean;
  /** How many sets of neighbours separate the ends, and how many of these hold the middle. */
  readonly separators: number;
  readonly withMiddle: number;
  /** Of a faithful distribution either `all` or `none`; `untested` where no set of neighbours separates the ends. */
  readonly middleIn: 'all' | 'none' | 'some' | 'untested';
}

/** A variable of which others leave little uncertainty. */
export interface DeterminedVariable {
  readonly variable: number;
  /** The fewest that do: without one of them more is left. */
  readonly by: readonly number[];
  /** The share of its uncertainty that is left. */
  readonly left: number;
}

/** What {@link assumptions} found. */
export interface AssumptionReport {
  readonly alpha: number;
  readonly conditions: readonly ConditionReport[];
  readonly triples: readonly TripleReport[];
  readonly determined: readonly DeterminedVariable[];
  /** The size of the largest set that was given. */
  readonly largestSet: number;
  /** Sizes of sets that were not looked at, with how many questions they need. */
  readonly leftOut: readonly { readonly size: number; readonly questions: number }[];
  /** How many different questions were asked. */
  readonly queries: number;
}

/**
 * Looks in data for counter-examples of what the correctness of constraint-based learning rests on (Sadeghi & Soo 2022): that edges are where
 * nothing separates, that separators of unshielded triples agree about their middle, stability of independence upwards and downwards in the
 * order of a graph, singleton-transitivity, composition and intersection, and that no variable is determined by others.
 *
 * It reports violations found at alpha among the sets it looked at. None found does not say that the assumptions hold; and of many questions some
 * are answered wrongly by chance, so look at those that are clear.
 *
 * @param graph what was learned, over the variables of the test.
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 * @example (await assumptions(test, graph)).determined
 */
export async function assumptions(
  test: ConditionalTest,
  graph: MixedGraph,
  options: AssumptionOptions = {},
): Promise<AssumptionReport> {
  const { alpha = 0.05, mostQueries = 200_000, leastUncertainty = 0.01, mostExamples = 5, signal } = options;
  const wanted = options.largestSet ?? 2;
  requireAlpha(alpha);
  requireWhole('largestSet', wanted, 1);
  requireOption(mostQueries >= 1, 'mostQueries', mostQueries, 'a whole number >= 1');
  requireOption(leastUncertainty >= 0, 'leastUncertainty', leastUncertainty, 'a number >= 0');
  const remembering = cachedTest(test);
  const { largestSet, leftOut, planned } = planSizes(test, wanted, mostQueries);
  const conditions = await checkStability(remembering, graph, {
    ...options,
    alpha,
    largestSet,
    mostExamples,
    clearBelow: alpha / Math.max(1, planned),
  });
  const triples = await checkTriples(remembering, graph, { alpha, largestSet: wanted, signal });
  const determined = await findDetermined(test, { largestSet: wanted, mostQueries, leastUncertainty, signal });
  const queries = remembering.counts().computed;
  return { alpha, conditions, triples, determined, largestSet, leftOut, queries };
}

/** Sizes of sets from 0 upwards as far as all their questions are few enough. */
function planSizes(
  test: ConditionalTest,
  wanted: number,
  mostQueries: number,
): Pick<AssumptionReport, 'largestSet' | 'leftOut'> & { readonly planned: number } {
  const count = test.variables.length;
  const leftOut: { size: number; questions: number }[] = [];
  let planned = 0;
  let largestSet = 0;
  for (let size = 0; size <= Math.min(count - 2, test.largestSet); size++) {
    const questions = countSubsets(count, 2) * countSubsets(count - 2, size);
    if (leftOut.length === 0 && size <= wanted && (size <= 1 || planned + questions <= mostQueries)) {
      planned += questions;
      largestSet = size;
    } else {
      leftOut.push({ size, questions });
    }
  }
  return { largestSet, leftOut, planned };
}

/** Counts, of each unshielded triple, the separators with its middle (Ramsey, Zhang & Spirtes 2006). */
async function checkTriples(
  test: ConditionalTest,
  graph: MixedGraph,
  options: { readonly alpha: number; readonly largestSet: number; readonly signal: AbortSignal | undefined },
): Promise<TripleReport[]> {
  const { alpha, largestSet, signal } = options;
  const pause = createPause(signal);
  const reports: TripleReport[] = [];
  for (const { x, middle, z } of unshieldedTriples(graph)) {
    const seen = new Set<string>();
    let separators = 0;
    let withMiddle = 0;
    for (const end of [x, z]) {
      const others = graph.neighbours(end).filter((other) => other !== x && other !== z);
      for (let size = 0; size <= Math.min(largestSet, others.length, test.largestSet); size++) {
        visitSubsets(others, size, (given) => {
          const key = given.join(' ');
          if (seen.has(key)) return false;
          seen.add(key);
          if (!(test.test(x, z, given).p > alpha)) return false;
          separators++;
          if (given.includes(middle)) withMiddle++;
          return false;
        });
      }
    }
    const isCollider = graph.mark(x, middle) === 'arrow' && graph.mark(z, middle) === 'arrow';
    const mixed = withMiddle === 0 ? 'none' : withMiddle === separators ? 'all' : 'some';
    reports.push({ x, middle, z, isCollider, separators, withMiddle, middleIn: separators === 0 ? 'untested' : mixed });
    const waiting = pause();
    if (waiting !== undefined) await waiting;
  }
  return reports;
}

/** Finds the smallest sets of which each variable is nearly a function. */
async function findDetermined(
  test: ConditionalTest,
  options: {
    readonly largestSet: number;
    readonly mostQueries: number;
    readonly leastUncertainty: number;
    readonly signal: AbortSignal | undefined;
  },
): Promise<DeterminedVariable[]> {
  const { largestSet, mostQueries, leastUncertainty, signal } = options;
  const found: DeterminedVariable[] = [];
  if (test.uncertainty === undefined) return found;
  const pause = createPause(signal);
  const count = test.variables.length;
  for (const variable of test.variables.keys()) {
    const others = [...test.variables.keys()].filter((other) => other !== variable);
    const sets: (readonly number[])[] = [];
    for (let size = 1; size <= Math.min(largestSet, others.length); size++) {
      if (size > 1 && count * countSubsets(others.length, size) > mostQueries) break;
      visitSubsets(others, size, (by) => {
        if (sets.some((set) => set.every((member) => by.includes(member)))) return false;
        const left = test.uncertainty?.(variable, by) ?? 1;
        if (!(left <= leastUncertainty)) return false;
        sets.push([...by]);
        found.push({ variable, by: [...by], left });
        return false;
      });
      const waiting = pause();
      if (waiting !== undefined) await waiting;
    }
  }
  return found;
}
