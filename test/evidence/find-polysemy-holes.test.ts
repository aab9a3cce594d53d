import { describe, expect, it } from 'vitest';
import { createContextVectors } from '../../src/evidence/context-vectors.js';
import { findPolysemyHoles } from '../../src/evidence/find-polysemy-holes.js';
import type { LemmaEvidence } from '../../src/evidence/lemma-evidence.js';
import { LemmaProfiles } from '../../src/evidence/lemma-profiles.js';
import { type SuggestionContext, suggestionDefaults } from '../../src/evidence/suggestion-context.js';
import { Taxonomy } from '../../src/evidence/taxonomy.js';
import { createEntry } from '../../src/lexicon/records/entry-record.js';
import { createLexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../src/lexicon/records/relation-record.js';
import { createSense } from '../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createDefinition } from '../../src/lexicon/records/text-record.js';
import { openStore } from '../lexicon/edits/edit-fixture.js';

const birds = ['constructor', 'duck', 'goose', 'hen', 'quail', 'turkey'];

const synset = (id: string, file: string, hypernym?: string) =>
  createSynset({
    id,
    partOfSpeech: 'n',
    lexicographerFile: file,
    definitions: [createDefinition(`what ${id} is`)],
    relations: hypernym === undefined ? [] : [createRelation('hypernym', hypernym)],
  });

/** Six birds that are eaten, the emu, of which that is not said, and so many others of which it is not said either. */
function createBirds(others: number) {
  const plain = ['emu', ...Array.from({ length: others }, (_, place) => `bird ${place}`)];
  const noun = (lemma: string, ...synsets: string[]) =>
    createEntry({
      id: `b-${lemma}`,
      lemma,
      partOfSpeech: 'n',
      senses: synsets.map((id) => createSense({ id: `${lemma}-${id}`, synset: id })),
    });
  return createLexiconRecord({
    id: 'b',
    language: 'en',
    entries: [
      noun('bird', 'bird-n'),
      noun('meat', 'meat-n'),
      ...birds.map((bird) => noun(bird, `${bird}-n`, `${bird}-meat-n`)),
      ...plain.map((bird) => noun(bird, `${bird}-n`)),
    ],
    synsets: [
      synset('bird-n', 'noun.animal'),
      synset('meat-n', 'noun.food'),
      ...[...birds, ...plain].map((bird) => synset(`${bird}-n`, 'noun.animal', 'bird-n')),
      ...birds.map((bird) => synset(`${bird}-meat-n`, 'noun.food', 'meat-n')),
    ],
  });
}

function find(others: number, met: readonly string[]) {
  const { lexicon, editor } = openStore(createBirds(others));
  const vectors = createContextVectors({ probability: () => 0 });
  const context: SuggestionContext = {
    lexicon,
    vectors,
    taxonomy: new Taxonomy(lexicon),
    profiles: new LemmaProfiles(vectors),
    corpus: { counts: new Map(), total: 0 },
    functionWords: new Set(),
    segment: (text) => [text],
    settings: suggestionDefaults,
  };
  const evidence = new Map(
    met.map((lemma): [string, LemmaEvidence] => {
      return [lemma, { lemma, partOfSpeech: 'n', occurrences: 9, documents: 1, senses: [], lines: [] }];
    }),
  );
  const entries = Array.from(lexicon.entries(), ({ record }) => record);
  return { suggestions: findPolysemyHoles(entries, evidence, context), lexicon, editor };
}

describe('findPolysemyHoles', () => {
  it('tells a noun that lacks the meaning which most nouns beside it have, and drafts it below the same synset', () => {
    const { suggestions, lexicon, editor } = find(0, ['emu']);
    expect(suggestions.map(({ subject, title }) => [subject, title])).toEqual([
      ['emu n noun.food', '6 of 7 ANIMAL nouns under bird (bird-n) have FOOD; “emu” does not.'],
    ]);
    editor.edit(suggestions[0]?.operations ?? []);
    const [, added] = lexicon.findEntry('b-emu')?.record.senses ?? [];
    expect(lexicon.findSynset(added?.synset ?? '')?.record).toMatchObject({
      definitions: [{ text: 'draft: emu as food, like constructor, duck, goose' }],
      relations: [{ type: 'hypernym', target: 'meat-n' }],
    });
  });

  it('says nothing of nouns that do not occur, nor where fewer than seven of ten have the meaning', () => {
    expect(find(0, ['duck']).suggestions).toEqual([]);
    expect(find(2, ['emu']).suggestions).toEqual([]);
    expect(find(1, ['emu']).suggestions).toHaveLength(1);
  });
});
