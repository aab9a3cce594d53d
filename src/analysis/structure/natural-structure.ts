import { type BackgroundKnowledge, knownDirections, orientKnown } from './background-knowledge.js';
import type { Skeleton } from './learn-skeleton.js';
import { applyMeekRules } from './meek-rules.js';
import { MixedGraph } from './mixed-graph.js';
import { type ConflictPolicy, orientColliders, type UnshieldedTriple } from './orient-colliders.js';

/** How {@link naturalStructure} directs edges. */
export interface NaturalOptions {
  /** What is done when two colliders disagree; default `keep`. */
  readonly conflicts?: ConflictPolicy;
  readonly knowledge?: BackgroundKnowledge;
  /** For `strongest`: how sure a collider is, the lower the surer; default 0 for all. */
  readonly doubt?: (triple: UnshieldedTriple) => number;
}

/** A graph with the colliders on which separators disagreed. */
export interface NaturalStructure {
  readonly graph: MixedGraph;
  readonly clashes: readonly UnshieldedTriple[];
}

/**
 * Makes a graph of a skeleton and what separates its pairs, as every natural algorithm does: variables are joined where nothing
 * separates them, and an unshielded triple is a collider where its middle is not in what separates its ends (Sadeghi & Soo 2022).
 * What follows from these is directed by the rules of Meek (1995). {@link pc} and {@link sgs} differ only in how they look for separators.
 *
 * @throws OptionError when background knowledge names no variable or contradicts itself.
 */
export function naturalStructure(
  { names, neighbours, separators }: Pick<Skeleton, 'names' | 'neighbours' | 'separators'>,
  options: NaturalOptions = {},
): NaturalStructure {
  const { conflicts = 'keep', knowledge, doubt } = options;
  const known = knownDirections(names, knowledge);
  const graph = new MixedGraph(names);
  neighbours.forEach((others, x) => {
    for (const y of others) if (x < y) graph.setEdge(x, y, 'tail', 'tail');
  });
  const clashes = orientColliders(graph, separators, { conflicts, known, ...(doubt === undefined ? {} : { doubt }) });
  orientKnown(graph, known);
  applyMeekRules(graph, known);
  return { graph, clashes };
}
