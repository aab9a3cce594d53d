import { describe, expect, it } from 'vitest';
import { createGlossLinks } from '../../src/wsd/gloss-links.js';
import { buildSynsetGraph } from '../../src/wsd/graph/synset-graph.js';
import { bankLexicon } from './bank-lexicon.js';

// Places: slope 0, money 1, incline 2.
const edges = { from: Int32Array.of(2, 0, 0), to: Int32Array.of(0, 2, 1) };
const links = createGlossLinks(buildSynsetGraph(bankLexicon), edges);

describe('createGlossLinks', () => {
  it('leads from a synset to what the words of its definition mean, and back', () => {
    expect(links.named('slope')).toEqual(['incline', 'money']);
    expect(links.naming('slope')).toEqual(['incline']);
    expect(links.named('money')).toEqual([]);
    expect(links.naming('money')).toEqual(['slope']);
  });

  it('knows nothing of a synset of another lexicon', () => {
    expect([links.named('constructor'), links.naming('constructor')]).toEqual([[], []]);
  });
});
