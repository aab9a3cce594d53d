/**
 * The tables of what corpora say about the lexicons of a store, which version 1 of the tables lacks.
 *
 * A line names its word and the frequency of its sense by their numbers, which are of one run each: half a million lines with their
 * indexes then take a third of the room that texts would take.
 */
export const evidenceSchema = `
CREATE TABLE runs (
  run INTEGER PRIMARY KEY AUTOINCREMENT, lexicon INTEGER NOT NULL, corpus TEXT NOT NULL, model TEXT NOT NULL,
  begun TEXT NOT NULL, finished TEXT, documents INTEGER NOT NULL DEFAULT 0, sentences INTEGER NOT NULL DEFAULT 0,
  tokens INTEGER NOT NULL DEFAULT 0, words INTEGER NOT NULL DEFAULT 0, place TEXT NOT NULL
);
CREATE TABLE sentences (
  sentence INTEGER PRIMARY KEY, run INTEGER NOT NULL, document TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE words (
  word INTEGER PRIMARY KEY, run INTEGER NOT NULL, lemma TEXT NOT NULL, part TEXT NOT NULL, form TEXT NOT NULL,
  count INTEGER NOT NULL, senseless INTEGER NOT NULL, UNIQUE (run, lemma, part)
);
CREATE TABLE frequencies (
  frequency INTEGER PRIMARY KEY, run INTEGER NOT NULL, sense TEXT NOT NULL, chosen INTEGER NOT NULL, expected REAL NOT NULL,
  UNIQUE (run, sense)
);
CREATE TABLE lines (
  run INTEGER NOT NULL, line INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  word INTEGER NOT NULL, frequency INTEGER, second INTEGER, aspect TEXT, probability REAL NOT NULL, margin REAL NOT NULL,
  PRIMARY KEY (run, line)
) WITHOUT ROWID;
CREATE TABLE suggestions (
  suggestion INTEGER PRIMARY KEY AUTOINCREMENT, lexicon INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  lemma TEXT NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL, score REAL NOT NULL, operations TEXT NOT NULL,
  facts TEXT NOT NULL, lines TEXT NOT NULL, run INTEGER NOT NULL, model TEXT NOT NULL, UNIQUE (lexicon, kind, subject)
);
CREATE TABLE decisions (
  decision INTEGER PRIMARY KEY, suggestion INTEGER NOT NULL, state TEXT NOT NULL, time TEXT NOT NULL, who TEXT NOT NULL,
  why TEXT NOT NULL, change INTEGER, score REAL NOT NULL, model TEXT NOT NULL
);
CREATE INDEX words_form ON words (run, form);
CREATE INDEX lines_word ON lines (word, margin);
CREATE INDEX lines_frequency ON lines (frequency, margin) WHERE frequency IS NOT NULL;
CREATE INDEX lines_margin ON lines (run, margin);
CREATE INDEX decisions_suggestion ON decisions (suggestion);
`;
