import type { EntryRecord } from '../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../records/lexicon-record.js';
import type { SenseRecord } from '../records/sense-record.js';
import type { SynsetRecord } from '../records/synset-record.js';
import { normaliseLemma } from '../synset.js';
import { decodeEntry, decodeHead, decodeSynset, type LexiconHead } from './record-json.js';
import type { SqliteFile, SqlRow } from './sqlite-file.js';
import { forgetRecordsOf, indexRecordsOf } from './store-schema.js';

/** What is edited, locked and kept in the history as one. */
export type StoredKind = 'entry' | 'synset' | 'lexicon';

/** A record where it stands in a store. */
export interface Stored<Value> {
  /** Its place among those of its kind, which no other has or had at the same time. */
  readonly place: number;
  /** The number of the change that wrote it last; 0 as it was imported. */
  readonly version: number;
  readonly record: Value;
}

/** A sense in a store, with the entry that holds it. */
export interface StoredSense {
  readonly entry: Stored<EntryRecord>;
  readonly sense: SenseRecord;
}

/** A relation or a value of a role that leads to a sense or synset. */
export interface StoredLink {
  /** The id of the sense or synset from which it leads. */
  readonly source: string;
  readonly kind: 'entry' | 'synset';
  /** The type of the relation, or the role. */
  readonly type: string;
}

/** A lexicon in a store: its records are read when they are asked for. */
export class StoredLexicon {
  readonly file: SqliteFile;
  /** Its number in the store. */
  readonly number: number;

  constructor(file: SqliteFile, number: number) {
    this.file = file;
    this.number = number;
  }

  /** All of the lexicon but its entries and synsets. */
  get head(): LexiconHead {
    return this.storedHead().record;
  }

  /** The head with its version. */
  storedHead(): Stored<LexiconHead> {
    const row = this.file.get('SELECT version, record FROM lexicons WHERE lexicon = ?', [this.number]);
    return { place: 0, version: Number(row?.['version']), record: decodeHead(String(row?.['record'])) };
  }

  /** The entry with an id; of several the first. */
  findEntry(id: string): Stored<EntryRecord> | undefined {
    const sql = `SELECT ${columns} FROM entries WHERE id = ? AND lexicon = ? ORDER BY place LIMIT 1`;
    return optional(this.file.get(sql, [id, this.number]), readEntry);
  }

  /** The sense with an id; of several the first. */
  findSense(id: string): StoredSense | undefined {
    const sql = `SELECT e.place, e.version, e.record FROM senses s JOIN entries e ON e.row = s.entry
      WHERE s.id = ? AND e.lexicon = ? ORDER BY e.place, s.place LIMIT 1`;
    return optional(this.file.get(sql, [id, this.number]), (row) => {
      const entry = readEntry(row);
      const sense = entry.record.senses.find((each) => each.id === id);
      return sense === undefined ? undefined : { entry, sense };
    });
  }

  /** The synset with an id; of several the first. */
  findSynset(id: string): Stored<SynsetRecord> | undefined {
    const sql = `SELECT ${columns} FROM synsets WHERE id = ? AND lexicon = ? ORDER BY place LIMIT 1`;
    return optional(this.file.get(sql, [id, this.number]), readSynset);
  }

  /** Whether an entry, sense or synset has an id. */
  has(id: string): boolean {
    return this.findEntry(id) !== undefined || this.findSense(id) !== undefined || this.findSynset(id) !== undefined;
  }

