import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingFileError, OptionError } from '../../../src/errors.js';
import { EvidenceStore } from '../../../src/lexicon/evidence/evidence-store.js';
import { createLexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { evidenceSchema } from '../../../src/lexicon/store/evidence-schema.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { SqliteFile } from '../../../src/lexicon/store/sqlite-file.js';
import { StoreFormatError, StoreInUseError } from '../../../src/lexicon/store/store-errors.js';
import { storeApplication } from '../../../src/lexicon/store/store-schema.js';
import { createAnimals, newStorePath, openStore } from '../edits/edit-fixture.js';
import { createExtension, createFullLexicon, lexiconsOfTexts } from '../record-fixture.js';

describe('LexiconDatabase', () => {
  it('gives the records back that were put in, in their order, also when it is opened again', () => {
    const path = newStorePath();
    const first = new LexiconDatabase(path, { create: true });
    for (const record of [createFullLexicon(), createExtension(), createAnimals()]) {
      expect(first.add(record).readRecords()).toStrictEqual(record);
    }
    first.close();
    const second = new LexiconDatabase(path);
    expect(second.list().map(({ id }) => id)).toEqual(['full', 'ext', 'tiny']);
    expect(second.lexicon('full').readRecords()).toStrictEqual(createFullLexicon());
    expect(second.lexicon('ext').readRecords()).toStrictEqual(createExtension());
    second.close();
  });

  it('keeps any texts', () => {
    fc.assert(
      fc.property(lexiconsOfTexts, (record) => {
        const database = new LexiconDatabase(newStorePath(), { create: true });
        expect(database.add(record).readRecords()).toStrictEqual(record);
        database.close();
      }),
      { numRuns: 15 },
    );
  });

  it('finds entries, senses, synsets and what leads to them by their ids', () => {
    const { lexicon } = openStore();
    expect(lexicon.findEntry('tiny-constructor-n')?.record.lemma).toBe('constructor');
    expect(lexicon.findEntry('constructor')).toBeUndefined();
    expect(lexicon.findSense('dog-2')?.entry.record.id).toBe('tiny-dog-n');
    expect(lexicon.findSynset('__proto__')).toBeUndefined();
    expect(lexicon.findSynset('')).toBeUndefined();
    expect(lexicon.members('tiny-2').map(({ sense }) => sense.id)).toEqual(['dog-1', 'hound-1']);
    expect(lexicon.linksTo('tiny-1')).toEqual([{ kind: 'synset', source: 'tiny-2', type: 'hypernym' }]);
  });

  it('does not take one lexicon for another', () => {
    const { database } = openStore();
    database.add(createFullLexicon());
    expect(() => database.lexicon()).toThrow(OptionError);
    expect(() => database.lexicon('constructor')).toThrow('one of tiny, full');
    expect(() => database.add(createAnimals())).toThrow(OptionError);
    expect(database.lexicon('tiny').findSynset('full-1-n')).toBeUndefined();
  });

  it('tells a store that is not there, is empty, or is none', () => {
    const path = newStorePath();
    expect(() => new LexiconDatabase(path)).toThrow(MissingFileError);
    expect(existsSync(path)).toBe(false);
    const empty = new LexiconDatabase(path, { create: true });
    expect(() => empty.lexicon()).toThrow(StoreFormatError);
    expect(() => empty.lexicon()).toThrow('Put a lexicon into one with "qualia lexicon open');
    empty.close();
    const text = newStorePath();
    writeFileSync(text, 'this is a text and no file of SQLite, however long it may be '.repeat(20));
    expect(() => new LexiconDatabase(text)).toThrow(StoreFormatError);
    expect(existsSync(`${text}.owner`)).toBe(false);
    mkdirSync(join(`${text}.lock`, 'mine'), { recursive: true });
    expect(() => new LexiconDatabase(text)).toThrow(StoreFormatError);
    expect(existsSync(join(`${text}.lock`, 'mine'))).toBe(true);
    const cut = newStorePath();
    openStore(createFullLexicon(), cut).database.close();
    writeFileSync(cut, readFileSync(cut).subarray(0, 6000));
    expect(() => new LexiconDatabase(cut)).toThrow(StoreFormatError);
    expect(existsSync(`${cut}.owner`)).toBe(false);
    const other = newStorePath();
    new SqliteFile(other, { application: 7, version: 1, schema: 'CREATE TABLE a (b)' }).close();
    expect(() => new LexiconDatabase(other)).toThrow('another program made this file');
  });

  it('takes a file without a byte for none, unless a store is to be made', () => {
    const path = newStorePath();
    writeFileSync(path, '');
    expect(() => new LexiconDatabase(path)).toThrow(StoreFormatError);
    expect(() => new LexiconDatabase(path)).toThrow('is an empty file, no store. Put a lexicon into one with');
    expect([readFileSync(path).length, existsSync(`${path}.owner`)]).toEqual([0, false]);
    const made = new LexiconDatabase(path, { create: true });
    made.add(createAnimals());
    made.close();
    const database = new LexiconDatabase(path);
    expect(database.lexicon().readRecords()).toStrictEqual(createAnimals());
    database.close();
  });

  it('tells a store of another version of the tables', () => {
    const path = newStorePath();
    new SqliteFile(path, { application: storeApplication, version: 99, schema: 'CREATE TABLE a (b)' }).close();
    expect(() => new LexiconDatabase(path)).toThrow(
      'has version 99 of the tables; this qualia reads 2. Use a newer qualia.',
    );
  });

  it('brings a store of version 1 to the tables that it has now, and keeps what is in it', () => {
    const path = newStorePath();
    openStore(createAnimals(), path).database.close();
    const added = Array.from(evidenceSchema.matchAll(/CREATE TABLE (\w+)/g), ([, name]) => `DROP TABLE ${name};`);
    const options = { application: storeApplication, version: 2, schema: '' };
    const old = new SqliteFile(path, options);
    old.execute(`${added.join('')} PRAGMA user_version = 1`);
    old.close();
    expect(() => new SqliteFile(path, options)).toThrow('Export it with the qualia that made it');
    for (let opened = 0; opened < 2; opened++) {
      const database = new LexiconDatabase(path);
      expect(database.lexicon().readRecords()).toStrictEqual(createAnimals());
      expect(new EvidenceStore(database.lexicon()).suggestions()).toEqual([]);
      expect(database.lexicon().file.get('PRAGMA user_version')).toEqual({ user_version: 2 });
      database.close();
    }
  });

  it('leaves a store of version 1 as it is where it cannot be brought to those tables', () => {
    const path = newStorePath();
    const schema = 'CREATE TABLE decisions (taken)';
    new SqliteFile(path, { application: storeApplication, version: 1, schema }).close();
    expect(() => new LexiconDatabase(path)).toThrow('table decisions already exists');
    const file = new SqliteFile(path, { application: storeApplication, version: 1, schema });
    expect(file.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'decisions' }]);
    file.close();
  });

  it('is open once at a time, and opens again after a process that is no more', () => {
    const { path, database } = openStore();
    expect(() => new LexiconDatabase(path)).toThrow(StoreInUseError);
    expect(() => new LexiconDatabase(path)).toThrow(`process ${process.pid}`);
    expect(database.list()).toHaveLength(1);
    const left = newStorePath();
    new LexiconDatabase(left, { create: true }).close();
    // No process has this number, or it began at another time.
    writeFileSync(`${left}.owner`, JSON.stringify({ process: 2 ** 22 + 1, host: hostname(), began: '1' }));
    mkdirSync(`${left}.lock`);
    new LexiconDatabase(left).close();
    expect(existsSync(`${left}.owner`) || existsSync(`${left}.lock`)).toBe(false);
    writeFileSync(`${left}.owner`, JSON.stringify({ process: 1, host: 'elsewhere', began: '1' }));
    expect(() => new LexiconDatabase(left)).toThrow('process 1 on elsewhere');
  });

  it('takes a lexicon in whole or not at all', () => {
    const { database } = openStore();
    const broken = createLexiconRecord({ ...createFullLexicon(), synsets: [null as never] });
    expect(() => database.add(broken)).toThrow(TypeError);
    expect(database.list().map(({ id }) => id)).toEqual(['tiny']);
    expect(database.add(createFullLexicon()).readRecords()).toStrictEqual(createFullLexicon());
  });
});
