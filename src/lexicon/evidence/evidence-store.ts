import { UnknownRecordError } from '../edits/edit-errors.js';
import type { SqlRow, SqlValue } from '../store/sqlite-file.js';
import type { StoredLexicon } from '../store/stored-lexicon.js';
import { normaliseLemma } from '../synset.js';
import type { CorpusLine, DetailedLine, EvidenceRun, RunBatch, SenseFrequency, WordCount } from './evidence-run.js';
import { insertBatch } from './insert-batch.js';
import type { Decision, StoredSuggestion, Suggestion } from './suggestion.js';
import {
  type SuggestionCount,
  type SuggestionFilter,
  type SuggestionQuery,
  SuggestionTable,
} from './suggestion-table.js';

/** What is known of a run when it begins. */
export type BegunRun = Pick<EvidenceRun, 'corpus' | 'model' | 'begun' | 'place'>;

/** How {@link EvidenceStore.addBatch} keeps lines. */
export interface KeptLines {
  /**
   * How many lines are kept of each sense, and of each word without one, at most, the first ones; default all. Counts are
   * of all occurrences in any case.
   */
  readonly linesPerSense?: number | undefined;
}

/** Which lines {@link EvidenceStore.countLines} counts. */
export interface LineFilter {
  /** The number of the run; default the latest finished one, with `numbers` any. */
  readonly run?: number | undefined;
  /** Only those with this sense as the most probable one. */
  readonly sense?: string | undefined;
  /** Only those of this lemma, letter case aside. */
  readonly lemma?: string | undefined;
  readonly partOfSpeech?: string | undefined;
  /** Only those with these numbers. */
  readonly numbers?: readonly number[] | undefined;
}

/** Which lines {@link EvidenceStore.lines} gives, and how many. */
export interface LineQuery extends LineFilter {
  /** By the margin, least first or last, or as in the text; default as in the text, with `numbers` in the order of these. */
  readonly order?: 'text' | 'unsure' | 'sure' | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
  /** How many are passed over; default 0. */
  readonly offset?: number | undefined;
}

/** Which lines {@link EvidenceStore.detailedLines} gives. */
export interface DetailQuery {
  /** As the run has it, letter case and all. */
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly limit: number;
}

/** Which words {@link EvidenceStore.words} gives. */
export interface WordQuery {
  /** Only this lemma, letter case aside. */
  readonly lemma?: string | undefined;
  /** Only those that have occurrences without a sense, by how many; default all. */
  readonly senseless?: boolean | undefined;
  /** Default all. */
  readonly limit?: number | undefined;
}

/**
 * What corpora say about a lexicon of a store: runs with their lines and counts, and the suggestions that follow.
 *
 * 1. A batch of a run and the place where the run goes on are written together or not at all.
 * 2. Counts are of every occurrence, whether its line was kept or not.
 * 3. The state of a suggestion follows the history of the lexicon: where the edit of its acceptance is undone, it is open.
 *
 * @example
 * const evidence = new EvidenceStore(database.lexicon());
 * evidence.latestRun(); // undefined, as no corpus was read
 */
export class EvidenceStore {
  readonly #lexicon: StoredLexicon;
  readonly #suggestions: SuggestionTable;

  constructor(lexicon: StoredLexicon) {
    this.#lexicon = lexicon;
    this.#suggestions = new SuggestionTable(lexicon);
  }

  /** The runs, the latest first. */
  runs(): EvidenceRun[] {
    return this.#all('SELECT * FROM runs WHERE lexicon = ? ORDER BY run DESC', [this.#lexicon.number]).map(readRun);
  }

  /** The run with a number. */
  run(number: number): EvidenceRun | undefined {
    return this.runs().find((run) => run.number === number);
  }

  /** The latest run that was finished. */
  latestRun(): EvidenceRun | undefined {
    return this.runs().find(({ finished }) => finished !== undefined);
  }

  /** Begins a run. */
  beginRun({ corpus, model, begun, place }: BegunRun): EvidenceRun {
    const sql = 'INSERT INTO runs (lexicon, corpus, model, begun, place) VALUES (?, ?, ?, ?, ?)';
    this.#lexicon.file.run(sql, [this.#lexicon.number, corpus, model, begun, place]);
    return this.runs()[0] as EvidenceRun;
  }

  /**
   * Adds what a run has read since its last batch, and says where it is now.
   *
   * @throws UnknownRecordError where there is no such run; OptionError where probabilities are none or out of their order.
   */
  addBatch(run: number, batch: RunBatch, options: KeptLines = {}): void {
    const { linesPerSense = Number.POSITIVE_INFINITY } = options;
    this.#require(run);
    this.#lexicon.file.transact(() => insertBatch(this.#lexicon.file, run, { batch, linesPerSense }));
  }