  /** The senses of a synset, in the order of its members, then of the entries. */
  members(synset: string): StoredSense[] {
    const sql = `SELECT e.place, e.version, e.record, s.place AS at FROM senses s JOIN entries e ON e.row = s.entry
      WHERE s.synset = ? AND e.lexicon = ? ORDER BY e.place, s.place`;
    const found = this.file.all(sql, [synset, this.number]).flatMap((row): StoredSense[] => {
      const entry = readEntry(row);
      const sense = entry.record.senses[Number(row['at'])];
      return sense === undefined ? [] : [{ entry, sense }];
    });
    const order = this.findSynset(synset)?.record.members ?? [];
    const placeOf = ({ entry, sense }: StoredSense): number => {
      const place = order.findIndex((member) => member === sense.id || member === entry.record.id);
      return place === -1 ? order.length : place;
    };
    return found.sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** What leads to a sense or synset, in a stable order. */
  linksTo(id: string): StoredLink[] {
    const sql = `SELECT l.kind, l.source, l.type FROM links l WHERE l.target = ?1 AND CASE l.kind
      WHEN 'entry' THEN (SELECT lexicon FROM entries e WHERE e.row = l.row)
      ELSE (SELECT lexicon FROM synsets y WHERE y.row = l.row) END = ?2 ORDER BY l.kind, l.source, l.type`;
    return this.file.all(sql, [id, this.number]).map(({ kind, source, type }) => ({
      kind: kind === 'entry' ? 'entry' : 'synset',
      source: String(source),
      type: String(type),
    }));
  }

  /** Every entry, in their order. */
  *entries(): Generator<Stored<EntryRecord>> {
    const sql = `SELECT ${columns} FROM entries WHERE lexicon = ? ORDER BY place`;
    for (const row of this.file.rows(sql, [this.number])) yield readEntry(row);
  }

  /** Every synset, in their order. */
  *synsets(): Generator<Stored<SynsetRecord>> {
    const sql = `SELECT ${columns} FROM synsets WHERE lexicon = ? ORDER BY place`;
    for (const row of this.file.rows(sql, [this.number])) yield readSynset(row);
  }

  /** How many synsets there are. */
  get synsetCount(): number {
    return Number(this.file.get('SELECT count(*) AS count FROM synsets WHERE lexicon = ?', [this.number])?.['count']);
  }

  /** How many entries there are. */
  get entryCount(): number {
    return Number(this.file.get('SELECT count(*) AS count FROM entries WHERE lexicon = ?', [this.number])?.['count']);
  }

  /** The number of the last change of the store; 0 as it was imported. */
  get lastChange(): number {
    return Number(this.file.get('SELECT coalesce(max(number), 0) AS last FROM changes')?.['last']);
  }

  /** The head as JSON. */
  readHeadJson(): string {
    return String(this.file.get('SELECT record FROM lexicons WHERE lexicon = ?', [this.number])?.['record']);
  }

  /** The next records after a place as JSON, in their order, for those who do not read all at once. */
  readJson(kind: 'entry' | 'synset', { after, limit }: JsonRange): { readonly place: number; readonly json: string }[] {
    const sql = `SELECT place, record FROM ${tables[kind]} WHERE lexicon = ? AND place > ? ORDER BY place LIMIT ?`;
    const rows = this.file.all(sql, [this.number, after, limit]);
    return rows.map(({ place, record }) => ({ place: Number(place), json: String(record) }));
  }

  /** The texts of further files that belong to the lexicon, by name. */
  readSideFiles(): Map<string, string> {
    const rows = this.file.all('SELECT name, text FROM side_files WHERE lexicon = ? ORDER BY name', [this.number]);
    return new Map(rows.map(({ name, text }) => [String(name), String(text)]));
  }

  /** The entries that have a sense with a dot type, by their lemmas. */
  entriesWithDotType(): Stored<EntryRecord>[] {
    const sql = `SELECT ${columns} FROM entries WHERE lexicon = ? AND instr(record, '"dotType"') > 0 ORDER BY lemma, place`;
    const found = this.file.all(sql, [this.number]).map(readEntry);
    return found.filter(({ record }) => record.senses.some(({ dotType }) => dotType.length > 0));
  }

  /** The entries that have a form, letter case aside, in their order. */
  entriesWithForm(form: string): Stored<EntryRecord>[] {
    const sql = `SELECT place, version, record FROM entries WHERE lexicon = ?2 AND row IN
      (SELECT entry FROM forms WHERE later = 0 AND form = ?1) ORDER BY place`;
    return this.file.all(sql, [normaliseLemma(form), this.number]).map(readEntry);
  }

  /** Whether an entry has a form, letter case aside. */
  hasForm(form: string): boolean {
    const sql = `SELECT 1 FROM forms f JOIN entries e ON e.row = f.entry WHERE f.later = 0 AND f.form = ?
      AND e.lexicon = ? LIMIT 1`;
    return this.file.get(sql, [normaliseLemma(form), this.number]) !== undefined;
  }

  /** All records, as they were given or as edits have left them. */
  readRecords(): LexiconRecord {
    return createLexiconRecord({
      ...this.head,
      entries: Array.from(this.entries(), ({ record }) => record),
      synsets: Array.from(this.synsets(), ({ record }) => record),
    });
  }

  /** A place after those of all records of a kind. */
  nextPlace(kind: 'entry' | 'synset'): number {
    const sql = `SELECT coalesce(max(place), -1) + 1 AS place FROM ${tables[kind]} WHERE lexicon = ?`;
    return Number(this.file.get(sql, [this.number])?.['place']);
  }

  /** Writes a record as JSON at a place, or removes what stands there. */
  write({ kind, place, json, version }: WrittenRecord): void {
    if (kind === 'lexicon') {
      const sql = 'UPDATE lexicons SET version = ?, record = ? WHERE lexicon = ?';
      this.file.run(sql, [version, json ?? '', this.number]);
      return;
    }
    const where = 'WHERE lexicon = ? AND place = ?';
    const found = this.file.get(`SELECT row FROM ${tables[kind]} ${where}`, [this.number, place])?.['row'];
    if (found !== undefined) {
      for (const sql of forgetRecordsOf[kind]) this.file.run(sql, [found]);
      this.file.run(`DELETE FROM ${tables[kind]} WHERE row = ?`, [found]);
    }
    if (json === undefined) return;
    const head = { lexicon: this.number, row: found, place, version, json };
    if (kind === 'entry') insertEntries(this.file, [{ ...head, record: decodeEntry(json) }]);
    else insertSynsets(this.file, [{ ...head, record: decodeSynset(json) }]);
  }
}

/** Which records {@link StoredLexicon.readJson} gives. */
export interface JsonRange {
  /** The place after which they stand; -1 for the first ones. */
  readonly after: number;
  readonly limit: number;
}

/** A record to write. */
export interface WrittenRecord {
  readonly kind: StoredKind;
  readonly place: number;
  /** Undefined where the record is to go. */
  readonly json: string | undefined;
  readonly version: number;
}

/** A record to insert, with the JSON of it. */
export interface InsertedRecord<Value> {
  readonly record: Value;
  readonly json: string;
  readonly lexicon: number;
  /** Undefined for one that gets a new row. */
  readonly row: SqlRow[string] | undefined;
  readonly place: number;
  readonly version: number;
}

/** Writes new entries, with all that is looked up of them. */
export function insertEntries(file: SqliteFile, inserted: readonly InsertedRecord<EntryRecord>[]): void {
  const forms: (string | number)[][] = [];
  const valuesOf = ({ record, json, version }: InsertedRecord<EntryRecord>, row: number): (string | number)[] => {
    const { id, lemma, partOfSpeech } = record;
    for (const [form, later] of listForms(record)) forms.push([row, form, later]);
    return [id, lemma, partOfSpeech, version, json];
  };
  insertRows(file, 'entry', { inserted, valuesOf });
  const sql = 'INSERT INTO forms SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)';
  file.run(sql, [JSON.stringify(forms)]);
}

/** Writes new synsets, with all that is looked up of them. */
export function insertSynsets(file: SqliteFile, inserted: readonly InsertedRecord<SynsetRecord>[]): void {
  const valuesOf = ({ record, json, version }: InsertedRecord<SynsetRecord>): (string | number)[] => {
    return [record.id, record.partOfSpeech, record.ili, version, json];
  };
  insertRows(file, 'synset', { inserted, valuesOf });
}

interface Insertion<Value> {
  readonly inserted: readonly InsertedRecord<Value>[];
  readonly valuesOf: (inserted: InsertedRecord<Value>, row: number) => readonly (string | number)[];
}

function insertRows<Value>(file: SqliteFile, kind: 'entry' | 'synset', { inserted, valuesOf }: Insertion<Value>): void {
  const table = tables[kind];
  let last = Number(file.get(`SELECT coalesce(max(row), 0) AS last FROM ${table}`)?.['last']);
  const rows = inserted.map((each) => {
    const row = each.row === undefined ? ++last : Number(each.row);
    return [row, each.lexicon, each.place, ...valuesOf(each, row)];
  });
  // One text of JSON crosses into WebAssembly faster than thousands of values.
  const places = Array.from(rows[0] ?? [], (_, at) => `value ->> ${at}`).join(', ');
  file.run(`INSERT INTO ${table} SELECT ${places} FROM json_each(?)`, [JSON.stringify(rows)]);
  const numbers = rows.map(([number]) => Number(number));
  const range = [Math.min(...numbers), Math.max(...numbers)];
  for (const sql of indexRecordsOf[kind]) file.run(sql, range);
}

/** Every form of an entry as it is looked up, and what stands in it from each later word on. */
function listForms({ lemma, forms }: EntryRecord): Map<string, 0 | 1> {
  const listed = new Map<string, 0 | 1>();
  const whole = [lemma, ...forms.map(({ writtenForm }) => writtenForm)].filter((form) => form !== '');
  for (const form of whole) listed.set(normaliseLemma(form), 0);
  for (const form of whole) {
    for (const { index } of normaliseLemma(form).matchAll(/(?<=[\s-])[^\s-]/g)) {
      const later = normaliseLemma(form).slice(index);
      if (!listed.has(later)) listed.set(later, 1);
    }
  }
  return listed;
}

const tables = { entry: 'entries', synset: 'synsets' } as const;
const columns = 'place, version, record';

function readEntry({ place, version, record }: SqlRow): Stored<EntryRecord> {
  return { place: Number(place), version: Number(version), record: decodeEntry(String(record)) };
}

function readSynset({ place, version, record }: SqlRow): Stored<SynsetRecord> {
  return { place: Number(place), version: Number(version), record: decodeSynset(String(record)) };
}

function optional<Result>(row: SqlRow | undefined, read: (row: SqlRow) => Result | undefined): Result | undefined {
  return row === undefined ? undefined : read(row);
}
