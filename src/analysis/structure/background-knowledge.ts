import { OptionError } from '../../errors.js';
import type { MixedGraph } from './mixed-graph.js';

/** What is known beforehand about directions. */
export interface BackgroundKnowledge {
  /** Edges that are there, "cause, effect". */
  readonly required?: readonly (readonly [string, string])[];
  /** Directions that cannot be, "no cause, no effect". Both directions of a pair forbid its edge. */
  readonly forbidden?: readonly (readonly [string, string])[];
  /** The tier of a variable: nothing causes what is in an earlier tier. Variables without a tier are free. */
  readonly tiers?: ReadonlyMap<string, number>;
}

/** Background knowledge about the places of variables. */
export interface KnownDirections {
  /** Whether i -> j must be there. */
  requires(i: number, j: number): boolean;
  /** Whether i -> j cannot be. */
  forbids(i: number, j: number): boolean;
}

/**
 * Looks up background knowledge for a list of variables.
 *
 * @throws OptionError when a name is no variable, or an edge is both required and forbidden.
 */
export function knownDirections(names: readonly string[], knowledge: BackgroundKnowledge = {}): KnownDirections {
  const { required = [], forbidden = [], tiers = new Map<string, number>() } = knowledge;
  const places = new Map(names.map((name, place) => [name, place]));
  const size = names.length;
  const placeOf = (option: string, name: string): number => {
    const place = places.get(name);
    if (place === undefined) throw new OptionError(option, name, `the variables: ${names.join(', ')}`);
    return place;
  };
  const requiredPairs = new Uint8Array(size * size);
  const forbiddenPairs = new Uint8Array(size * size);
  for (const [first, second] of tiers) {
    const i = placeOf('tiers', first);
    for (const [other, tier] of tiers) if (tier < second) forbiddenPairs[i * size + placeOf('tiers', other)] = 1;
  }
  for (const [from, to] of forbidden) {
    forbiddenPairs[placeOf('forbidden', from) * size + placeOf('forbidden', to)] = 1;
  }
  for (const [from, to] of required) {
    const [i, j] = [placeOf('required', from), placeOf('required', to)];
    if (i === j || forbiddenPairs[i * size + j] === 1 || requiredPairs[j * size + i] === 1) {
      throw new OptionError('required', `${from} -> ${to}`, 'edges between two variables that nothing forbids');
    }
    requiredPairs[i * size + j] = 1;
    forbiddenPairs[j * size + i] = 1;
  }
  return {
    requires: (i, j) => requiredPairs[i * size + j] === 1,
    forbids: (i, j) => forbiddenPairs[i * size + j] === 1,
  };
}

/** Directs in place those undirected edges of a graph of which one direction is forbidden. */
export function orientKnown(graph: MixedGraph, known: KnownDirections): void {
  for (const { from, to } of graph.edges()) {
    if (!graph.isUndirected(from, to)) continue;
    if (known.forbids(to, from)) graph.setEdge(from, to, 'tail', 'arrow');
    else if (known.forbids(from, to)) graph.setEdge(to, from, 'tail', 'arrow');
  }
}
