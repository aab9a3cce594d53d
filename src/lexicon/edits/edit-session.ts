import type { EntryRecord } from '../records/entry-record.js';
import type { RelationRecord } from '../records/relation-record.js';
import type { SenseRecord } from '../records/sense-record.js';
import type { SynsetRecord } from '../records/synset-record.js';
import type { ExampleRecord } from '../records/text-record.js';
import { encodeRecord, type LexiconHead } from '../store/record-json.js';
import type { Stored, StoredKind, StoredLexicon, StoredSense } from '../store/stored-lexicon.js';
import type { Change } from './change.js';
import { UnknownRecordError } from './edit-errors.js';

/** A record before and after an edit, as JSON. */
export interface ChangedRow {
  readonly kind: StoredKind;
  readonly place: number;
  readonly id: string;
  /** Undefined where it is new. */
  readonly before: string | undefined;
  /** Undefined where it is gone. */
  after: string | undefined;
}

/** A sense or synset, whichever an id means, with what both have. */
export interface Holder {
  readonly id: string;
  readonly kind: 'sense' | 'synset';
  readonly relations: readonly RelationRecord[];
  readonly examples: readonly ExampleRecord[];
  /** Writes it with other relations or examples. */
  put(fields: { readonly relations?: readonly RelationRecord[]; readonly examples?: readonly ExampleRecord[] }): void;
}

/** How an {@link EditSession} sees the history. */
interface SessionHistory {
  /** The number of the change that the session is to be. */
  readonly change: number;
  /** The change that removed a record, where one did. */
  readonly findRemoval: (id: string) => Change | undefined;
}

/** The records of a lexicon while they are edited: what is written is noted, and is read back at once. */
export class EditSession {
  readonly lexicon: StoredLexicon;
  readonly change: number;
  readonly #findRemoval: SessionHistory['findRemoval'];
  readonly #changed = new Map<string, ChangedRow>();

  constructor(lexicon: StoredLexicon, { change, findRemoval }: SessionHistory) {
    this.lexicon = lexicon;
    this.change = change;
    this.#findRemoval = findRemoval;
  }

  /** What differs by now from how it was, in the order in which it was first written. */
  listChanged(): ChangedRow[] {
    return [...this.#changed.values()].filter(({ before, after }) => before !== after);
  }

  /** @throws UnknownRecordError where there is no such entry. */
  entry(id: string): Stored<EntryRecord> {
    return this.lexicon.findEntry(id) ?? this.#fail(id, 'entry');
  }

  /** @throws UnknownRecordError where there is no such sense. */
  sense(id: string): StoredSense {
    return this.lexicon.findSense(id) ?? this.#fail(id, 'sense');
  }

  /** @throws UnknownRecordError where there is no such synset. */
  synset(id: string): Stored<SynsetRecord> {
    return this.lexicon.findSynset(id) ?? this.#fail(id, 'synset');
  }

  /** @throws UnknownRecordError where there is no such sense or synset. */
  holder(id: string): Holder {
    return this.findHolder(id) ?? this.#fail(id, 'sense or synset');
  }

  /** The sense or synset with an id. */
  findHolder(id: string): Holder | undefined {
    const sense = this.lexicon.findSense(id);
    if (sense !== undefined) {
      const { relations, examples } = sense.sense;
      return { id, kind: 'sense', relations, examples, put: (fields) => this.putSense({ ...sense.sense, ...fields }) };
    }
    const synset = this.lexicon.findSynset(id);
    if (synset === undefined) return undefined;
    const { relations, examples } = synset.record;
    return {
      id,
      kind: 'synset',
      relations,
      examples,
      put: (fields) => this.putSynset({ ...synset.record, ...fields }),
    };
  }

  /** Whether a new record may have an id: none has it, and none had it that the history knows. */
  isFree(id: string): boolean {
    const known = this.lexicon.file.get('SELECT 1 FROM changed WHERE id = ? LIMIT 1', [id]);
    return known === undefined && !this.lexicon.has(id);
  }

  addEntry(record: EntryRecord): void {
    this.#write('entry', this.lexicon.nextPlace('entry'), { id: record.id, after: encodeRecord(record) });
  }

  addSynset(record: SynsetRecord): void {
    this.#write('synset', this.lexicon.nextPlace('synset'), { id: record.id, after: encodeRecord(record) });
  }

  /** Writes the entry with this id anew. */
  putEntry(record: EntryRecord): void {
    const { place, record: before } = this.entry(record.id);
    this.#write('entry', place, { id: record.id, before: encodeRecord(before), after: encodeRecord(record) });
  }

  /** Writes the sense with this id anew. */
  putSense(sense: SenseRecord): void {
    const { entry } = this.sense(sense.id);
    const at = entry.record.senses.findIndex(({ id }) => id === sense.id);
    this.putEntry({ ...entry.record, senses: entry.record.senses.with(at, sense) });
  }

  /** Writes the synset with this id anew. */
  putSynset(record: SynsetRecord): void {
    const { place, record: before } = this.synset(record.id);
    this.#write('synset', place, { id: record.id, before: encodeRecord(before), after: encodeRecord(record) });
  }

  putHead(head: LexiconHead): void {
    const before = encodeRecord(this.lexicon.head);
    this.#write('lexicon', 0, { id: head.id, before, after: encodeRecord(head) });
  }

  removeEntry(id: string): void {
    const { place, record } = this.entry(id);
    this.#write('entry', place, { id, before: encodeRecord(record) });
  }

  removeSynset(id: string): void {
    const { place, record } = this.synset(id);
    this.#write('synset', place, { id, before: encodeRecord(record) });
  }

  #write(
    kind: StoredKind,
    place: number,
    { id, before, after }: { readonly id: string; readonly before?: string; readonly after?: string },
  ): void {
    const name = `${kind} ${place} ${id}`;
    const known = this.#changed.get(name);
    if (known === undefined) this.#changed.set(name, { kind, place, id, before, after });
    else known.after = after;
    this.lexicon.write({ kind, place, json: after, version: this.change });
  }

  #fail(id: string, wanted: string): never {
    throw new UnknownRecordError(id, wanted, this.#findRemoval(id));
  }
}
