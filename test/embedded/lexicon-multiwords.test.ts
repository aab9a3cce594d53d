import { describe, expect, it } from 'vitest';
import { findMultiwords } from '../../src/corpus/find-multiwords.js';
import { indexMultiwords } from '../../src/embedded/lexicon-multiwords.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

describe('indexMultiwords', () => {
  it('holds the lemmas of several words with their letter case, and no others', async () => {
    const index = indexMultiwords(await readWordnet());
    expect(index.size).toBeGreaterThan(50_000);
    const sentence = taggedSentence('hot/ADJ dogs/dog/NOUN in/ADP New/New/PROPN York/York/PROPN');
    expect(findMultiwords(sentence, index).map(({ lemma }) => lemma)).toEqual(['hot dog', 'New York']);
    expect(findMultiwords(taggedSentence('new/ADJ york/NOUN'), index)).toEqual([]);
  });
});
