import type { SynsetEdges, SynsetGraph } from './graph/synset-graph.js';

/** Which synsets the words of glosses mean. */
export interface GlossLinks {
  /** The ids of the synsets that the words of a synset's definition mean, in order; empty for one of another lexicon. */
  named(id: string): readonly string[];
  /** The ids of the synsets whose definitions have a word that means a synset, in the order of the lexicon. */
  naming(id: string): readonly string[];
}

/**
 * Makes the look-up of gloss edges, such as `linkGlosses` finds, in both directions.
 *
 * @param graph tells the places of the synsets.
 */
export function createGlossLinks(
  graph: Pick<SynsetGraph, 'synsets' | 'findPlace'>,
  { from, to }: SynsetEdges,
): GlossLinks {
  const forth = groupEdges(from, to, graph.synsets.length);
  const back = groupEdges(to, from, graph.synsets.length);
  const list = ({ starts, ends }: Grouped, id: string): string[] => {
    const place = graph.findPlace(id);
    if (place === undefined) return [];
    return Array.from(ends.subarray(starts[place], starts[place + 1]), (end) => graph.synsets[end]);
  };
  return { named: (id) => list(forth, id), naming: (id) => list(back, id) };
}

/** Edges by the place they start from: those of place p are `ends[starts[p]]` to `ends[starts[p + 1]]`. */
interface Grouped {
  readonly starts: Uint32Array;
  readonly ends: Int32Array;
}

function groupEdges(from: Int32Array, to: Int32Array, places: number): Grouped {
  const starts = new Uint32Array(places + 1);
  for (const place of from) starts[place + 1]++;
  for (let place = 0; place < places; place++) starts[place + 1] += starts[place];
  const next = starts.slice();
  const ends = new Int32Array(to.length);
  for (let edge = 0; edge < from.length; edge++) ends[next[from[edge]]++] = to[edge];
  return { starts, ends };
}
