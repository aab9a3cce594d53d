import type { EntryRecord } from '../records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../records/lexicon-record.js';
import type { SynsetRecord } from '../records/synset-record.js';
import type { Stored, StoredLexicon } from '../store/stored-lexicon.js';

/** The entries and synsets around which to read. */
export interface Centre {
  readonly entries: Iterable<string>;
  readonly synsets: Iterable<string>;
}

const upward: readonly string[] = ['hypernym', 'instance_hypernym', 'domain_topic', 'domain_region', 'exemplifies'];

/**
 * Reads the part of a lexicon that checks need to judge some entries and synsets as they would within the whole: what these
 * lead to, the words of those, all that stands above, and what has the same lemma, key, definition or ILI.
 */
export function readNeighbourhood(lexicon: StoredLexicon, centre: Centre): LexiconRecord {
  const reader = new NeighbourhoodReader(lexicon);
  for (const id of centre.entries) reader.readEntry(id);
  for (const id of centre.synsets) reader.readSynset(id);
  return reader.toRecord();
}

class NeighbourhoodReader {
  readonly #lexicon: StoredLexicon;
  readonly #entries = new Map<number, Stored<EntryRecord>>();
  readonly #synsets = new Map<number, Stored<SynsetRecord>>();
  readonly #risen = new Set<string>();

  constructor(lexicon: StoredLexicon) {
    this.#lexicon = lexicon;
    // Whether senses are to have keys depends on whether any has one.
    const keyed =
      'SELECT e.id FROM senses s JOIN entries e ON e.row = s.entry WHERE e.lexicon = ? AND s.key GLOB ? LIMIT 1';
    const row = lexicon.file.get(keyed, [lexicon.number, '*%[1-5]:[0-9][0-9]:[0-9][0-9]:*:*']);
    if (row !== undefined) this.#addEntry(lexicon.findEntry(String(row['id'])));
    // Whether nouns are to have hypernyms depends on whether any synset has one.
    const placed = `SELECT y.id FROM links l JOIN synsets y ON y.row = l.row WHERE l.kind = 'synset' AND l.type = ?2
      AND y.lexicon = ?1 LIMIT 1`;
    for (const type of ['hypernym', 'instance_hypernym']) for (const id of this.#ids(placed, type)) this.#addTarget(id);
  }

  readEntry(id: string): void {
    for (const row of this.#ids('SELECT id FROM entries WHERE id = ?2 AND lexicon = ?1', id)) {
      const entry = this.#lexicon.findEntry(row);
      if (entry === undefined) continue;
      this.#addEntry(entry);
      for (const sense of entry.record.senses) {
        this.#rise(sense.synset);
        for (const { target } of sense.relations) this.#addTarget(target);
        if (sense.key !== undefined) this.#addEqual('senses', 'key', sense.key);
      }
    }
  }

  readSynset(id: string): void {
    const synset = this.#lexicon.findSynset(id);
    if (synset === undefined) return;
    this.#rise(id);
    for (const { entry } of this.#lexicon.members(id)) this.#addEntry(entry);
    for (const { target } of synset.record.relations) {
      this.#addTarget(target);
      for (const { entry } of this.#lexicon.members(target)) this.#addEntry(entry);
    }
    for (const { text } of synset.record.definitions) this.#addEqual('definitions', 'text', text);
    if (synset.record.ili !== '' && synset.record.ili !== 'in') this.#addEqual('synsets', 'ili', synset.record.ili);
  }

  toRecord(): LexiconRecord {
    const inOrder = <Value>(stored: Map<number, Stored<Value>>): Value[] =>
      [...stored.values()].sort((a, b) => a.place - b.place).map(({ record }) => record);
    return createLexiconRecord({
      ...this.#lexicon.head,
      entries: inOrder(this.#entries),
      synsets: inOrder(this.#synsets),
    });
  }

  /** Adds a synset with its words, and all that stand above it. */
  #rise(id: string): void {
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.#risen.has(next)) continue;
      this.#risen.add(next);
      const synset = this.#lexicon.findSynset(next);
      if (synset === undefined) continue;
      this.#synsets.set(synset.place, synset);
      for (const { entry } of this.#lexicon.members(next)) this.#addEntry(entry);
      for (const { type, target } of synset.record.relations) if (upward.includes(type)) open.push(target);
    }
  }

  #addTarget(id: string): void {
    const sense = this.#lexicon.findSense(id);
    if (sense !== undefined) {
      this.#addEntry(sense.entry);
      return;
    }
    const synset = this.#lexicon.findSynset(id);
    if (synset !== undefined) this.#synsets.set(synset.place, synset);
  }

  #addEntry(entry: Stored<EntryRecord> | undefined): void {
    if (entry !== undefined) this.#entries.set(entry.place, entry);
  }

  /** Adds the first few records that have the same value as another. */
  #addEqual(table: 'senses' | 'definitions' | 'synsets', column: string, value: string): void {
    const most = 'LIMIT 4';
    if (table === 'senses') {
      const sql = `SELECT e.id FROM senses s JOIN entries e ON e.row = s.entry WHERE s.${column} = ?2 AND e.lexicon = ?1 ${most}`;
      for (const id of this.#ids(sql, value)) this.#addEntry(this.#lexicon.findEntry(id));
      return;
    }
    const sql =
      table === 'synsets'
        ? `SELECT id FROM synsets WHERE ${column} = ?2 AND ili NOT IN ('', 'in') AND lexicon = ?1 ${most}`
        : `SELECT y.id FROM definitions d JOIN synsets y ON y.row = d.synset WHERE d.${column} = ?2 AND y.lexicon = ?1 ${most}`;
    for (const id of this.#ids(sql, value)) {
      this.#addTarget(id);
      for (const { entry } of this.#lexicon.members(id)) this.#addEntry(entry);
    }
  }

  #ids(sql: string, value: string): string[] {
    return this.#lexicon.file.all(sql, [this.#lexicon.number, value]).map(({ id }) => String(id));
  }
}
