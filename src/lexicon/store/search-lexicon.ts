import type { EntryRecord } from '../records/entry-record.js';
import type { SynsetRecord } from '../records/synset-record.js';
import { normaliseLemma } from '../synset.js';
import type { StoredLexicon } from './stored-lexicon.js';

/** How {@link searchLemmas} and {@link searchTexts} search. */
export interface SearchOptions {
  /** How many are found at most; default 50. */
  readonly limit?: number | undefined;
  /** Only what has this part of speech; default any. */
  readonly partOfSpeech?: string | undefined;
}

/** A synset that was found, with the lemmas in it. */
export interface FoundSynset {
  readonly synset: SynsetRecord;
  readonly lemmas: readonly string[];
}

/**
 * Finds the entries of which a form begins with a text, letter case aside, in the order of their forms; after them those of
 * which a later word begins so, as `hot dog` for `do`.
 *
 * @example searchLemmas(database.lexicon(), 'do')[0]?.lemma // 'dog'
 */
export function searchLemmas(lexicon: StoredLexicon, text: string, options: SearchOptions = {}): EntryRecord[] {
  const { limit = 50, partOfSpeech } = options;
  const start = normaliseLemma(text.trim());
  if (start === '') return [];
  const sql = `SELECT e.id, e.place FROM forms f JOIN entries e ON e.row = f.entry
    WHERE f.later = ? AND f.form >= ? AND f.form < ? AND e.lexicon = ? AND (?5 IS NULL OR e.part = ?5)
    ORDER BY f.form, e.place LIMIT ?`;
  const found = new Map<number, string>();
  for (const later of [0, 1]) {
    const values = [later, start, `${start}\u{10ffff}`, lexicon.number, partOfSpeech ?? null, limit];
    for (const { id, place } of lexicon.file.all(sql, values)) {
      if (found.size < limit && !found.has(Number(place))) found.set(Number(place), String(id));
    }
  }
  return [...found.values()].flatMap((id) => lexicon.findEntry(id)?.record ?? []);
}

/**
 * Finds the synsets whose definitions and examples have all the words of a text, the last of which may go on where it has more
 * than one letter, best first; where thousands have them, the earliest.
 *
 * @example searchTexts(database.lexicon(), 'barking an')[0]?.lemmas // ['dog']
 */
export function searchTexts(lexicon: StoredLexicon, text: string, options: SearchOptions = {}): FoundSynset[] {
  const { limit = 50, partOfSpeech } = options;
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const last = words.pop();
  if (last === undefined) return [];
  // Thousands of words begin with a letter, and nobody looks for all of them.
  const end = /^\p{Script=Latin}$/u.test(last) ? '' : '*';
  // A word that stands in the text a thousand times is looked for once.
  const query = `${[...new Set(words), last].map((word) => `"${word}"`).join(' ')}${end}`;
  const probe = 'SELECT count(*) AS count FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)';
  const isRanked = Number(lexicon.file.get(probe, [query, mostRanked])?.['count']) < mostRanked;
  const sql = `SELECT y.id FROM texts t JOIN synsets y ON y.row = t.rowid
    WHERE texts MATCH ?1 AND y.lexicon = ?2 AND (?3 IS NULL OR y.part = ?3)
    ORDER BY ${isRanked ? 't.rank, y.place' : 't.rowid'} LIMIT ?4`;
  const rows = lexicon.file.all(sql, [query, lexicon.number, partOfSpeech ?? null, limit]);
  return rows.flatMap(({ id }) => {
    const synset = lexicon.findSynset(String(id))?.record;
    if (synset === undefined) return [];
    return [{ synset, lemmas: lexicon.members(synset.id).map(({ entry }) => entry.record.lemma) }];
  });
}

/** To rank all glosses that have an article takes longer than a person waits, and says nothing. */
const mostRanked = 5000;
