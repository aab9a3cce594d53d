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
export function indexRecords({ entries, synsets }: LexiconRecord): RecordIndex {
  const byEntry = new Map<string, EntryRecord>();
  const bySense = new Map<string, PlacedSense>();
  const members = new Map<string, PlacedSense[]>();
  for (const entry of entries) {
    if (!byEntry.has(entry.id)) byEntry.set(entry.id, entry);
    for (const sense of entry.senses) {
      const placed = { sense, entry };
      if (!bySense.has(sense.id)) bySense.set(sense.id, placed);
      if (sense.synset === '') continue;
      const known = members.get(sense.synset);
      if (known === undefined) members.set(sense.synset, [placed]);
      else known.push(placed);
    }
  }
  const bySynset = new Map<string, SynsetRecord>();
  for (const synset of synsets) {
    if (bySynset.has(synset.id)) continue;
    bySynset.set(synset.id, synset);
    const own = members.get(synset.id);
    if (own !== undefined && own.length > 1 && synset.members.length > 0) orderMembers(own, synset.members);
  }
  return { entries: byEntry, senses: bySense, synsets: bySynset, members };
}

function orderMembers(senses: PlacedSense[], members: readonly string[]): void {
  const place = ({ sense, entry }: PlacedSense): number => {
    const found = members.findIndex((member) => member === sense.id || member === entry.id);
    return found === -1 ? members.length : found;
  };
  senses.sort((a, b) => place(a) - place(b));
}
