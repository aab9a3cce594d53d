import { describe, expect, it } from 'vitest';
import { createGlossLinks } from '../../src/wsd/gloss-links.js';
import { buildSynsetGraph } from '../../src/wsd/graph/synset-graph.js';
import { bankLexicon } from './bank-lexicon.js';

// Places: slope 0, money 1, incline 2.
const edges = { from: Int32Array.of(2, 0, 0), to: Int32Array.of(0, 2, 1) };
const links = createGlossLinks(bankLexicon, buildSynsetGraph(bankLexicon), edges);
const ids = (synsets: readonly { readonly id: string }[]) => synsets.map(({ id }) => id);

describe('createGlossLinks', () => {
  it('leads from a synset to what the words of its definition mean, and back', () => {
    expect(ids(links.named(bankLexicon.synset('slope')))).toEqual(['incline', 'money']);
    expect(ids(links.naming(bankLexicon.synset('slope')))).toEqual(['incline']);
    expect(ids(links.named(bankLexicon.synset('money')))).toEqual([]);
    expect(ids(links.naming(bankLexicon.synset('money')))).toEqual(['slope']);
  });

  it('knows nothing of a synset of another lexicon', () => {
    const other = { ...bankLexicon.synset('slope'), id: 'constructor' };
    expect([links.named(other), links.naming(other)]).toEqual([[], []]);
  });
});
