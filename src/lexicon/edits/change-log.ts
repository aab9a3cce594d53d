import type { SqlRow } from '../store/sqlite-file.js';
import type { StoredKind, StoredLexicon } from '../store/stored-lexicon.js';
import type { Change } from './change.js';
import type { ChangedRow } from './edit-session.js';
import { type Operation, parseOperation } from './operation.js';

/** Which changes {@link LexiconEditor.history} gives. */
export interface ChangeFilter {
  /** Only those that wrote the entry or synset with this id, or the entry of the sense. */
  readonly subject?: string | undefined;
  /** Only those after this one; default 0. */
  readonly after?: number | undefined;
  /** Only those before this one; default all. */
  readonly before?: number | undefined;
  /** How many at most, the latest; default all. */
  readonly limit?: number | undefined;
}

/** The history of a lexicon in a store. */
export class ChangeLog {
  readonly #lexicon: StoredLexicon;

  constructor(lexicon: StoredLexicon) {
    this.#lexicon = lexicon;
  }

  /** The number that the next change gets. */
  get next(): number {
    return Number(this.#file.get('SELECT coalesce(max(number), 0) + 1 AS next FROM changes')?.['next']);
  }

  /** Changes, the latest first. */
  list({ subject, after = 0, before = Number.MAX_SAFE_INTEGER, limit = -1 }: ChangeFilter = {}): Change[] {
    const { number } = this.#lexicon;
    const range = [number, after, before];
    if (subject === undefined) {
      const sql = 'SELECT * FROM changes WHERE lexicon = ? AND number > ? AND number < ? ORDER BY number DESC LIMIT ?';
      return this.#file.all(sql, [...range, limit]).map(readChange);
    }
    const id = this.#lexicon.findSense(subject)?.entry.record.id ?? subject;
    const sql = `SELECT * FROM changes WHERE lexicon = ? AND number > ? AND number < ?
      AND number IN (SELECT change FROM changed WHERE id IN (?, ?)) ORDER BY number DESC LIMIT ?`;
    return this.#file.all(sql, [...range, subject, id, limit]).map(readChange);
  }

  /** The edit that an undo takes back. */
  findUndoable(): Change | undefined {
    return this.#find("kind = 'edit' AND state = 'done' ORDER BY number DESC");
  }

  /** The edit that a redo does again. */
  findRedoable(): Change | undefined {
    return this.#find("kind = 'edit' AND state = 'undone' ORDER BY number");
  }

  /** The latest change after which there was no record with an id, though there was one before. */
  findRemoval(id: string): Change | undefined {
    const sql = `SELECT * FROM changes WHERE lexicon = ? AND number = (SELECT max(change) FROM changed WHERE after IS NULL
      AND (id = ? OR (kind = 'entry' AND before LIKE ? ESCAPE '!')))`;
    const within = `%"id":${JSON.stringify(id).replace(/[!%_]/g, '!$&')}%`;
    const row =
      this.#file.get(sql, [this.#lexicon.number, id, within]) ??
      // A sense goes while its entry stays.
      this.#file.get(
        `SELECT * FROM changes WHERE lexicon = ? AND number = (SELECT max(change) FROM changed WHERE kind = 'entry'
         AND before LIKE ? ESCAPE '!' AND after NOT LIKE ? ESCAPE '!')`,
        [this.#lexicon.number, within, within],
      );
    return row === undefined ? undefined : readChange(row);
  }

  /** Notes a change with the records that it wrote. */
  add(change: Change, rows: readonly ChangedRow[]): void {
    const { number, kind, time, who, why, operations, meant, state } = change;
    this.#file.run('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ...[number, this.#lexicon.number, kind, time, who, why],
      ...[JSON.stringify(operations), meant ?? null, state],
    ]);
    rows.forEach(({ kind, place, id, before, after }, step) => {
      const values = [number, step, kind, place, id, before ?? null, after ?? null];
      this.#file.run('INSERT INTO changed VALUES (?, ?, ?, ?, ?, ?, ?)', values);
    });
  }

  /** The records that a change wrote, in the order in which it wrote them. */
  rowsOf(number: number): ChangedRow[] {
    const rows = this.#file.all('SELECT * FROM changed WHERE change = ? ORDER BY step', [number]);
    return rows.map(({ kind, place, id, before, after }) => ({
      kind: String(kind) as StoredKind,
      place: Number(place),
      id: String(id),
      before: before === null ? undefined : String(before),
      after: after === null ? undefined : String(after),
    }));
  }

  /** Says that an edit holds or was undone. */
  mark(number: number, state: Change['state']): void {
    this.#file.run('UPDATE changes SET state = ? WHERE number = ?', [state, number]);
  }

  /** Says that what was undone can be redone no more. */
  dropUndone(): void {
    const sql = "UPDATE changes SET state = 'dropped' WHERE state = 'undone' AND lexicon = ?";
    this.#file.run(sql, [this.#lexicon.number]);
  }

  #find(condition: string): Change | undefined {
    const sql = `SELECT * FROM changes WHERE lexicon = ? AND ${condition} LIMIT 1`;
    const row = this.#file.get(sql, [this.#lexicon.number]);
    return row === undefined ? undefined : readChange(row);
  }

  get #file() {
    return this.#lexicon.file;
  }
}

function readChange({ number, kind, time, who, why, operations, meant, state }: SqlRow): Change {
  return {
    number: Number(number),
    kind: String(kind) as Change['kind'],
    time: String(time),
    who: String(who),
    why: String(why),
    operations: (JSON.parse(String(operations)) as unknown[]).map((each): Operation => parseOperation(each)),
    meant: meant === null ? undefined : Number(meant),
    state: String(state) as Change['state'],
  };
}
