import { beforeAll, describe, expect, it } from 'vitest';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { tagGlosses } from '../../src/embedded/tag-glosses.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import type { TaggedGlosses } from '../../src/wsd/graph/tagged-glosses.js';

let lexicon: Lexicon;
let glosses: TaggedGlosses;
beforeAll(async () => {
  lexicon = await readWordnet();
  glosses = tagGlosses(createLexiconAnnotator(lexicon, { trees: false, multiwords: true }));
});

describe('tagGlosses', () => {
  it('finds the content words of a definition with their parts of speech', () => {
    // "sloping land (especially the slope beside a body of water)"
    const bank = lexicon.synset(lexicon.senses('bank', 'n')[0].synset);
    const terms = glosses.definition(bank);
    expect(terms).toContainEqual({ lemma: 'land', partOfSpeech: 'n' });
    expect(terms).toContainEqual({ lemma: 'especially', partOfSpeech: 'r' });
    expect(terms.map(({ lemma }) => lemma)).not.toContain('the');
  });

  it('takes a lemma of several words for its words', () => {
    const bank = lexicon.synset(lexicon.senses('bank', 'n')[0].synset);
    const lemmas = glosses.definition(bank).map(({ lemma }) => lemma);
    expect(lemmas).toContain('body of water');
    expect(lemmas).not.toContain('water');
  });

  it('finds those of an example', () => {
    // "they pulled the canoe up on the bank"
    const bank = lexicon.synset(lexicon.senses('bank', 'n')[0].synset);
    expect(glosses.example(bank, 0)).toContainEqual({ lemma: 'canoe', partOfSpeech: 'n' });
  });
});
