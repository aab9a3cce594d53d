import { ParseError } from '../../errors.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import { LexiconDatabase } from './lexicon-database.js';
import { StoreFormatError } from './store-errors.js';

/** All that a store holds. */
export interface StoreRecords {
  readonly lexicons: readonly LexiconRecord[];
  /** Texts of further files that belong to the lexicons, by name. */
  readonly sideFiles: ReadonlyMap<string, string>;
}

/**
 * Reads all lexicons of a store, and closes it.
 *
 * @param id of the one lexicon that is read; default all.
 * @throws as {@link LexiconDatabase} does.
 */
export function readStoreRecords(path: string, id?: string): StoreRecords {
  const database = new LexiconDatabase(path);
  try {
    const all = database.list();
    // Without a lexicon the store tells so.
    const isAll = id === undefined && all.length > 0;
    const stored = isAll ? all.map((each) => database.lexicon(each.id)) : [database.lexicon(id)];
    return {
      lexicons: stored.map((lexicon) => lexicon.readRecords()),
      sideFiles: new Map(stored.flatMap((lexicon) => [...lexicon.readSideFiles()])),
    };
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause;
    throw new StoreFormatError(path, `holds a record that is damaged. ${cause.message}`, { cause });
  } finally {
    database.close();
  }
}
