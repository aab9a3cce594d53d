import { describe, expect, it } from 'vitest';
import { draftMember, draftSense, type SenseDraft } from '../../src/evidence/draft-operations.js';
import { openStore } from '../lexicon/edits/edit-fixture.js';
import { createBanks } from './evidence-lexicon.js';

const draft: SenseDraft = {
  lemma: 'zander',
  partOfSpeech: 'n',
  mark: 'missing',
  gloss: 'draft: fish; with lake',
  hypernym: 'fish-n',
  example: 'A zander swam.',
  source: 'lakes, sentence 3',
};

describe('the edits of a draft', () => {
  it('add an entry, a synset with its hypernym, the sense and an example, all of which an editor can do and undo', () => {
    const { lexicon, editor } = openStore(createBanks());
    const operations = draftSense(lexicon, draft);
    expect(operations.map(({ verb }) => verb)).toEqual([
      'add-entry',
      'add-synset',
      'relate',
      'add-sense',
      'add-example',
    ]);
    editor.edit(operations);
    const [entry] = lexicon.entriesWithForm('zander');
    const synset = lexicon.findSynset(entry?.record.senses[0]?.synset ?? '')?.record;
    expect(synset?.relations).toMatchObject([{ type: 'hypernym', target: 'fish-n' }]);
    expect(synset?.examples[0]?.provenance.get('dc:source')).toBe('lakes, sentence 3');
    expect(lexicon.findSynset('fish-n')?.record.relations).toContainEqual(
      expect.objectContaining({ type: 'hyponym', target: synset?.id }),
    );
    editor.undo();
    expect(lexicon.entriesWithForm('zander')).toEqual([]);
  });

  it('give a word that is there a further sense, without what is not known', () => {
    const { lexicon, editor } = openStore(createBanks());
    const operations = draftSense(lexicon, { ...draft, lemma: 'bank', hypernym: undefined, example: undefined });
    expect(operations.map(({ verb }) => verb)).toEqual(['add-synset', 'add-sense']);
    editor.edit(operations);
    expect(lexicon.findEntry('w-bank-n')?.record.senses).toHaveLength(3);
  });

  it('have ids that are free and the same each time', () => {
    const { lexicon, editor } = openStore(createBanks());
    const first = draftSense(lexicon, draft);
    expect(draftSense(lexicon, draft)).toEqual(first);
    editor.edit(first);
    const ids = draftSense(lexicon, draft).map((operation) => ('id' in operation ? operation.id : undefined));
    expect(first.map((operation) => ('id' in operation ? operation.id : undefined))[1]).not.toBe(ids[0]);
    expect(() => editor.edit(draftSense(lexicon, draft))).not.toThrow();
  });

  it('put a word into a synset', () => {
    const { lexicon, editor } = openStore(createBanks());
    editor.edit(draftMember(lexicon, { lemma: 'constructor', partOfSpeech: 'n', synset: 'fish-n' }));
    expect(lexicon.members('fish-n').map(({ entry }) => entry.record.lemma)).toEqual(['fish', 'constructor']);
  });
});