  /**
   * Says that a run is done.
   *
   * @param time when, as ISO 8601 in UTC.
   * @throws UnknownRecordError where there is no such run.
   */
  finishRun(run: number, time: string): EvidenceRun {
    this.#require(run);
    this.#lexicon.file.run('UPDATE runs SET finished = ? WHERE run = ?', [time, run]);
    return this.#require(run);
  }

  /**
   * Removes a run with its sentences, lines and counts. Suggestions that it found go too; those about which somebody has
   * decided stay without their lines.
   *
   * @throws UnknownRecordError where there is no such run.
   */
  removeRun(run: number): void {
    this.#require(run);
    this.#lexicon.file.transact(() => {
      this.#suggestions.removeEvidence(run);
      for (const table of ['lines', 'sentences', 'words', 'frequencies', 'runs']) {
        this.#lexicon.file.run(`DELETE FROM ${table} WHERE run = ?`, [run]);
      }
    });
  }

  /** Lines with their sentences. */
  lines(query: LineQuery = {}): CorpusLine[] {
    const { limit = 50, offset = 0, numbers } = query;
    const order = orders[query.order ?? 'text'];
    const isGiven = query.order === undefined && numbers !== undefined;
    const { from, values } = this.#choose(query);
    // Only what an index holds is sorted; the texts are read of those that are left.
    const sql = `WITH chosen AS MATERIALIZED (SELECT l.run, l.line FROM ${from} ORDER BY ${order.sql} LIMIT ? OFFSET ?)
      SELECT l.*, s.document, s.position, s.text, w.lemma, w.part, f.sense FROM chosen c
      CROSS JOIN lines l ON l.run = c.run AND l.line = c.line CROSS JOIN sentences s ON s.sentence = l.sentence
      CROSS JOIN words w ON w.word = l.word LEFT JOIN frequencies f ON f.frequency = l.frequency`;
    const found = this.#all(sql, [...values, ...(isGiven ? [-1, 0] : [limit, offset])]).map(readLine);
    if (!isGiven) return found.sort(order.compare);
    const places = new Map(numbers.map((number, place) => [number, place]));
    const placeOf = ({ number }: CorpusLine): number => places.get(number) ?? 0;
    return found.sort((a, b) => placeOf(a) - placeOf(b)).slice(offset, offset + limit);
  }

  /** The first lines of a word of a run, with the sense that came second and the words around it. */
  detailedLines(run: number, { lemma, partOfSpeech, limit }: DetailQuery): DetailedLine[] {
    const sql = `SELECT l.*, s.document, s.position, s.text, s.words, w.lemma, w.part, f.sense, g.sense AS next FROM words w
      CROSS JOIN lines l ON l.word = w.word CROSS JOIN sentences s ON s.sentence = l.sentence
      LEFT JOIN frequencies f ON f.frequency = l.frequency LEFT JOIN frequencies g ON g.frequency = l.second
      WHERE w.run = ? AND w.lemma = ? AND w.part = ? ORDER BY l.line LIMIT ?`;
    return this.#all(sql, [run, lemma, partOfSpeech, limit]).map((row) => ({
      ...readLine(row),
      second: row['next'] === null ? undefined : String(row['next']),
      words: JSON.parse(String(row['words'])) as string[],
    }));
  }

  /** How many lines there are. */
  countLines(filter: LineFilter = {}): number {
    const { from, values } = this.#choose(filter);
    return Number(this.#all(`SELECT count(*) AS count FROM ${from}`, values)[0]?.['count']);
  }

  /** How often senses were met in a run, by their ids; those that never stood for choice are left out. */
  frequencies(run: number, senses: readonly string[]): Map<string, SenseFrequency> {
    const sql = `SELECT f.sense, f.chosen, f.expected FROM json_each(?2) j CROSS JOIN frequencies f
      ON f.run = ?1 AND f.sense = j.value`;
    const rows = this.#all(sql, [run, JSON.stringify(senses)]);
    return new Map(
      rows.map(({ sense, chosen, expected }) => {
        return [String(sense), { sense: String(sense), chosen: Number(chosen), expected: Number(expected) }];
      }),
    );
  }

  /** How often words were met in a run, the most frequent first. */
  words(run: number, { lemma, senseless = false, limit = -1 }: WordQuery = {}): WordCount[] {
    const sql = `SELECT lemma, part, count, senseless FROM words WHERE run = ? ${lemma === undefined ? '' : 'AND form = ?'}
      ${senseless ? 'AND senseless > 0' : ''} ORDER BY ${senseless ? 'senseless' : 'count'} DESC, lemma, part LIMIT ?`;
    const values = lemma === undefined ? [run, limit] : [run, normaliseLemma(lemma), limit];
    return this.#all(sql, values).map((row) => ({
      lemma: String(row['lemma']),
      partOfSpeech: String(row['part']),
      count: Number(row['count']),
      senseless: Number(row['senseless']),
    }));
  }

  /**
   * Adds what a run suggests. The lexicon has one suggestion of a kind about a subject: an open one is replaced and keeps its
   * number, one that is decided stays as it is.
   *
   * @throws UnknownRecordError where there is no such run.
   */
  addSuggestions(run: number, suggestions: readonly Suggestion[]): void {
    this.#suggestions.add(this.#require(run), suggestions);
  }

  /** Suggestions, the highest scores first. */
  suggestions(query: SuggestionQuery = {}): StoredSuggestion[] {
    return this.#suggestions.list(query);
  }

  /** How many suggestions there are of each kind in each state. */
  countSuggestions(filter: SuggestionFilter = {}): SuggestionCount[] {
    return this.#suggestions.count(filter);
  }

  /** The suggestion with a number. */
  findSuggestion(number: number): StoredSuggestion | undefined {
    return this.#suggestions.find(number);
  }

  /** All that was decided about a suggestion, the latest first. */
  decisions(number: number): Decision[] {
    return this.#suggestions.decisions(number);
  }

  #require(number: number): EvidenceRun {
    const run = this.run(number);
    if (run === undefined) throw new UnknownRecordError(String(number), 'run');
    return run;
  }

  /** The rows of `lines` that a filter lets through; words and frequencies are of one run each, so that it need not be asked for. */
  #choose({ run, sense, lemma, partOfSpeech, numbers }: LineFilter): { from: string; values: SqlValue[] } {
    const latest = numbers === undefined ? this.latestRun()?.number : undefined;
    const own = this.runs().map(({ number }) => number);
    const runs = own.filter((number) => (run === undefined && numbers !== undefined) || number === (run ?? latest));
    const conditions: string[] = [];
    const values: SqlValue[] = [];
    const demand = (column: string, allowed: readonly SqlValue[]): void => {
      const [only] = allowed;
      const isOne = allowed.length === 1;
      // An index gives the rows of one number in their order.
      conditions.push(isOne ? `${column} = ?` : `${column} IN (SELECT value FROM json_each(?))`);
      values.push(isOne && only !== undefined ? only : JSON.stringify(allowed));
    };
    const find = (sql: string, text: string): SqlValue[] => {
      return runs.flatMap((number) => this.#all(sql, [number, text]).map(({ number: row }) => row ?? null));
    };
    if (lemma !== undefined) {
      demand('l.word', find('SELECT word AS number FROM words WHERE run = ? AND form = ?', normaliseLemma(lemma)));
    }
    if (sense !== undefined) {
      demand('l.frequency', find('SELECT frequency AS number FROM frequencies WHERE run = ? AND sense = ?', sense));
    }
    if (lemma === undefined && sense === undefined) demand('l.run', runs);
    if (partOfSpeech !== undefined) demand('(SELECT w.part FROM words w WHERE w.word = l.word)', [partOfSpeech]);
    if (numbers !== undefined) demand('l.line', numbers);
    return { from: `lines l WHERE ${conditions.join(' AND ')}`, values };
  }

  #all(sql: string, values: readonly SqlValue[]): SqlRow[] {
    return this.#lexicon.file.all(sql, values);
  }
}

