import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createSenseMasses } from '../../../src/wsd/graph/sense-masses.js';
import { buildSynsetGraph, SynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { bankLexicon } from '../bank-lexicon.js';
import { undirected } from './random-graphs.js';

const graph = buildSynsetGraph(bankLexicon);

describe('createSenseMasses', () => {
  it('shares a mass of 1 by smoothed counts', () => {
    // Bank: the slope was tagged 20 times, the money never.
    const masses = createSenseMasses(bankLexicon, graph)('bank', 'n');
    expect([...(masses?.places ?? [])]).toEqual([0, 1]);
    expect([...(masses?.masses ?? [])]).toEqual([21 / 22, 1 / 22]);
  });

  it('shares it evenly when told to, and over all parts of speech where none is known', () => {
    const massesOf = createSenseMasses(bankLexicon, graph, { shares: 'even' });
    expect([...(massesOf('bank', undefined)?.masses ?? [])]).toEqual([0.5, 0.5]);
  });

  it('knows no masses of words that the lexicon or the graph lacks', () => {
    const massesOf = createSenseMasses(bankLexicon, graph);
    for (const lemma of ['constructor', '__proto__', '']) expect(massesOf(lemma, 'n')).toBeUndefined();
    expect(massesOf('bank', 'v')).toBeUndefined();
    const smaller = new SynsetGraph(['money'], undirected(1, []));
    expect([...(createSenseMasses(bankLexicon, smaller)('bank', 'n')?.masses ?? [])]).toEqual([1]);
  });

  it('refuses a smoothing that is not above 0', () => {
    expect(() => createSenseMasses(bankLexicon, graph, { countSmoothing: 0 })).toThrow(OptionError);
  });
});
