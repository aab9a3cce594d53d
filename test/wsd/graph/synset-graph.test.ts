import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import { transpose } from '../../../src/matrix/transpose.js';
import { buildSynsetGraph, SynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { bankLexicon } from '../bank-lexicon.js';
import { undirected } from './random-graphs.js';

// Places: slope 0, money 1, incline 2; the slope has the incline as hypernym.
const edges = (...pairs: readonly (readonly [number, number])[]) => ({
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
});

describe('buildSynsetGraph', () => {
  it('joins synsets in both directions where a relation leads from one to the other', () => {
    const graph = buildSynsetGraph(bankLexicon);
    expect(graph.synsets).toEqual(['slope', 'money', 'incline']);
    expect([graph.weights.at(0, 2), graph.weights.at(2, 0), graph.weights.nonzeros]).toEqual([1, 1, 2]);
    expect(graph.findPlace('incline')).toBe(2);
    expect(graph.findPlace('constructor')).toBeUndefined();
  });

  it('adds the weight of gloss edges once, however often a gloss names a synset, and joins none with itself', () => {
    const glossEdges = edges([0, 2], [2, 0], [1, 2], [1, 2], [1, 1]);
    const { weights } = buildSynsetGraph(bankLexicon, { glossEdges, glossWeight: 0.5 });
    expect([weights.at(0, 2), weights.at(1, 2), weights.at(1, 1)]).toEqual([1.5, 0.5, 0]);
    weights.checkInvariants();
    expect(transpose(weights)).toEqual(weights);
  });

  it('weighs relations by their types, and leaves types of weight 0 out', () => {
    expect(buildSynsetGraph(bankLexicon, { relationWeights: new Map([['hypernym', 3]]) }).weights.at(2, 0)).toBe(3);
    expect(buildSynsetGraph(bankLexicon, { relationWeights: new Map([['hypernym', 0]]) }).weights.nonzeros).toBe(0);
  });

  it('takes the largest weight where several relations join two synsets', async () => {
    const lexicon = await readWordnet();
    const types = new Map([['hyponym', 2]] as const);
    const { weights, findPlace } = bind(buildSynsetGraph(lexicon, { relationWeights: types }));
    const dog = lexicon.senses('dog', 'n')[0].synset;
    const canine = lexicon.related(lexicon.synset(dog), 'hypernym')[0].id;
    // Dog has a hypernym of weight 1, and is its hyponym with weight 2.
    expect(weights.at(findPlace(dog) ?? -1, findPlace(canine) ?? -1)).toBe(2);
    expect(transpose(weights)).toEqual(weights);
    weights.checkInvariants();
  });

  it('refuses negative weights, edges that leave the lexicon and weights of another size', () => {
    expect(() => buildSynsetGraph(bankLexicon, { glossWeight: -1 })).toThrow(OptionError);
    expect(() => buildSynsetGraph(bankLexicon, { relationWeights: new Map([['cause', -1]]) })).toThrow(OptionError);
    expect(() => buildSynsetGraph(bankLexicon, { glossEdges: edges([0, 3]) })).toThrow(RangeError);
    expect(() => new SynsetGraph(['one'], undirected(2, []))).toThrow(ShapeError);
  });
});

function bind(graph: SynsetGraph): Pick<SynsetGraph, 'weights' | 'findPlace'> {
  return { weights: graph.weights, findPlace: (id) => graph.findPlace(id) };
}
