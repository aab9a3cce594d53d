import type { EntryRecord } from './entry-record.js';
import type { LexiconRecord } from './lexicon-record.js';
import type { SenseRecord } from './sense-record.js';
import type { SynsetRecord } from './synset-record.js';

/** A sense with the entry that holds it. */
export interface PlacedSense {
  readonly sense: SenseRecord;
  readonly entry: EntryRecord;
}

/** The ways to look up records; of several with one id the first is found. */
export interface RecordIndex {
  readonly entries: ReadonlyMap<string, EntryRecord>;
  readonly senses: ReadonlyMap<string, PlacedSense>;
  readonly synsets: ReadonlyMap<string, SynsetRecord>;
  /** The senses of each synset that has any, in the order of its members, then of the entries. */
  readonly members: ReadonlyMap<string, readonly PlacedSense[]>;
}

/**
 * Makes the ways to look up the records of a lexicon.
 *
 * @example indexRecords(createLexiconRecord({ id: 'tiny' })).synsets.size // 0
 */
export function indexRecords(lexicon: LexiconRecord): RecordIndex {
  const entries = new Map<string, EntryRecord>();
  for (const entry of lexicon.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
  const synsets = new Map<string, SynsetRecord>();
  for (const synset of lexicon.synsets) if (!synsets.has(synset.id)) synsets.set(synset.id, synset);
  const senses = new Map<string, PlacedSense>();
  const members = gatherMembers(lexicon, (placed) => {
    if (!senses.has(placed.sense.id)) senses.set(placed.sense.id, placed);
  });
  return { entries, senses, synsets, members };
}

/**
 * Gathers the senses of each synset that has any, in the order of its members, then of the entries.
 *
 * @param meet is told every sense in the order of the entries.
 */
export function gatherMembers(
  { entries, synsets }: LexiconRecord,
  meet?: (placed: PlacedSense) => void,
): Map<string, PlacedSense[]> {
  const members = new Map<string, PlacedSense[]>();
  for (const entry of entries) {
    for (const sense of entry.senses) {
      const placed = { sense, entry };
      meet?.(placed);
      if (sense.synset === '') continue;
      const known = members.get(sense.synset);
      if (known === undefined) members.set(sense.synset, [placed]);
      else known.push(placed);
    }
  }
  const done = new Set<string>();
  for (const { id, members: order } of synsets) {
    if (order.length === 0 || done.has(id)) continue;
    // Of several synsets with one id the first counts.
    done.add(id);
    const own = members.get(id);
    if (own !== undefined && own.length > 1) orderMembers(own, order);
  }
  return members;
}

function orderMembers(senses: PlacedSense[], members: readonly string[]): void {
  const place = ({ sense, entry }: PlacedSense): number => {
    const found = members.findIndex((member) => member === sense.id || member === entry.id);
    return found === -1 ? members.length : found;
  };
  senses.sort((a, b) => place(a) - place(b));
}
