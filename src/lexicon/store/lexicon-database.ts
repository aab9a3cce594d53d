import { statSync } from 'node:fs';
import { MissingFileError, OptionError } from '../../errors.js';
import type { EntryRecord } from '../records/entry-record.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import type { SynsetRecord } from '../records/synset-record.js';
import { encodeRecord } from './record-json.js';
import { describeDamage, SqliteFile } from './sqlite-file.js';
import { importAdvice, StoreFormatError } from './store-errors.js';
import { storeApplication, storeIndexes, storeSchema, storeUpgrades, storeVersion } from './store-schema.js';
import { type InsertedRecord, insertEntries, insertSynsets, StoredLexicon } from './stored-lexicon.js';

/** How {@link LexiconDatabase} opens a file. */
export interface LexiconDatabaseOptions {
  /** Whether a store is made where there is no file, or one without a byte; default false. */
  readonly create?: boolean | undefined;
}

/** A lexicon that a store holds. */
export interface LexiconListing {
  readonly id: string;
  readonly version: string;
  readonly label: string;
}

/**
 * A store of lexicons in one file of SQLite, which this process alone has open until it closes it.
 *
 * 1. What is read from it equals what was put in, in the same order, until it is edited.
 * 2. A change is there whole or not at all, and is on disk when the call that makes it returns.
 *
 * @example
 * const database = new LexiconDatabase('tiny.sqlite', { create: true });
 * database.add(createLexiconRecord({ id: 'tiny' }));
 * database.lexicon('tiny').readRecords().entries; // []
 * database.close();
 */
export class LexiconDatabase {
  readonly #file: SqliteFile;

  /**
   * @throws MissingFileError where there is no such file and none is to be made; StoreInUseError where another process has
   *   it open; StoreFormatError where it is none, or of a later version, or has no byte and none is to be made.
   */
  constructor(path: string, { create = false }: LexiconDatabaseOptions = {}) {
    if (!create) requireFilled(path);
    this.#file = new SqliteFile(path, {
      application: storeApplication,
      version: storeVersion,
      schema: storeSchema,
      upgrades: storeUpgrades,
    });
    try {
      this.#file.execute(storeIndexes);
    } catch (error) {
      this.#file.close();
      throw describeDamage(path, error);
    }
  }

  /** Where the store is. */
  get path(): string {
    return this.#file.path;
  }

  /** The lexicons in it, in the order in which they came. */
  list(): LexiconListing[] {
    return this.#file.all('SELECT lexicon FROM lexicons ORDER BY lexicon').map(({ lexicon }) => {
      const { id, version, label } = new StoredLexicon(this.#file, Number(lexicon)).head;
      return { id, version, label };
    });
  }

  /**
   * The lexicon with an id, or the only one.
   *
   * @throws OptionError where there is none with that id, or several and none is named.
   */
  lexicon(id?: string): StoredLexicon {
    const rows = this.#file.all('SELECT lexicon, id FROM lexicons ORDER BY lexicon');
    const [first, ...others] = rows.filter((row) => id === undefined || row['id'] === id);
    if (first !== undefined && others.length === 0) return new StoredLexicon(this.#file, Number(first['lexicon']));
    if (rows.length === 0) {
      throw new StoreFormatError(this.path, `holds no lexicon; the import of one may have broken off. ${importAdvice}`);
    }
    throw new OptionError('lexicon', id, `one of ${rows.map((row) => row['id']).join(', ')}`);
  }

  /**
   * Puts a lexicon in, all of it or nothing.
   *
   * @param sideFiles texts of further files that belong to it, by name, as a WNDB folder has them; default none.
   * @throws OptionError where one with the same id is there.
   */
  add(lexicon: LexiconRecord, sideFiles: ReadonlyMap<string, string> = new Map()): StoredLexicon {
    const { entries, synsets, ...head } = lexicon;
    if (this.#file.get('SELECT 1 FROM lexicons WHERE id = ?', [head.id]) !== undefined) {
      throw new OptionError('lexicon', head.id, 'a lexicon whose id the store does not have yet');
    }
    const added = this.#file.transact(() => {
      const isFirst = this.list().length === 0;
      if (isFirst) this.#dropIndexes();
      this.#file.run('INSERT INTO lexicons (id, version, record) VALUES (?, 0, ?)', [head.id, encodeRecord(head)]);
      const number = Number(this.#file.get('SELECT max(lexicon) AS number FROM lexicons')?.['number']);
      for (const some of inParts(number, entries)) insertEntries(this.#file, some);
      for (const some of inParts(number, synsets)) insertSynsets(this.#file, some);
      for (const [name, text] of sideFiles) {
        this.#file.run('INSERT INTO side_files VALUES (?, ?, ?)', [number, name, text]);
      }
      if (isFirst) this.#file.execute(storeIndexes);
      return new StoredLexicon(this.#file, number);
    });
    this.#file.execute('PRAGMA wal_checkpoint(TRUNCATE); ANALYZE');
    return added;
  }

  /** Writes what is in the log into the file and closes it. */
  close(): void {
    this.#file.close();
  }

  #dropIndexes(): void {
    for (const [, name] of storeIndexes.matchAll(/EXISTS (\w+)/g)) this.#file.execute(`DROP INDEX ${name}`);
  }
}

/** SQLite makes a database without a lexicon of a file without a byte, so that is left to those who put a lexicon in. */
function requireFilled(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new MissingFileError(path, importAdvice);
  if (found.isFile() && found.size === 0)
    throw new StoreFormatError(path, `is an empty file, no store. ${importAdvice}`);
}

/** Some records after others, numbered as they stand. */
function* inParts<Value extends EntryRecord | SynsetRecord>(
  lexicon: number,
  records: readonly Value[],
): Generator<InsertedRecord<Value>[]> {
  for (let start = 0; start < records.length; start += atOnce) {
    yield records.slice(start, start + atOnce).map((record, at) => {
      return { record, json: encodeRecord(record), lexicon, row: undefined, place: start + at, version: 0 };
    });
  }
}

/** How many records go into the store at once. */
const atOnce = 2000;
