import { requireOption } from '../../errors.js';
import { applyAncestralRules } from './ancestral-rules.js';
import { type KnownDirections, knownDirections } from './background-knowledge.js';
import type { ConditionalTest } from './conditional-test.js';
import { learnSkeleton, type SkeletonOptions } from './learn-skeleton.js';
import { MixedGraph } from './mixed-graph.js';
import { unshieldedTriples } from './orient-colliders.js';
import type { LearnedStructure } from './pc.js';
import { possibleSeparators } from './possible-separators.js';
import { createPause } from './search-options.js';
import type { Separators } from './separators.js';
import { searchSubsets } from './subsets.js';

/** How {@link fci} goes about it. */
export interface FciOptions extends SkeletonOptions {
  /**
   * The size of the largest set of Possible-D-SEP that is tried, from 0; default as `largestSet`. Among dozens of variables these sets are many:
   * 3 is then a good limit, at the price of edges that a larger set would have taken away.
   */
  readonly largestPossible?: number;
  /** Applies the rules for rows that are a selection (R5 to R7 of Zhang 2008); default true. */
  readonly selection?: boolean;
}

/**
 * Learns a PAG by FCI, which allows for hidden common causes: the skeleton of PC, colliders with circles at all other ends, edges taken away that
 * a set of Possible-D-SEP parts, colliders again, and the rules R1 to R10 (Spirtes, Glymour & Scheines 2000, section 6.7; Zhang 2008).
 *
 * Of background knowledge a forbidden direction i -> j is read as "i does not cause j", which sets an arrow head at i.
 *
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 * @example const { graph } = await fci(fisherZ(table), { alpha: 0.01 });
 */
export async function fci(test: ConditionalTest, options: FciOptions = {}): Promise<LearnedStructure> {
  const { alpha = 0.05, selection = true, knowledge, signal, onProgress } = options;
  const largestPossible = Math.min(
    options.largestPossible ?? options.largestSet ?? Number.POSITIVE_INFINITY,
    test.largestSet,
  );
  requireOption(largestPossible >= 0, 'largestPossible', options.largestPossible, 'a whole number >= 0');
  const known = knownDirections(test.variables, knowledge);
  const { neighbours, separators, queries, largestP, levels } = await learnSkeleton(test, options);
  const graph = circleGraph(test.variables, neighbours);
  markColliders(graph, separators, known);
  const pause = createPause(signal);
  let asked = queries;
  const reachable = graph.names.map((_, x) => possibleSeparators(graph, x));
  const removed: [number, number][] = [];
  const isRemoved = (x: number, y: number): boolean =>
    removed.some(([i, j]) => (i === x && j === y) || (i === y && j === x));
  for (const x of graph.names.keys()) {
    onProgress?.('possible separators', x / graph.size);
    for (const y of graph.neighbours(x)) {
      if (isRemoved(x, y) || known.requires(x, y) || known.requires(y, x)) continue;
      const candidates = reachable[x].filter((other) => other !== y);
      for (let size = 1; size <= Math.min(candidates.length, largestPossible); size++) {
        const visit = (given: readonly number[]): boolean => {
          // Sets of neighbours alone were tried before.
          if (size < levels && given.every((other) => graph.isAdjacent(x, other))) return false;
          asked++;
          const { p } = test.test(x, y, given);
          const place = Math.min(x, y) * graph.size + Math.max(x, y);
          if (!(largestP[place] >= p)) largestP[place] = p;
          if (p > alpha) separators.set(x, y, { given: [...given].sort((a, b) => a - b), p });
          return p > alpha;
        };
        if (!(await searchSubsets(candidates, size, { visit, pause }))) continue;
        removed.push([x, y]);
        break;
      }
    }
  }
  for (const [x, y] of removed) graph.removeEdge(x, y);
  for (const { from, to } of graph.edges()) graph.setEdge(from, to, 'circle', 'circle');
  markColliders(graph, separators, known);
  applyAncestralRules(graph, separators, { selection });
  return { graph, separators, queries: asked, largestP, clashes: [] };
}

function circleGraph(names: readonly string[], neighbours: readonly (readonly number[])[]): MixedGraph {
  const graph = new MixedGraph(names);
  neighbours.forEach((others, x) => {
    for (const y of others) graph.setEdge(x, y, 'circle', 'circle');
  });
  return graph;
}

/** Rule 0, and what is known beforehand. */
function markColliders(graph: MixedGraph, separators: Separators, known: KnownDirections): void {
  for (const { from, to } of graph.edges()) {
    for (const [i, j] of [
      [from, to],
      [to, from],
    ]) {
      if (known.forbids(i, j)) graph.setMark(j, i, 'arrow');
      if (known.requires(i, j)) graph.setEdge(i, j, 'tail', 'arrow');
    }
  }
  for (const { x, middle, z } of unshieldedTriples(graph)) {
    const separator = separators.get(x, z);
    if (separator === undefined || separator.given.includes(middle)) continue;
    for (const end of [x, z]) {
      if (graph.mark(end, middle) === 'circle') graph.setMark(end, middle, 'arrow');
    }
  }
}
