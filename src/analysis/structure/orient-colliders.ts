import type { KnownDirections } from './background-knowledge.js';
import type { MixedGraph } from './mixed-graph.js';
import type { Separators } from './separators.js';

/** Three variables x - middle - z of which x and z are not joined; x comes before z. */
export interface UnshieldedTriple {
  readonly x: number;
  readonly middle: number;
  readonly z: number;
}

/**
 * What is done when two colliders disagree about an edge: the later one wins (`overwrite`), the edge gets two arrow heads
 * (`bidirected`), the later one is dropped (`keep`), or colliders come in the order of how surely they are ones: of the smallest
 * p value of x and z given sets with the middle first, the later dropped (`strongest`).
 */
export type ConflictPolicy = 'overwrite' | 'bidirected' | 'keep' | 'strongest';

/** Returns the unshielded triples in the order of x, then of the middle, then of z. */
export function unshieldedTriples(graph: MixedGraph): UnshieldedTriple[] {
  return graph.names.flatMap((_, x) =>
    graph
      .neighbours(x)
      .flatMap((middle) =>
        graph.neighbours(middle).flatMap((z) => (z > x && !graph.isAdjacent(x, z) ? [{ x, middle, z }] : [])),
      ),
  );
}

/** How {@link orientColliders} goes about it. */
export interface ColliderOptions {
  /** Default `keep`. */
  readonly conflicts?: ConflictPolicy;
  readonly known?: KnownDirections;
  /** For `strongest`: how sure a collider is, the lower the surer. */
  readonly doubt?: (triple: UnshieldedTriple) => number;
}

/**
 * Directs in place, of every unshielded triple whose middle is not in what separates its ends, both edges to the middle.
 *
 * @returns the triples that were dropped or overruled because of others.
 */
export function orientColliders(
  graph: MixedGraph,
  separators: Separators,
  options: ColliderOptions = {},
): UnshieldedTriple[] {
  const { conflicts = 'keep', known, doubt = () => 0 } = options;
  let triples = unshieldedTriples(graph).filter(({ x, middle, z }) => {
    const separator = separators.get(x, z);
    // Without a separator, as where an edge was forbidden, nothing speaks for a collider.
    if (separator === undefined || separator.given.includes(middle)) return false;
    return !known?.forbids(x, middle) && !known?.forbids(z, middle);
  });
  if (conflicts === 'strongest') {
    const doubts = new Map(triples.map((triple) => [triple, doubt(triple)]));
    triples = [...triples].sort((a, b) => (doubts.get(a) as number) - (doubts.get(b) as number));
  }
  const clashes: UnshieldedTriple[] = [];
  for (const triple of triples) {
    const { x, middle, z } = triple;
    const isClash = graph.isDirected(middle, x) || graph.isDirected(middle, z);
    if (isClash) clashes.push(triple);
    if (isClash && (conflicts === 'keep' || conflicts === 'strongest')) continue;
    for (const end of [x, z]) {
      const isBoth = conflicts === 'bidirected' && graph.mark(middle, end) === 'arrow';
      graph.setEdge(end, middle, isBoth ? 'arrow' : 'tail', 'arrow');
    }
  }
  return clashes;
}
