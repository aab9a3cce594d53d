import { describe, expect, it } from 'vitest';
import { createGlossCorpus, glossUnits } from '../../src/embedded/gloss-corpus.js';
import { describeCorpusReader } from '../conformance/corpus-reader.js';
import { smallLexicon } from './small-embedded.js';

describeCorpusReader('the gloss corpus', () => createGlossCorpus(smallLexicon));

describe('createGlossCorpus', () => {
  it('reads the synsets in the order of the lexicon', async () => {
    const documents = new Set<string>();
    for await (const { document } of createGlossCorpus(smallLexicon).read()) documents.add(document);
    expect([...documents]).toEqual([...smallLexicon.synsets].map(({ id }) => id));
  });
});

describe('glossUnits', () => {
  it('gives the definition, then the examples, without the headwords', () => {
    expect(glossUnits(smallLexicon.synset('00000001-n'))).toEqual([
      { document: '00000001-n', position: 0, text: 'sloping land beside a river' },
      { document: '00000001-n', position: 1, text: 'he sat on the bank of the river' },
      { document: '00000001-n', position: 2, text: 'they pulled the canoe up on the bank' },
    ]);
  });
});
