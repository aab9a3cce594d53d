import { type ConditionReport, type ConditionTally, tallyCondition } from './condition-report.js';
import type { ConditionalTest } from './conditional-test.js';
import { descendants } from './directed-graph.js';
import type { MixedGraph } from './mixed-graph.js';
import { createPause, type WatchOptions } from './search-options.js';
import { visitSubsets } from './subsets.js';

/** How far {@link checkStability} looks. */
export interface StabilityOptions extends WatchOptions {
  readonly alpha: number;
  readonly largestSet: number;
  readonly mostExamples: number;
  /** Dependence with a p value below this is clear. */
  readonly clearBelow: number;
}

const meanings = {
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
} as const;

/**
 * Goes through all pairs and all sets up to a size, and looks for counter-examples of the conditions that a graph over the variables, or any
 * graph, imposes on independence.
 *
 * Ordered stability is that of Sadeghi (2017), with the order of the graph: both follow from separation in a graph of which k is, or is no, ancestor.
 * V-ordered upward stability restricts it to unshielded triples, as named by Sadeghi & Soo (2022); its form here is ours.
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
      tallyCondition(condition as keyof typeof meanings, meaning, options),
    ]),
  );
  const tally = (condition: keyof typeof meanings): ConditionTally => tallies.get(condition) as ConditionTally;
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
  readonly tally: (condition: keyof typeof meanings) => ConditionTally;
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

/** Prepares the checks of the conditions about i, j and one more variable. */
function createTripleCheck(
  test: ConditionalTest,
  graph: MixedGraph,
  options: { readonly alpha: number; readonly tally: PairCheck['tally'] },
): (i: number, j: number, k: number, given: readonly number[]) => void {
  const { alpha, tally } = options;
  const names = test.variables;
  const size = graph.size;
  const surely = descendants(graph);
  const possibly = descendants(graph, { possible: true });
  const leads = (reach: Uint8Array, k: number, targets: readonly number[]): boolean =>
    targets.some((target) => reach[k * size + target] === 1);
  const isPlainMiddle = (i: number, k: number, j: number): boolean =>
    graph.isAdjacent(i, k) &&
    graph.isAdjacent(k, j) &&
    !graph.isAdjacent(i, j) &&
    (graph.mark(i, k) === 'tail' || graph.mark(j, k) === 'tail');
  const find = (condition: ConditionTally, parts: Omit<Finding, 'names'>): void =>
    condition.find(example({ names, ...parts }));
  return (i, j, k, given) => {
    const withK = [...given, k];
    const [p, pWithK] = [test.test(i, j, given).p, test.test(i, j, withK).p];
    const targets = [i, j, ...given];
    const upward: Omit<Finding, 'names'> = {
      variables: [i, j, k],
      given,
      independent: [[i, j, given, p]],
      dependent: [[i, j, withK, pWithK]],
    };
    if (p > alpha) {
      for (const [condition, applies] of [
        [tally('ordered upward stability'), leads(surely, k, targets)],
        [tally('V-ordered upward stability'), isPlainMiddle(i, k, j)],
      ] as const) {
        if (!applies) continue;
        condition.look();
        if (!(pWithK > alpha)) find(condition, upward);
      }
    }
    if (pWithK > alpha && !leads(possibly, k, targets)) {
      const condition = tally('ordered downward stability');
      condition.look();
      if (!(p > alpha)) find(condition, { ...upward, independent: upward.dependent, dependent: upward.independent });
    }
    if (p > alpha && pWithK > alpha) {
      const condition = tally('singleton-transitivity');
      condition.look();
      const [ofI, ofJ] = [test.test(i, k, given).p, test.test(j, k, given).p];
      if (!(ofI > alpha) && !(ofJ > alpha)) {
        find(condition, {
          ...upward,
          independent: [...upward.independent, ...upward.dependent],
          dependent: [
            [i, k, given, ofI],
            [j, k, given, ofJ],
          ],
        });
      }
    }
    for (const [a, b] of [
      [i, j],
      [j, i],
    ]) {
      const [ofB, ofK] = [p, test.test(a, k, given).p];
      const [ofBWithK, ofKWithB] = [pWithK, test.test(a, k, [...given, b]).p];
      const alone: Independence[] = [
        [a, b, given, ofB],
        [a, k, given, ofK],
      ];
      if (ofB > alpha && ofK > alpha) {
        const condition = tally('composition');
        condition.look();
        const dependent: Independence[] = [[a, k, [...given, b], ofKWithB]];
        if (!(ofKWithB > alpha)) find(condition, { variables: [a, b, k], given, independent: alone, dependent });
      }
      if (ofBWithK > alpha && ofKWithB > alpha) {
        const condition = tally('intersection');
        condition.look();
        const independent: Independence[] = [
          [a, b, withK, ofBWithK],
          [a, k, [...given, b], ofKWithB],
        ];
        if (!(ofB > alpha)) {
          find(condition, { variables: [a, b, k], given, independent, dependent: alone.slice(0, 1) });
        }
      }
    }
  };
}

/** One answer: the two variables, what was given, and the p value. */
type Independence = readonly [number, number, readonly number[], number];

interface Finding {
  readonly names: readonly string[];
  readonly variables: readonly number[];
  readonly given: readonly number[];
  readonly independent: readonly Independence[];
  readonly dependent: readonly Independence[];
}

function example({ names, variables, given, independent, dependent }: Finding): Parameters<ConditionTally['find']>[0] {
  const say = ([x, y, set, p]: Independence): string =>
    `${names[x]} and ${names[y]} given ${setText(names, set)} (p ${p.toPrecision(3)})`;
  return {
    variables,
    given: [...given],
    independentP: Math.min(...independent.map(([, , , p]) => p)),
    dependentP: Math.max(...dependent.map(([, , , p]) => p)),
    text: `independent: ${independent.map(say).join(', ')}; dependent: ${dependent.map(say).join(', ')}`,
  };
}

function setText(names: readonly string[], given: readonly number[]): string {
  return given.length === 0 ? 'nothing' : `{${given.map((place) => names[place]).join(', ')}}`;
}
