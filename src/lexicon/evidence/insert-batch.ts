import { requireOption } from '../../errors.js';
import type { SqliteFile, SqlValue } from '../store/sqlite-file.js';
import { normaliseLemma } from '../synset.js';
import type { BatchWord, RunBatch } from './evidence-run.js';

/** How {@link insertBatch} keeps lines. */
interface BatchOptions {
  /** How many lines are kept of each sense at most, the first ones; counts are of all occurrences. */
  readonly linesPerSense: number;
}

/**
 * Writes the sentences and lines of a batch, and adds up its counts.
 *
 * @throws OptionError where a probability is none, or one is followed by a greater one.
 */
export function insertBatch(
  file: SqliteFile,
  run: number,
  { batch, linesPerSense }: { readonly batch: RunBatch } & BatchOptions,
): void {
  const words = batch.sentences.flatMap((sentence) => sentence.words);
  requireProbabilities(words);
  const wordRows = addWords(file, run, words);
  const senseRows = addFrequencies(file, run, words);
  let sentence = numberOf(file, 'SELECT coalesce(max(sentence), 0) AS number FROM sentences');
  let line = numberOf(
    file,
    'SELECT coalesce(max((SELECT max(line) FROM lines l WHERE l.run = r.run)), 0) AS number FROM runs r',
  );
  const sentences: SqlValue[][] = [];
  const lines: SqlValue[][] = [];
  for (const { document, position, text, words: own } of batch.sentences) {
    const before = lines.length;
    for (const word of own) {
      const row = wordRows.get(keyOf(word)) as CountedRow;
      const [first, second] = word.senses;
      const senseRow = first === undefined ? undefined : (senseRows.get(first.sense) as CountedRow);
      const counted = senseRow ?? row;
      if (counted.before++ >= linesPerSense) continue;
      const probability = first?.probability ?? 0;
      lines.push([
        ...[run, ++line, sentence + 1, word.start, word.end, row.number, senseRow?.number ?? null],
        ...[
          second === undefined ? null : (senseRows.get(second.sense)?.number ?? null),
          word.aspect ?? null,
          probability,
          probability - (second?.probability ?? 0),
        ],
      ]);
    }
    if (lines.length > before) {
      const lemmas = own.map(({ lemma }) => lemma.toLowerCase());
      sentences.push([++sentence, run, document, position, text, JSON.stringify(lemmas)]);
    }
  }
  insertAll(file, { table: 'sentences', columns: 6, rows: sentences });
  insertAll(file, { table: 'lines', columns: 11, rows: lines });
  const sql = `UPDATE runs SET documents = documents + ?, sentences = sentences + ?, tokens = tokens + ?, words = words + ?,
    place = ? WHERE run = ?`;
  file.run(sql, [batch.documents, batch.sentences.length, batch.tokens, words.length, batch.place, run]);
}

function requireProbabilities(words: readonly BatchWord[]): void {
  for (const { senses } of words) {
    // Sums of probabilities may be a little more than 1.
    let last = 1 + 1e-6;
    for (const { sense, probability } of senses) {
      const allowed = 'from 0 to 1, the greatest first';
      requireOption(probability >= 0 && probability <= last, `probability of ${sense}`, probability, allowed);
      last = probability;
    }
  }
}

/** A row of a table of counts. */
interface CountedRow {
  readonly number: number;
  /** How many occurrences came before. */
  before: number;
}

function keyOf({ lemma, partOfSpeech }: BatchWord): string {
  return `${partOfSpeech}\n${lemma}`;
}

/** Counts the words; of each, the row with how many occurrences without a sense came before this batch. */
function addWords(file: SqliteFile, run: number, words: readonly BatchWord[]): Map<string, CountedRow> {
  const counts = new Map<string, { readonly word: BatchWord; count: number; senseless: number }>();
  for (const word of words) {
    const known = counts.get(keyOf(word)) ?? { word, count: 0, senseless: 0 };
    known.count++;
    if (word.senses.length === 0) known.senseless++;
    counts.set(keyOf(word), known);
  }
  const added = [...counts.values()];
  const json = JSON.stringify(
    added.map(({ word: { lemma, partOfSpeech }, count, senseless }) => {
      return [lemma, partOfSpeech, normaliseLemma(lemma), count, senseless];
    }),
  );
  const sql = `INSERT INTO words (run, lemma, part, form, count, senseless)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?2) WHERE true
    ON CONFLICT DO UPDATE SET count = count + excluded.count, senseless = senseless + excluded.senseless`;
  file.run(sql, [run, json]);
  const find = `SELECT j.key AS place, w.word AS number, w.senseless AS counted FROM json_each(?2) j CROSS JOIN words w
    ON w.run = ?1 AND w.lemma = j.value ->> 0 AND w.part = j.value ->> 1`;
  const keys = [...counts.keys()];
  return new Map(
    file.all(find, [run, json]).map(({ place, number, counted }) => {
      const before = Number(counted) - (added[Number(place)]?.senseless ?? 0);
      return [keys[Number(place)] ?? '', { number: Number(number), before }];
    }),
  );
}

/** Counts the senses; of each that is the most probable one somewhere, the row with how often it was before this batch. */
function addFrequencies(file: SqliteFile, run: number, words: readonly BatchWord[]): Map<string, CountedRow> {
  const counts = new Map<string, { chosen: number; expected: number }>();
  for (const { senses } of words) {
    senses.forEach(({ sense, probability }, place) => {
      const known = counts.get(sense) ?? { chosen: 0, expected: 0 };
      if (place === 0) known.chosen++;
      known.expected += probability;
      counts.set(sense, known);
    });
  }
  const added = [...counts];
  const json = JSON.stringify(added.map(([sense, { chosen, expected }]) => [sense, chosen, expected]));
  const sql = `INSERT INTO frequencies (run, sense, chosen, expected)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2) WHERE true
    ON CONFLICT DO UPDATE SET chosen = chosen + excluded.chosen, expected = expected + excluded.expected`;
  file.run(sql, [run, json]);
  const find = `SELECT j.key AS place, f.frequency AS number, f.chosen AS counted FROM json_each(?2) j
    CROSS JOIN frequencies f ON f.run = ?1 AND f.sense = j.value ->> 0`;
  return new Map(
    file.all(find, [run, json]).map(({ place, number, counted }) => {
      const [sense, count] = added[Number(place)] ?? ['', undefined];
      return [sense, { number: Number(number), before: Number(counted) - (count?.chosen ?? 0) }];
    }),
  );
}

interface Insertion {
  readonly table: 'sentences' | 'lines';
  readonly columns: number;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** One text of JSON crosses into WebAssembly faster than thousands of values. */
function insertAll(file: SqliteFile, { table, columns, rows }: Insertion): void {
  if (rows.length === 0) return;
  const values = Array.from({ length: columns }, (_, at) => `value ->> ${at}`).join(', ');
  file.run(`INSERT INTO ${table} SELECT ${values} FROM json_each(?)`, [JSON.stringify(rows)]);
}

function numberOf(file: SqliteFile, sql: string): number {
  return Number(file.get(sql)?.['number']);
}
