import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readLexiconRecords } from '../../../src/lexicon/formats/read-lexicon-records.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { searchLemmas, searchTexts } from '../../../src/lexicon/store/search-lexicon.js';
import { edit, newStorePath } from '../edits/edit-fixture.js';

describe('the whole of WordNet 3.1 in a store', () => {
  it('is the same afterwards, is found in, edited and undone', { timeout: 300_000 }, async () => {
    const { lexicons, sideFiles } = await readLexiconRecords('wordnet');
    const [wordnet] = lexicons;
    if (wordnet === undefined) throw new Error('WordNet 3.1 was not read.');
    const path = newStorePath();
    const first = new LexiconDatabase(path, { create: true });
    first.add(wordnet, sideFiles);
    first.close();
    const database = new LexiconDatabase(path);
    const { lexicon, editor } = edit(database.lexicon());
    expect(isDeepStrictEqual(lexicon.readRecords(), wordnet)).toBe(true);
    expect(lexicon.readSideFiles()).toEqual(sideFiles);
    expect(searchLemmas(lexicon, 'hot dog').map(({ lemma }) => lemma)).toContain('hot dog');
    expect(searchTexts(lexicon, 'domesticated by man').flatMap(({ lemmas }) => lemmas)).toContain('dog');
    const dog = lexicon.findEntry('wn31-dog-n')?.record.senses[0]?.synset ?? '';
    const wolf = lexicon.findEntry('wn31-wolf-n')?.record.senses[0]?.synset ?? '';
    const { changed } = editor.edit([{ verb: 'merge', synset: dog, into: wolf }]);
    expect(changed.length).toBeGreaterThan(10);
    expect(lexicon.members(wolf).map(({ entry }) => entry.record.lemma)).toContain('domestic dog');
    editor.undo();
    expect(isDeepStrictEqual(lexicon.readRecords(), wordnet)).toBe(true);
    database.close();
  });
});
