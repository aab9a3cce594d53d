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
  const { file, number } = lexicon;
  const edition = (): number => Number(file.get('SELECT coalesce(max(number), 0) AS last FROM changes')?.['last']);
  const before = edition();
  const head = String(file.get('SELECT record FROM lexicons WHERE lexicon = ?', [number])?.['record']);
  take({ head, sideFiles: [...lexicon.readSideFiles()] });
  for (const [field, table] of [['entries', 'entries'] as const, ['synsets', 'synsets'] as const]) {
    for (let place = -1; ; ) {
      const sql = `SELECT place, record FROM ${table} WHERE lexicon = ? AND place > ? ORDER BY place LIMIT ${atOnce}`;
      const rows = file.all(sql, [number, place]);
      if (rows.length === 0) break;
      take({ [field]: rows.map(({ record }) => String(record)) });
      place = Number(rows.at(-1)?.['place']);
      await nextTurn();
      if (signal.aborted || edition() !== before) return false;
    }
  }
  return true;
}
