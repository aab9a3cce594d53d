import { type Operation, parseOperation } from '../edits/operation.js';
import type { SqlRow, SqlValue } from '../store/sqlite-file.js';
import type { StoredLexicon } from '../store/stored-lexicon.js';
import { normaliseLemma } from '../synset.js';
import type { EvidenceRun } from './evidence-run.js';
import type {
  Decision,
  StoredSuggestion,
  Suggestion,
  SuggestionFact,
  SuggestionKind,
  SuggestionState,
} from './suggestion.js';

/** Which suggestions `countSuggestions` counts. */
export interface SuggestionFilter {
  readonly kind?: SuggestionKind | undefined;
  readonly state?: SuggestionState | undefined;
  /** Only those under this lemma, letter case aside. */
  readonly lemma?: string | undefined;
}

/** Which suggestions `suggestions` gives, and how many. */
export interface SuggestionQuery extends SuggestionFilter {
  /** The highest score first, or by their numbers; default `score`. */
  readonly order?: 'score' | 'number' | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
  /** How many are passed over; default 0. */
  readonly offset?: number | undefined;
}

/** How many suggestions of a kind are in a state. */
export interface SuggestionCount {
  readonly kind: SuggestionKind;
  readonly state: SuggestionState;
  readonly count: number;
}

/** Nobody has ever decided about it. */
const isUndecided = 'suggestion NOT IN (SELECT suggestion FROM decisions)';

/** The suggestions of a lexicon in a store, with what was decided about them. */
export class SuggestionTable {
  readonly #lexicon: StoredLexicon;

  constructor(lexicon: StoredLexicon) {
    this.#lexicon = lexicon;
  }

