import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredLexicon } from '../../lexicon/store/stored-lexicon.js';
import type { LexiconSlice } from './lexicon-job.js';

/** How many records are read before others have their turn. */
const atOnce = 500;

/**
 * Reads all of a lexicon in slices and lets others have their turn between them.
 *
 * @returns whether it was read whole, without an edit in between.
 */
export async function readSlices(
  lexicon: StoredLexicon,
  take: (slice: LexiconSlice) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const before = lexicon.lastChange;
  take({ head: lexicon.readHeadJson(), sideFiles: [...lexicon.readSideFiles()] });
  for (const [field, kind] of [['entries', 'entry'] as const, ['synsets', 'synset'] as const]) {
    for (let after = -1; ; ) {
      const rows = lexicon.readJson(kind, { after, limit: atOnce });
      if (rows.length === 0) break;
      take({ [field]: rows.map(({ json }) => json) });
      after = rows.at(-1)?.place ?? after;
      await nextTurn();
      if (signal.aborted || lexicon.lastChange !== before) return false;
    }
  }
  return true;
}
