import { describe, expect, it } from 'vitest';
import type { AspectCandidate } from '../../../src/wsd/candidate.js';
import { createLinkPrior } from '../../../src/wsd/graph/link-prior.js';
import { buildSynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { bankCandidates, bankLexicon } from '../bank-lexicon.js';
import { beside } from '../bank-texts.js';

// The slope has an edge with the incline and two gloss edges' worth with it; money has none.
const glossEdges = { from: Int32Array.of(0), to: Int32Array.of(2) };
const prior = createLinkPrior(buildSynsetGraph(bankLexicon, { glossEdges }));
const candidates = bankCandidates();

describe('createLinkPrior', () => {
  it('scores the logarithm of the weights of the edges; without edges there is one of weight 1', async () => {
    const [{ scores, hasEvidence }] = await prior.scoreAll([{ occurrence: beside([]), candidates }]);
    expect([...scores, hasEvidence]).toEqual([Math.log(2), 0, true]);
  });

  it('says nothing where a candidate is in no graph', async () => {
    const aspect: AspectCandidate = { kind: 'aspect', key: 'location', lemma: 'Bank', gloss: 'river', examples: [] };
    const [found] = await prior.scoreAll([{ occurrence: beside([]), candidates: [aspect] }]);
    expect(found.hasEvidence).toBe(false);
    expect(await prior.explain({ occurrence: beside([]), candidates: [aspect] }, aspect)).toBeUndefined();
  });

  it('tells the weight', async () => {
    const told = await prior.explain({ occurrence: beside([]), candidates }, candidates[0]);
    expect(told).toBe('its synset has links of weight 2 with others');
  });
});
