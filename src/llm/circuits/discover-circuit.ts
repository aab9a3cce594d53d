import { requireWhole } from '../../errors.js';
import type { EdgeScores, ScoredEdge } from './attribute-edges.js';
import { byStrength, type Circuit, nodesOfEdge } from './circuit.js';

/** Options of {@link discoverCircuit}. */
export interface DiscoverOptions {
  /** How many edges are taken at most, before those that lead nowhere are dropped. */
  readonly edges: number;
  /** Whether the edges of spans are searched, or those of all places; default true. */
  readonly positional?: boolean;
  /** Where the search begins; default `output`. */
  readonly from?: 'output' | 'embedding';
}

/**
 * Finds a circuit: from the output backwards, the strongest edge into what was reached is taken, again and again; at the end what has no path to an
 * embedding is dropped (Haklay et al. 2025, section 3.3). From the embeddings it goes forwards, and what has no path to the output is dropped.
 *
 * @throws OptionError when the number of edges is out of range.
 * @example const circuit = discoverCircuit(scores, { edges: 200 });
 */
export function discoverCircuit(scores: EdgeScores, options: DiscoverOptions): Circuit {
  const { edges: most, positional = true, from = 'output' } = options;
  requireWhole('edges', most, 1);
  const edges = [...(positional ? scores.edges : scores.blindEdges)].sort(byStrength);
  const [taken, left] = from === 'output' ? ([1, 0] as const) : ([0, 1] as const);
  const nodes = edges.map(nodesOfEdge);
  const waiting = new Map<string, number[]>();
  for (const [place, ends] of nodes.entries()) {
    const node = ends[taken];
    waiting.get(node)?.push(place) ?? waiting.set(node, [place]);
  }
  const queue = new StrengthQueue();
  const reach = (node: string): void => {
    for (const place of waiting.get(node) ?? []) queue.push(place);
    waiting.delete(node);
  };
  const begin = from === 'output' ? 'output@' : 'embedding@';
  for (const node of [...waiting.keys()].filter((name) => name.startsWith(begin))) reach(node);
  const chosen: number[] = [];
  while (chosen.length < most) {
    const place = queue.pop();
    if (place === undefined) break;
    chosen.push(place);
    reach((nodes[place] as readonly [string, string])[left]);
  }
  const end = from === 'output' ? 'embedding@' : 'output@';
  const kept = keepPaths(
    chosen.map((place) => nodes[place] as readonly [string, string]),
    { taken, left, end },
  );
  const found = chosen.filter((_, at) => kept[at]).sort((a, b) => a - b);
  return { names: scores.names, positional, edges: found.map((place) => edges[place] as ScoredEdge) };
}

/** Tells for each edge whether what it leads to has a path to an end. */
function keepPaths(
  edges: readonly (readonly [string, string])[],
  { taken, left, end }: { readonly taken: 0 | 1; readonly left: 0 | 1; readonly end: string },
): boolean[] {
  const beside = new Map<string, string[]>();
  const open = new Set<string>();
  for (const edge of edges) {
    const [own, other] = [edge[left], edge[taken]];
    beside.get(own)?.push(other) ?? beside.set(own, [other]);
    if (own.startsWith(end)) open.add(own);
  }
  // A set is walked with what is added to it meanwhile.
  for (const node of open) for (const next of beside.get(node) ?? []) open.add(next);
  return edges.map((edge) => open.has(edge[left]));
}

/** Places of edges that are sorted by strength: the strongest comes out first (a binary heap). */
class StrengthQueue {
  readonly #places: number[] = [];

  push(place: number): void {
    const places = this.#places;
    let at = places.push(place) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((places[above] as number) <= place) break;
      places[at] = places[above] as number;
      at = above;
    }
    places[at] = place;
  }

  pop(): number | undefined {
    const places = this.#places;
    const [first] = places;
    const last = places.pop();
    if (first === undefined || last === undefined || places.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= places.length) break;
      if (below + 1 < places.length && (places[below + 1] as number) < (places[below] as number)) below++;
      if ((places[below] as number) >= last) break;
      places[at] = places[below] as number;
      at = below;
    }
    places[at] = last;
    return first;
  }
}
