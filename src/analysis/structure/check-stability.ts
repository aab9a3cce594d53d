import { type Condition, type ConditionReport, type ConditionTally, tallyCondition } from './condition-report.js';
import type { ConditionalTest } from './conditional-test.js';
import type { MixedGraph } from './mixed-graph.js';
import { createPause, type WatchOptions } from './search-options.js';
import { visitSubsets } from './subsets.js';
import { createTripleCheck, setText } from './triple-conditions.js';

/** How far {@link checkStability} looks. */
export interface StabilityOptions extends WatchOptions {
  readonly alpha: number;
  readonly largestSet: number;
  readonly mostExamples: number;
  /** Dependence with a p value below this is clear. */
  readonly clearBelow: number;
}

const meanings: Readonly<Record<Condition, string>> = {
  'joined but separated': 'no set separates two variables that the graph joins',
  'separated by one set only': 'more than one set separates two variables that the graph does not join',
  'ordered upward stability':
    'i and j independent given C stay so given C and k, where k is an ancestor of i, j or C in the graph',
  'ordered downward stability':
    'i and j independent given C and k stay so given C, where k cannot be an ancestor of i, j or C in the graph',
  'V-ordered upward stability':
    'i and j independent given C stay so given C and k, where i - k - j is unshielded and no collider in the graph',
  'singleton-transitivity': 'of i and j independent given C, and given C and k, one is independent of k given C',
  composition: 'i independent of j and of k given C is independent of k given C and j',
  intersection: 'i independent of j given C and k, and of k given C and j, is independent of j given C',
};

/**
 * Goes through all pairs and all sets up to a size, and looks for counter-examples of the conditions that a graph over the variables, or any
 * graph, imposes on independence.
 *
 * Ordered stability is named by Sadeghi (2017); here the order is that of the graph, and both halves follow from separation: what is an ancestor may
 * be given too, what cannot be one may be left out. V-ordered upward stability is named by Sadeghi & Soo (2022); its form here, for the middle of an
 * unshielded triple, is ours and may differ from theirs.
 */
export async function checkStability(
  test: ConditionalTest,
  graph: MixedGraph,
  options: StabilityOptions,
): Promise<ConditionReport[]> {
  const { alpha, largestSet, signal, onProgress } = options;
  const tallies = new Map(
    Object.entries(meanings).map(([condition, meaning]) => [
      condition,
      tallyCondition(condition as Condition, meaning, options),
    ]),
  );
  const tally = (condition: Condition): ConditionTally => tallies.get(condition) as ConditionTally;
  const names = test.variables;
  const pause = createPause(signal);
  const checkTriple = createTripleCheck(test, graph, { alpha, tally });
  for (const i of names.keys()) {
    onProgress?.('assumptions', i / names.length);
    for (let j = i + 1; j < names.length; j++) {
      const others = [...names.keys()].filter((other) => other !== i && other !== j);
      const parting: { given: number[]; p: number }[] = [];
      for (let size = 0; size <= Math.min(largestSet, others.length); size++) {
        visitSubsets(others, size, (given) => {
          const { p } = test.test(i, j, given);
          if (p > alpha) parting.push({ given: [...given], p });
          return false;
        });
      }
      checkPair(graph, { i, j, parting, names, tally });
      for (let size = 0; size < Math.min(largestSet, others.length); size++) {
        visitSubsets(others, size, (given) => {
          for (const k of others) if (!given.includes(k)) checkTriple(i, j, k, given);
          return false;
        });
        const waiting = pause();
        if (waiting !== undefined) await waiting;
      }
    }
  }
  return [...tallies.values()].map((each) => each.report());
}

interface PairCheck {
  readonly i: number;
  readonly j: number;
  readonly parting: readonly { readonly given: number[]; readonly p: number }[];
  readonly names: readonly string[];
  readonly tally: (condition: Condition) => ConditionTally;
}

function checkPair(graph: MixedGraph, { i, j, parting, names, tally }: PairCheck): void {
  const isJoined = graph.isAdjacent(i, j);
  const condition = tally(isJoined ? 'joined but separated' : 'separated by one set only');
  condition.look();
  const [best] = [...parting].sort((a, b) => b.p - a.p);
  if (best === undefined || (!isJoined && parting.length !== 1)) return;
  const [first, second] = [names[i], names[j]];
  const said = isJoined ? `joined, but ${parting.length} of the sets looked at part them, best` : 'parted only by';
  condition.find({
    variables: [i, j],
    given: best.given,
    independentP: best.p,
    dependentP: undefined,
    text: `${first} and ${second}: ${said} ${setText(names, best.given)} (p ${best.p.toPrecision(3)})`,
  });
}
