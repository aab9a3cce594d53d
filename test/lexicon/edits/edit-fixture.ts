import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LexiconEditor, type LexiconEditorOptions } from '../../../src/lexicon/edits/lexicon-editor.js';
import { createEntry } from '../../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../../src/lexicon/records/relation-record.js';
import { createSense } from '../../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../../src/lexicon/records/synset-record.js';
import { createDefinition, createExample } from '../../../src/lexicon/records/text-record.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import type { StoredLexicon } from '../../../src/lexicon/store/stored-lexicon.js';

/** The path of a store that is not there yet, in a folder of its own. */
export function newStorePath(): string {
  return join(mkdtempSync(join(tmpdir(), 'qualia-store-')), 'tiny.sqlite');
}

const noun = (lemma: string, ...senses: readonly [id: string, synset: string][]) =>
  createEntry({
    id: `tiny-${lemma}-n`,
    lemma,
    partOfSpeech: 'n',
    senses: senses.map(([id, synset]) => createSense({ id, synset })),
  });

/** Animals, dogs and books, without a fault: every relation has its inverse. */
export function createAnimals(): LexiconRecord {
  const book = createSense({
    id: 'book-1',
    synset: 'tiny-4',
    relations: [createRelation('derivation', 'constructor-1')],
    examples: [createExample('the book burned', { target: { start: 4, end: 8 } })],
    counts: [{ value: 2, provenance: new Map() }],
  });
  const constructorSense = createSense({
    id: 'constructor-1',
    synset: 'tiny-5',
    relations: [createRelation('derivation', 'book-1')],
    counts: [{ value: 3, provenance: new Map() }],
  });
  return createLexiconRecord({
    id: 'tiny',
    language: 'en',
    entries: [
      noun('animal', ['animal-1', 'tiny-1']),
      noun('dog', ['dog-1', 'tiny-2'], ['dog-2', 'tiny-3']),
      noun('hound', ['hound-1', 'tiny-2']),
      noun('hot dog', ['hot-dog-1', 'tiny-3']),
      createEntry({ id: 'tiny-book-n', lemma: 'book', partOfSpeech: 'n', senses: [book] }),
      createEntry({ id: 'tiny-constructor-n', lemma: 'constructor', partOfSpeech: 'n', senses: [constructorSense] }),
      createEntry({
        id: 'tiny-run-v',
        lemma: 'run',
        partOfSpeech: 'v',
        senses: [createSense({ id: 'run-1', synset: 'tiny-6' })],
      }),
    ],
    synsets: [
      createSynset({
        id: 'tiny-1',
        partOfSpeech: 'n',
        lexicographerFile: 'noun.Tops',
        definitions: [createDefinition('a living thing that moves')],
        relations: [createRelation('hyponym', 'tiny-2')],
      }),
      createSynset({
        id: 'tiny-2',
        partOfSpeech: 'n',
        members: ['dog-1', 'hound-1'],
        definitions: [createDefinition('a barking beast', { sourceSense: 'dog-1' })],
        examples: [createExample('the dog barked')],
        relations: [createRelation('hypernym', 'tiny-1')],
      }),
      createSynset({
        id: 'tiny-3',
        partOfSpeech: 'n',
        lexicographerFile: 'noun.Tops',
        definitions: [createDefinition('a sausage in a bun')],
      }),
      createSynset({
        id: 'tiny-4',
        partOfSpeech: 'n',
        lexicographerFile: 'noun.Tops',
        definitions: [createDefinition('a written work')],
      }),
      createSynset({
        id: 'tiny-5',
        partOfSpeech: 'n',
        lexicographerFile: 'noun.Tops',
        definitions: [createDefinition('one who builds')],
      }),
      createSynset({ id: 'tiny-6', partOfSpeech: 'v', definitions: [createDefinition('move fast')] }),
    ],
    behaviours: [{ id: 'tiny-via', frame: 'Somebody ----s', senses: ['dog-1', 'run-1'] }],
  });
}

/** A store with one lexicon in it, and an editor whose clock gains one second with each look. */
export interface OpenStore {
  readonly path: string;
  readonly database: LexiconDatabase;
  readonly lexicon: StoredLexicon;
  readonly editor: LexiconEditor;
}

/** Makes a store that is closed when the test is over. */
export function openStore(record: LexiconRecord = createAnimals(), path = newStorePath()): OpenStore {
  const database = new LexiconDatabase(path, { create: true });
  onTestFinished(() => database.close());
  return { path, database, ...edit(database.add(record)) };
}

/** An editor of a lexicon with a clock of its own. */
export function edit(lexicon: StoredLexicon, options: LexiconEditorOptions = {}) {
  let seconds = 0;
  const now = (): Date => new Date(Date.UTC(2030, 0, 1, 0, 0, seconds++));
  return { lexicon, editor: new LexiconEditor(lexicon, { now, ...options }) };
}