  /**
   * Adds suggestions of a run; one that is open is replaced, one that is decided stays as it is. What the run suggested before and does no
   * more goes.
   */
  add(run: EvidenceRun, suggestions: readonly Suggestion[]): void {
    this.#lexicon.file.transact(() => {
      this.#removeOthers(run.number, suggestions);
      const decided = this.#all(`SELECT kind, subject FROM (${withState}) WHERE state <> 'open'`, [
        this.#lexicon.number,
      ]);
      const keys = new Set(decided.map(({ kind, subject }) => `${kind} ${subject}`));
      const rows = suggestions.flatMap((suggestion) => {
        const { kind, subject, lemma, title, score, operations, facts, lines } = suggestion;
        if (keys.has(`${kind} ${subject}`)) return [];
        const texts = [operations, facts, lines].map((value) => JSON.stringify(value));
        return [[kind, subject, lemma, normaliseLemma(lemma), title, score, ...texts]];
      });
      const places = Array.from({ length: 9 }, (_, at) => `value ->> ${at}`).join(', ');
      const replaced = ['lemma', 'form', 'title', 'score', 'operations', 'facts', 'lines', 'run', 'model'];
      const sql = `INSERT INTO suggestions (kind, subject, lemma, form, title, score, operations, facts, lines, lexicon, run, model)
        SELECT ${places}, ?2, ?3, ?4 FROM json_each(?1) WHERE true
        ON CONFLICT (lexicon, kind, subject) DO UPDATE SET
        ${replaced.map((column) => `${column} = excluded.${column}`).join(', ')}`;
      this.#lexicon.file.run(sql, [JSON.stringify(rows), this.#lexicon.number, run.number, run.model]);
    });
  }

  #removeOthers(run: number, suggestions: readonly Suggestion[]): void {
    const kept = new Set(suggestions.map(({ kind, subject }) => `${kind} ${subject}`));
    const earlier = this.#all(`SELECT suggestion, kind, subject FROM suggestions WHERE run = ? AND ${isUndecided}`, [
      run,
    ]);
    const gone = earlier.flatMap(({ suggestion, kind, subject }) =>
      kept.has(`${kind} ${subject}`) ? [] : [suggestion],
    );
    const sql = 'DELETE FROM suggestions WHERE suggestion IN (SELECT value FROM json_each(?))';
    this.#lexicon.file.run(sql, [JSON.stringify(gone)]);
  }

  /** Forgets what rests on a run: suggestions go, of those about which somebody has decided only the lines. */
  removeEvidence(run: number): void {
    const { file } = this.#lexicon;
    file.run(`DELETE FROM suggestions WHERE run = ? AND ${isUndecided}`, [run]);
    file.run("UPDATE suggestions SET lines = '[]' WHERE run = ?", [run]);
  }

  list({ order = 'score', limit = 50, offset = 0, ...filter }: SuggestionQuery): StoredSuggestion[] {
    const { from, values } = this.#choose(filter);
    const by = order === 'score' ? 'score DESC, suggestion' : 'suggestion';
    const sql = `SELECT * FROM ${from} ORDER BY ${by} LIMIT ? OFFSET ?`;
    return this.#all(sql, [...values, limit, offset]).map((row) => this.#read(row));
  }

  count(filter: SuggestionFilter): SuggestionCount[] {
    const { from, values } = this.#choose(filter);
    const sql = `SELECT kind, state, count(*) AS count FROM ${from} GROUP BY kind, state ORDER BY kind, state`;
    return this.#all(sql, values).map(({ kind, state, count }) => {
      return { kind: String(kind) as SuggestionKind, state: String(state) as SuggestionState, count: Number(count) };
    });
  }

  find(number: number): StoredSuggestion | undefined {
    const sql = `SELECT * FROM (${withState} AND s.suggestion = ?)`;
    const [row] = this.#all(sql, [this.#lexicon.number, number]);
    return row === undefined ? undefined : this.#read(row);
  }

  /** Notes a decision. */
  decide(suggestion: StoredSuggestion, decision: Omit<Decision, 'score' | 'model' | 'undone'>): void {
    const { state, time, who, why, change } = decision;
    const sql = `INSERT INTO decisions (suggestion, state, time, who, why, change, score, model)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    const { number, score, model } = suggestion;
    this.#lexicon.file.run(sql, [number, state, time, who, why, change ?? null, score, model]);
  }

  /** All decisions about a suggestion, the latest first. */
  decisions(number: number): Decision[] {
    const sql = `SELECT d.*, c.state AS edit FROM decisions d JOIN suggestions s USING (suggestion)
      LEFT JOIN changes c ON c.number = d.change WHERE s.lexicon = ? AND d.suggestion = ? ORDER BY d.decision DESC`;
    return this.#all(sql, [this.#lexicon.number, number]).map(readDecision);
  }

  #choose({ kind, state, lemma }: SuggestionFilter): { from: string; values: SqlValue[] } {
    const values: SqlValue[] = [this.#lexicon.number];
    let inner = withState;
    if (kind !== undefined) {
      inner += ' AND s.kind = ?';
      values.push(kind);
    }
    if (lemma !== undefined) {
      inner += ' AND s.form = ?';
      values.push(normaliseLemma(lemma));
    }
    if (state === undefined) return { from: `(${inner})`, values };
    return { from: `(${inner}) WHERE state = ?`, values: [...values, state] };
  }

  #read(row: SqlRow): StoredSuggestion {
    const state = String(row['state']) as SuggestionState;
    const sql = `SELECT d.*, c.state AS edit FROM decisions d LEFT JOIN changes c ON c.number = d.change
      WHERE d.decision = ?`;
    const [decision] = state === 'open' ? [] : this.#all(sql, [row['holding'] ?? null]);
    const operations = JSON.parse(String(row['operations'])) as unknown[];
    return {
      kind: String(row['kind']) as SuggestionKind,
      subject: String(row['subject']),
      lemma: String(row['lemma']),
      title: String(row['title']),
      score: Number(row['score']),
      operations: operations.map((operation): Operation => parseOperation(operation)),
      facts: JSON.parse(String(row['facts'])) as SuggestionFact[],
      lines: JSON.parse(String(row['lines'])) as number[],
      number: Number(row['suggestion']),
      run: Number(row['run']),
      model: String(row['model']),
      state,
      decision: decision === undefined ? undefined : readDecision(decision),
    };
  }

  #all(sql: string, values: readonly SqlValue[]): SqlRow[] {
    return this.#lexicon.file.all(sql, values);
  }
}

/**
 * The suggestions of a lexicon with the decision that holds: the latest whose edit holds; where none does, the latest that edited
 * nothing.
 */
const withState = `SELECT s.*, d.decision AS holding, coalesce(d.state, 'open') AS state FROM suggestions s
  LEFT JOIN decisions d ON d.decision = coalesce(
    (SELECT max(e.decision) FROM decisions e JOIN changes c ON c.number = e.change
     WHERE e.suggestion = s.suggestion AND c.state = 'done'),
    (SELECT max(e.decision) FROM decisions e WHERE e.suggestion = s.suggestion AND e.change IS NULL))
  WHERE s.lexicon = ?`;

function readDecision(row: SqlRow): Decision {
  return {
    state: String(row['state']) as SuggestionState,
    time: String(row['time']),
    who: String(row['who']),
    why: String(row['why']),
    change: row['change'] === null ? undefined : Number(row['change']),
    undone: row['change'] !== null && row['edit'] !== 'done',
    score: Number(row['score']),
    model: String(row['model']),
  };
}
