import { contracts, isSameSimpleType, type PregroupType } from './pregroup-type.js';
import type { AmbiguousWord, Contraction, Reduction } from './reduction.js';
import { createTypeLattice, type LatticeEdge, type TypeLattice } from './type-lattice.js';

/** The cheapest way from one node of a lattice to another on which everything contracts, or the end of a path. */
interface Step {
  readonly cost: number;
  /** What was taken last: an edge without a type, a contraction of two edges, or an edge that stays open. */
  readonly first?: LatticeEdge;
  readonly second?: LatticeEdge;
}

/** `closed[from].get(to)` is there when the simple types between two nodes contract to the unit. */
type Chart = readonly ReadonlyMap<number, Step>[];

/**
 * Finds the cheapest reduction of words to a target, or, when there is none, the one with the fewest open simple types.
 *
 * The types of the words are a lattice: nodes between simple types, edges that cross one. The chart holds the pairs of nodes between
 * which everything contracts; a path of such pairs and of edges that stay open leads from the first node to the last.
 *
 * @throws UnknownWordError when a word has no type.
 */
export function searchReductions(words: readonly AmbiguousWord[], target: PregroupType): Reduction {
  const lattice = createTypeLattice(words);
  const chart = fillChart(lattice);
  const path = findTarget(lattice, chart, target) ?? findFewestOpen(lattice, chart);
  return readReduction(words, path);
}

function fillChart({ nodes, edgesFrom }: TypeLattice): Chart {
  const chart: Map<number, Step>[] = Array.from({ length: nodes }, () => new Map<number, Step>());
  for (let from = nodes - 1; from >= 0; from--) {
    const own = chart[from];
    const relax = (next: number, step: Step): void => {
      for (const [to, { cost }] of chart[next]) {
        const total = step.cost + cost;
        if (total < (own.get(to)?.cost ?? Infinity)) own.set(to, { ...step, cost: total });
      }
    };
    own.set(from, { cost: 0 });
    for (const first of edgesFrom[from]) {
      const { simple } = first;
      if (simple === undefined) {
        relax(first.to, { cost: first.cost, first });
        continue;
      }
      for (const [inner, { cost }] of chart[first.to]) {
        for (const second of edgesFrom[inner]) {
          if (second.simple === undefined || !contracts(simple, second.simple)) continue;
          relax(second.to, { cost: first.cost + cost + second.cost, first, second });
        }
      }
    }
  }
  return chart;
}

/** The edges of a path through a lattice: those that stay open and those that contract. */
interface Path {
  readonly edges: LatticeEdge[];
  readonly pairs: (readonly [LatticeEdge, LatticeEdge])[];
}

/** Finds the cheapest path whose open simple types are the target. */
function findTarget(lattice: TypeLattice, chart: Chart, target: PregroupType): Path | undefined {
  const isNext = ({ simple }: LatticeEdge, place: number): boolean =>
    simple !== undefined && place < target.length && isSameSimpleType(simple, target[place]);
  const nextState = (state: number, edge: LatticeEdge): number => (isNext(edge, state) ? state + 1 : -1);
  return findPath(lattice, chart, { states: target.length + 1, penalty: 0, nextState });
}

/** Finds a path with the fewest open simple types, the cheapest of these; there always is one. */
function findFewestOpen(lattice: TypeLattice, chart: Chart): Path {
  const penalty = lattice.highestCost + 1;
  const nextState = (_: number, { simple }: LatticeEdge): number => (simple === undefined ? -1 : 0);
  return findPath(lattice, chart, { states: 1, penalty, nextState }) ?? { edges: [], pairs: [] };
}

/** Which edges may stay open. */
interface PathRules {
  /** How many states a path may be in; it begins in 0 and ends in the last. */
  readonly states: number;
  /** What an open edge costs beside its own cost. */
  readonly penalty: number;
  /** The state after an edge that stays open, or -1 where it may not. */
  readonly nextState: (state: number, edge: LatticeEdge) => number;
}

/** A place on a path: the node that is reached, and how; `before` is the place from which everything closed and one edge opened. */
interface PathPlace {
  readonly cost: number;
  readonly before?: {
    readonly node: number;
    readonly state: number;
    readonly closedTo: number;
    readonly edge: LatticeEdge;
  };
}

function findPath(
  { nodes, edgesFrom }: TypeLattice,
  chart: Chart,
  { states, penalty, nextState }: PathRules,
): Path | undefined {
  const places: (PathPlace | undefined)[][] = Array.from({ length: states }, () => new Array(nodes).fill(undefined));
  places[0][0] = { cost: 0 };
  for (let node = 0; node < nodes; node++) {
    for (let state = 0; state < states; state++) {
      const place = places[state][node];
      if (place === undefined) continue;
      for (const [closedTo, { cost }] of chart[node]) {
        for (const edge of edgesFrom[closedTo]) {
          const next = nextState(state, edge);
          if (next === -1) continue;
          const total = place.cost + cost + edge.cost + penalty;
          if (total < (places[next][edge.to]?.cost ?? Infinity)) {
            places[next][edge.to] = { cost: total, before: { node, state, closedTo, edge } };
          }
        }
      }
    }
  }
  return tracePath(places, chart);
}

/** Walks back from the cheapest place from which the rest contracts. */
function tracePath(places: readonly (readonly (PathPlace | undefined)[])[], chart: Chart): Path | undefined {
  const end = chart.length - 1;
  const last = places[places.length - 1];
  const total = (node: number): number => (last[node]?.cost ?? Infinity) + (chart[node].get(end)?.cost ?? Infinity);
  const best = last.reduce((least, _, node) => (total(node) < total(least) ? node : least), 0);
  if (total(best) === Infinity) return undefined;
  const path: Path = { edges: [], pairs: [] };
  collectClosed(chart, best, end, path);
  for (let place = last[best]; place?.before !== undefined; ) {
    const { node, state, closedTo, edge } = place.before;
    path.edges.push(edge);
    collectClosed(chart, node, closedTo, path);
    place = places[state][node];
  }
  return path;
}

/** Adds the contractions between two nodes, with a stack of spans, since a sentence may nest deeply. */
function collectClosed(chart: Chart, from: number, to: number, path: Path): void {
  const spans: [number, number][] = [[from, to]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const step = chart[span[0]].get(span[1]);
    if (step?.first === undefined) continue;
    path.edges.push(step.first);
    if (step.second === undefined) {
      spans.push([step.first.to, span[1]]);
      continue;
    }
    path.edges.push(step.second);
    path.pairs.push([step.first, step.second]);
    spans.push([step.first.to, step.second.from], [step.second.to, span[1]]);
  }
}

function readReduction(words: readonly AmbiguousWord[], { edges, pairs }: Path): Reduction {
  const chosen = new Map(edges.map(({ word, type }) => [word, type]));
  const typed = words.map(({ word, types }, place) => ({ word, type: types[chosen.get(place) ?? 0] }));
  const starts: number[] = [];
  let count = 0;
  for (const { type } of typed) {
    starts.push(count);
    count += type.length;
  }
  const placeOf = ({ word, place }: LatticeEdge): number => starts[word] + place;
  const contractions: Contraction[] = pairs.map(([left, right]) => ({ left: placeOf(left), right: placeOf(right) }));
  const taken = new Set(contractions.flatMap(({ left, right }) => [left, right]));
  return {
    words: typed,
    contractions: contractions.sort((a, b) => a.left - b.left),
    open: Array.from({ length: count }, (_, place) => place).filter((place) => !taken.has(place)),
  };
}
