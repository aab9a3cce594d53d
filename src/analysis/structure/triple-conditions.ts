import type { Condition, ConditionTally, CounterExample } from './condition-report.js';
import type { ConditionalTest } from './conditional-test.js';
import { descendants } from './directed-graph.js';
import type { MixedGraph } from './mixed-graph.js';

/** What the checks of one more variable need. */
export interface TripleOptions {
  readonly alpha: number;
  readonly tally: (condition: Condition) => ConditionTally;
}

/** Looks at the conditions about i, j, what is given, and one more variable k. */
export type TripleCheck = (i: number, j: number, k: number, given: readonly number[]) => void;

/** One answer: the two variables, what was given, and the p value. */
type Answer = readonly [number, number, readonly number[], number];

/** Prepares the checks of stability, singleton-transitivity, composition and intersection. */
export function createTripleCheck(test: ConditionalTest, graph: MixedGraph, options: TripleOptions): TripleCheck {
  const { alpha, tally } = options;
  const ask = (x: number, y: number, given: readonly number[]): Answer => [x, y, given, test.test(x, y, given).p];
  const holds = ([, , , p]: Answer): boolean => p > alpha;
  /** Counts a case in which the condition says something, and keeps it where the answers are against it. */
  const judge = (
    condition: Condition,
    premises: readonly Answer[],
    broken: readonly Answer[],
    isBroken: boolean,
  ): void => {
    tally(condition).look();
    if (isBroken) tally(condition).find(createExample(test.variables, premises, broken));
  };
  const order = createOrder(graph);
  return (i, j, k, given) => {
    const withK = [...given, k];
    const [alone, added] = [ask(i, j, given), ask(i, j, withK)];
    if (holds(alone)) {
      if (order.isAncestor(k, [i, j, ...given])) judge('ordered upward stability', [alone], [added], !holds(added));
      if (order.isPlainMiddle(i, k, j)) judge('V-ordered upward stability', [alone], [added], !holds(added));
    }
    if (holds(added) && !order.canBeAncestor(k, [i, j, ...given])) {
      judge('ordered downward stability', [added], [alone], !holds(alone));
    }
    if (holds(alone) && holds(added)) {
      const both = [ask(i, k, given), ask(j, k, given)];
      judge('singleton-transitivity', [alone, added], both, !both.some(holds));
    }
    for (const [a, b] of [
      [i, j],
      [j, i],
    ]) {
      const [ofK, ofKGivenB] = [ask(a, k, given), ask(a, k, [...given, b])];
      if (holds(alone) && holds(ofK)) judge('composition', [alone, ofK], [ofKGivenB], !holds(ofKGivenB));
      if (holds(added) && holds(ofKGivenB)) judge('intersection', [added, ofKGivenB], [alone], !holds(alone));
    }
  };
}

interface Order {
  isAncestor(k: number, targets: readonly number[]): boolean;
  canBeAncestor(k: number, targets: readonly number[]): boolean;
  /** Whether i - k - j is unshielded, and no collider by a tail at k. */
  isPlainMiddle(i: number, k: number, j: number): boolean;
}

function createOrder(graph: MixedGraph): Order {
  const surely = descendants(graph);
  const possibly = descendants(graph, { possible: true });
  const leads = (reach: Uint8Array, k: number, targets: readonly number[]): boolean =>
    targets.some((target) => reach[k * graph.size + target] === 1);
  return {
    isAncestor: (k, targets) => leads(surely, k, targets),
    canBeAncestor: (k, targets) => leads(possibly, k, targets),
    isPlainMiddle: (i, k, j) =>
      graph.isAdjacent(i, k) &&
      graph.isAdjacent(k, j) &&
      !graph.isAdjacent(i, j) &&
      (graph.mark(i, k) === 'tail' || graph.mark(j, k) === 'tail'),
  };
}

function createExample(
  names: readonly string[],
  independent: readonly Answer[],
  dependent: readonly Answer[],
): CounterExample {
  const say = ([x, y, given, p]: Answer): string =>
    `${names[x]} and ${names[y]} given ${setText(names, given)} (p ${p.toPrecision(3)})`;
  const answers = [...independent, ...dependent];
  const smallest = answers.reduce((least, [, , given]) => (given.length < least.length ? given : least), answers[0][2]);
  const involved = answers.flatMap(([x, y, given]) => [x, y, ...given]);
  return {
    variables: [...new Set(involved)].filter((place) => !smallest.includes(place)),
    given: [...smallest],
    independentP: Math.min(...independent.map(([, , , p]) => p)),
    dependentP: Math.max(...dependent.map(([, , , p]) => p)),
    text: `independent: ${independent.map(say).join(', ')}; dependent: ${dependent.map(say).join(', ')}`,
  };
}

/** Returns a set of variables in words: `{a, b}`, or `nothing`. */
export function setText(names: readonly string[], given: readonly number[]): string {
  return given.length === 0 ? 'nothing' : `{${given.map((place) => names[place]).join(', ')}}`;
}
