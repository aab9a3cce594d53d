import type { Lexicon } from '../../lexicon/lexicon.js';
import type { SynsetGraph } from './synset-graph.js';

/** A context word and the sense that it leads to. */
export interface GraphLink {
  /** The place of the sense's synset. */
  readonly place: number;
  readonly lemma: string;
  /** The places of the word's synsets. */
  readonly places: Int32Array;
}

/**
 * Names a context word with how it is linked to a sense: alone where an edge joins the two, or where they are further apart; with the
 * synset between them where they have a common neighbour, the one with the heaviest edges.
 *
 * @example nameLink(lexicon, graph, { place, lemma: 'boat', places }) // 'boat (through water)'
 */
export function nameLink(
  lexicon: Lexicon,
  { synsets, weights }: SynsetGraph,
  { place, lemma, places }: GraphLink,
): string {
  if (places.some((other) => other === place || weights.at(place, other) !== 0)) return lemma;
  let best: { readonly through: number; readonly weight: number } | undefined;
  const own = weights.row(place);
  for (const other of places) {
    const row = weights.row(other);
    for (let i = 0, j = 0; i < own.columns.length && j < row.columns.length; ) {
      const difference = own.columns[i] - row.columns[j];
      if (difference === 0) {
        // Of two equally heavy ways the one through the synset with fewer edges tells more.
        const weight = (own.values[i] * row.values[j]) / weights.row(own.columns[i]).columns.length;
        if (weight > (best?.weight ?? 0)) best = { through: own.columns[i], weight };
      }
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
  }
  return best === undefined ? lemma : `${lemma} (through ${lexicon.synset(synsets[best.through]).senses[0].lemma})`;
}
