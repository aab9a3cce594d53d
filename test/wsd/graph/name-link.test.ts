import { describe, expect, it } from 'vitest';
import { nameLink } from '../../../src/wsd/graph/name-link.js';
import { SynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { harbourLexicon, harbourPlaces } from './harbour-lexicon.js';
import { undirected } from './random-graphs.js';

const { wine, harbour, ship, sailor, grape, leaf, pier } = harbourPlaces;
const ids = Array.from(harbourLexicon.synsets, ({ id }) => id);
const edges: [number, number, number][] = [
  [harbour, ship, 1],
  [harbour, sailor, 1],
  [pier, ship, 1],
  [pier, sailor, 3],
  [wine, grape, 1],
];
const graph = new SynsetGraph(ids, undirected(ids.length, edges));
const name = (place: number, ...places: number[]): string =>
  nameLink(harbourLexicon, graph, { place, lemma: 'word', places: Int32Array.from(places) });

describe('nameLink', () => {
  it('names the word alone where an edge joins the two, or one is the other', () => {
    expect(name(harbour, leaf, ship)).toBe('word');
    expect(name(harbour, harbour)).toBe('word');
  });

  it('names the common neighbour with the heaviest edges', () => {
    expect(name(harbour, pier)).toBe('word (through sailor)');
  });

  it('names the word alone where nothing stands between', () => {
    expect(name(harbour, wine)).toBe('word');
  });
});
