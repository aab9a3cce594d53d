import { evidenceSchema } from './evidence-schema.js';

/** Marks a file of SQLite as a store of lexicons: the letters `qlex`. */
export const storeApplication = 0x71_6c_65_78;

/** The version of the tables; a store of a later one is refused, one of an earlier is brought to it. */
export const storeVersion = 2;

/** What brings a store of a version to the next one. */
export const storeUpgrades: ReadonlyMap<number, string> = new Map([[1, evidenceSchema]]);

/**
 * The tables of a store.
 *
 * An entry with its senses, a synset and the head of a lexicon are each one row, which holds the record as JSON: these are what
 * is edited, locked and kept in the history as one. The tables below hold what is looked up in them and are made of
 * the records by the statements of {@link indexRecordsOf}, whenever a row is written.
 */
export const storeSchema = `
CREATE TABLE lexicons (lexicon INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE side_files (lexicon INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (lexicon, name));
CREATE TABLE entries (
  row INTEGER PRIMARY KEY, lexicon INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, lemma TEXT NOT NULL,
  part TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE synsets (
  row INTEGER PRIMARY KEY, lexicon INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, part TEXT NOT NULL,
  ili TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE senses (entry INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, synset TEXT NOT NULL, key TEXT);
CREATE TABLE forms (entry INTEGER NOT NULL, form TEXT NOT NULL, later INTEGER NOT NULL);
CREATE TABLE links (
  kind TEXT NOT NULL, row INTEGER NOT NULL, source TEXT NOT NULL, type TEXT NOT NULL, target TEXT NOT NULL
);
CREATE TABLE definitions (synset INTEGER NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE texts USING fts5(text, content='', contentless_delete=1, prefix='2', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE changes (
  number INTEGER PRIMARY KEY, lexicon INTEGER NOT NULL, kind TEXT NOT NULL, time TEXT NOT NULL, who TEXT NOT NULL,
  why TEXT NOT NULL, operations TEXT NOT NULL, meant INTEGER, state TEXT NOT NULL
);
CREATE TABLE changed (
  change INTEGER NOT NULL, step INTEGER NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL,
  before TEXT, after TEXT, PRIMARY KEY (change, step)
) WITHOUT ROWID;
${evidenceSchema}`;

/** The ways to find rows, made after an import, since that takes half the time. */
export const storeIndexes = `
CREATE UNIQUE INDEX IF NOT EXISTS entries_place ON entries (lexicon, place);
CREATE INDEX IF NOT EXISTS entries_id ON entries (id);
CREATE INDEX IF NOT EXISTS entries_dotted ON entries (lexicon, lemma) WHERE instr(record, '"dotType"') > 0;
CREATE UNIQUE INDEX IF NOT EXISTS synsets_place ON synsets (lexicon, place);
CREATE INDEX IF NOT EXISTS synsets_id ON synsets (id);
CREATE INDEX IF NOT EXISTS synsets_ili ON synsets (ili) WHERE ili NOT IN ('', 'in');
CREATE INDEX IF NOT EXISTS senses_id ON senses (id);
CREATE INDEX IF NOT EXISTS senses_entry ON senses (entry);
CREATE INDEX IF NOT EXISTS senses_synset ON senses (synset);
CREATE INDEX IF NOT EXISTS senses_key ON senses (key) WHERE key IS NOT NULL;
CREATE INDEX IF NOT EXISTS forms_form ON forms (later, form, entry);
CREATE INDEX IF NOT EXISTS forms_entry ON forms (entry);
CREATE INDEX IF NOT EXISTS links_target ON links (target);
CREATE INDEX IF NOT EXISTS links_type ON links (type, kind);
CREATE INDEX IF NOT EXISTS links_row ON links (row, kind);
CREATE INDEX IF NOT EXISTS definitions_text ON definitions (text);
CREATE INDEX IF NOT EXISTS definitions_synset ON definitions (synset);
CREATE INDEX IF NOT EXISTS changed_id ON changed (id, change);
`;

/** Statements that fill the tables of what is looked up from the entries or synsets of rows from `?1` to `?2`. */
export const indexRecordsOf: Readonly<Record<'entry' | 'synset', readonly string[]>> = {
  entry: [
    `INSERT INTO senses SELECT e.row, s.key, s.value ->> 'id', s.value ->> 'synset', s.value ->> 'key'
     FROM entries e, json_each(e.record, '$.senses') s WHERE e.row BETWEEN ?1 AND ?2`,
    `INSERT INTO links SELECT 'entry', e.row, s.value ->> 'id', r.value ->> 'type', r.value ->> 'target'
     FROM entries e, json_each(e.record, '$.senses') s, json_each(s.value, '$.relations') r
     WHERE e.row BETWEEN ?1 AND ?2`,
    `INSERT INTO links SELECT 'entry', e.row, s.value ->> 'id', q.value ->> 'role', q.value ->> 'target'
     FROM entries e, json_each(e.record, '$.senses') s, json_each(s.value, '$.qualia') q
     WHERE e.row BETWEEN ?1 AND ?2 AND q.value ->> 'target' IS NOT NULL`,
  ],
  synset: [
    `INSERT INTO links SELECT 'synset', y.row, y.id, r.value ->> 'type', r.value ->> 'target'
     FROM synsets y, json_each(y.record, '$.relations') r WHERE y.row BETWEEN ?1 AND ?2`,
    `INSERT INTO definitions SELECT y.row, d.value ->> 'text'
     FROM synsets y, json_each(y.record, '$.definitions') d WHERE y.row BETWEEN ?1 AND ?2`,
    `INSERT INTO texts (rowid, text) SELECT y.row,
       coalesce((SELECT group_concat(d.value ->> 'text', char(10)) FROM json_each(y.record, '$.definitions') d), '') ||
       char(10) || coalesce((SELECT group_concat(x.value ->> 'text', char(10)) FROM json_each(y.record, '$.examples') x), '')
     FROM synsets y WHERE y.row BETWEEN ?1 AND ?2`,
  ],
};

/** Statements that forget what was looked up of one row. */
export const forgetRecordsOf: Readonly<Record<'entry' | 'synset', readonly string[]>> = {
  entry: [
    'DELETE FROM senses WHERE entry = ?1',
    'DELETE FROM forms WHERE entry = ?1',
    "DELETE FROM links WHERE row = ?1 AND kind = 'entry'",
  ],
  synset: [
    "DELETE FROM links WHERE row = ?1 AND kind = 'synset'",
    'DELETE FROM definitions WHERE synset = ?1',
    'DELETE FROM texts WHERE rowid = ?1',
  ],
};