interface LineOrder {
  /** How lines are ordered while they are chosen. */
  readonly sql: string;
  readonly compare: (a: CorpusLine, b: CorpusLine) => number;
}

const orders: Readonly<Record<'text' | 'unsure' | 'sure', LineOrder>> = {
  text: { sql: 'l.run, l.line', compare: (a, b) => a.number - b.number },
  unsure: { sql: 'l.margin, l.run, l.line', compare: (a, b) => a.margin - b.margin || a.number - b.number },
  // Backwards in all columns, so that an index gives them.
  sure: {
    sql: 'l.margin DESC, l.run DESC, l.line DESC',
    compare: (a, b) => b.margin - a.margin || b.number - a.number,
  },
};

function readRun(row: SqlRow): EvidenceRun {
  return {
    number: Number(row['run']),
    corpus: String(row['corpus']),
    model: String(row['model']),
    begun: String(row['begun']),
    finished: row['finished'] === null ? undefined : String(row['finished']),
    documents: Number(row['documents']),
    sentences: Number(row['sentences']),
    tokens: Number(row['tokens']),
    words: Number(row['words']),
    place: String(row['place']),
  };
}

function readLine(row: SqlRow): CorpusLine {
  return {
    number: Number(row['line']),
    run: Number(row['run']),
    document: String(row['document']),
    position: Number(row['position']),
    text: String(row['text']),
    start: Number(row['start']),
    end: Number(row['stop']),
    lemma: String(row['lemma']),
    partOfSpeech: String(row['part']),
    sense: row['sense'] === null ? undefined : String(row['sense']),
    aspect: row['aspect'] === null ? undefined : String(row['aspect']),
    probability: Number(row['probability']),
    margin: Number(row['margin']),
  };
}
