import { OptionError } from '../../errors.js';
import { type CheckLexiconOptions, checkLexicon } from '../checks/check-lexicon.js';
import type { CheckFinding } from '../checks/lexicon-check.js';
import { decodeEntry } from '../store/record-json.js';
import type { StoredLexicon } from '../store/stored-lexicon.js';
import { applyOperation } from './apply-operation.js';
import type { Change } from './change.js';
import { type ChangeFilter, ChangeLog } from './change-log.js';
import { EditConflictError, EditError } from './edit-errors.js';
import { type ChangedRow, EditSession } from './edit-session.js';
import type { Operation } from './operation.js';
import { readNeighbourhood } from './read-neighbourhood.js';

/** How a {@link LexiconEditor} works. */
export interface LexiconEditorOptions {
  /** What time it is; default the clock of the machine. */
  readonly now?: (() => Date) | undefined;
  /** How what was edited is checked; by default W353, which compares all glosses, is left out. */
  readonly checks?: CheckLexiconOptions | undefined;
}

/** Who edits, why, and what they have seen. */
export interface EditOptions {
  /** Default empty. */
  readonly who?: string | undefined;
  /** Default empty. */
  readonly why?: string | undefined;
  /** Whether it is only found out what would be changed; default false. */
  readonly dryRun?: boolean | undefined;
  /** By the id of an entry, sense or synset, the version that the edit is of; records that are not named are not asked for. */
  readonly versions?: ReadonlyMap<string, number> | undefined;
}

/** How to undo or redo. */
export interface RepeatOptions extends Omit<EditOptions, 'versions'> {
  /** The number of the edit that is meant, so that no other is taken; default whichever is next. */
  readonly change?: number | undefined;
}

/** An entry, a synset or the head of a lexicon, with how it was and is, as JSON. */
export type ChangedRecord = Readonly<ChangedRow>;

/** What an edit, undo or redo did, or would do. */
export interface EditResult {
  /** As it stands in the history, or would. */
  readonly change: Change;
  /** Whether it was only tried. */
  readonly dryRun: boolean;
  readonly changed: readonly ChangedRecord[];
  /** Findings at what was changed, or is named by an operation, that were not there before. */
  readonly introduced: readonly CheckFinding[];
  /** Findings there that are no more. */
  readonly mended: readonly CheckFinding[];
}

/**
 * Edits one lexicon of a store by operations, each of which adds or removes inverse relations too, is checked, and is kept in
 * the history, from which it can be undone and redone.
 *
 * @example
 * const editor = new LexiconEditor(database.lexicon());
 * editor.edit([{ verb: 'set-gloss', synset: 'tiny-1-n', text: 'a barking animal' }], { who: 'Ada' });
 * editor.undo();
 */
export class LexiconEditor {
  readonly lexicon: StoredLexicon;
  /** What time it is. */
  readonly now: () => Date;
  readonly #log: ChangeLog;
  readonly #checks: CheckLexiconOptions;

  constructor(lexicon: StoredLexicon, { now = () => new Date(), checks = {} }: LexiconEditorOptions = {}) {
    this.lexicon = lexicon;
    this.#log = new ChangeLog(lexicon);
    this.now = now;
    this.#checks = { ...checks, ignore: checks.ignore ?? ['W353'] };
  }

  /**
   * Does operations, all or none of them, as one change.
   *
   * @throws EditConflictError where a record is of another version than is named; UnknownRecordError, EditError or
   *   OptionError where an operation cannot be done, or nothing would change.
   */
  edit(operations: readonly Operation[], options: EditOptions = {}): EditResult {
    return this.lexicon.file.transact(
      () => {
        this.#requireVersions(options.versions ?? new Map());
        const number = this.#log.next;
        const { done, rows } = this.#try(number, operations);
        if (rows.length === 0) throw new EditError('Nothing would change.');
        const change = this.#describe(
          { number, kind: 'edit', operations: done, meant: undefined, state: 'done' },
          options,
        );
        this.#log.dropUndone();
        return this.#finish(change, rows, options);
      },
      { keep: options.dryRun !== true },
    );
  }

  /**
   * Takes the last edit back that holds.
   *
   * @throws EditError where there is none; OptionError where it is another one than is meant.
   */
  undo(options: RepeatOptions = {}): EditResult {
    return this.#repeat('undo', options);
  }

  /**
   * Does the edit again that was undone last.
   *
   * @throws EditError where there is none, or another edit followed; OptionError where it is another one than is meant.
   */
  redo(options: RepeatOptions = {}): EditResult {
    return this.#repeat('redo', options);
  }

  /** Changes, the latest first. */
  history(filter: ChangeFilter = {}): Change[] {
    return this.#log.list(filter);
  }

  /** The version of the entry or synset with an id, or of the entry of a sense; undefined where there is none. */
  findVersion(id: string): number | undefined {
    const sense = this.lexicon.findSense(id)?.entry;
    return (this.lexicon.findEntry(id) ?? sense ?? this.lexicon.findSynset(id))?.version;
  }

  #requireVersions(versions: ReadonlyMap<string, number>): void {
    for (const [id, expected] of versions) {
      const found = this.findVersion(id);
      if (found === expected) continue;
      const changes = this.#log.list({ subject: id, after: expected }).reverse();
      throw new EditConflictError(id, { expected, found }, changes);
    }
  }

  /** What operations come to, without any of it staying. */
  #try(change: number, operations: readonly Operation[]): { done: Operation[]; rows: ChangedRow[] } {
    const findRemoval = (id: string): Change | undefined => this.#log.findRemoval(id);
    return this.lexicon.file.transact(
      () => {
        const session = new EditSession(this.lexicon, { change, findRemoval });
        const done = operations.map((operation) => applyOperation(session, operation));
        return { done, rows: session.listChanged() };
      },
      { keep: false },
    );
  }

  #repeat(kind: 'undo' | 'redo', options: RepeatOptions): EditResult {
    return this.lexicon.file.transact(
      () => {
        const meant = kind === 'undo' ? this.#log.findUndoable() : this.#log.findRedoable();
        if (meant === undefined) throw new EditError(`There is nothing to ${kind}.`);
        if (options.change !== undefined && options.change !== meant.number) {
          throw new OptionError('change', options.change, `${meant.number}, the edit whose turn it is to ${kind}`);
        }
        const rows = this.#log.rowsOf(meant.number);
        const back = rows.map((row): ChangedRow => ({ ...row, before: row.after, after: row.before })).reverse();
        const { operations } = meant;
        const given = { number: this.#log.next, kind, operations, meant: meant.number, state: 'done' } as const;
        this.#log.mark(meant.number, kind === 'undo' ? 'undone' : 'done');
        return this.#finish(this.#describe(given, options), kind === 'undo' ? back : rows, options);
      },
      { keep: options.dryRun !== true },
    );
  }

  #describe(given: Omit<Change, 'time' | 'who' | 'why'>, { who = '', why = '' }: EditOptions): Change {
    return { ...given, time: this.now().toISOString(), who, why };
  }

  /** Writes the records of a change and checks them before and after. */
  #finish(change: Change, rows: readonly ChangedRow[], { dryRun = false }: EditOptions): EditResult {
    const before = this.#check(rows, change.operations);
    for (const { kind, place, after } of rows) {
      this.lexicon.write({ kind, place, json: after, version: change.number });
    }
    const after = this.#check(rows, change.operations);
    this.#log.add(change, rows);
    const introduced = subtract(after, before);
    return { change, dryRun, changed: rows, introduced, mended: subtract(before, after) };
  }

  /** Checks what was changed and what the operations name. */
  #check(rows: readonly ChangedRow[], operations: readonly Operation[]): CheckFinding[] {
    const entries = new Set<string>();
    const synsets = new Set<string>();
    const subjects = new Set<string>();
    for (const { kind, id, before, after } of rows) {
      if (kind === 'lexicon') continue;
      (kind === 'entry' ? entries : synsets).add(id);
      subjects.add(id);
      if (kind === 'synset') continue;
      for (const json of [before, after]) {
        if (json !== undefined) for (const sense of decodeEntry(json).senses) subjects.add(sense.id);
      }
    }
    for (const value of operations.flatMap((operation) => Object.values(operation).flat())) {
      if (typeof value !== 'string') continue;
      const entry = this.lexicon.findSense(value)?.entry.record.id;
      if (entry !== undefined) entries.add(entry);
      else if (this.lexicon.findSynset(value) !== undefined) synsets.add(value);
      else continue;
      subjects.add(value);
    }
    const part = readNeighbourhood(this.lexicon, { entries, synsets });
    return checkLexicon(part, this.#checks).filter(({ subject }) => subjects.has(subject));
  }
}

function subtract(findings: readonly CheckFinding[], others: readonly CheckFinding[]): CheckFinding[] {
  const nameOf = ({ code, subject, message }: CheckFinding): string => `${code} ${subject} ${message}`;
  const names = new Set(others.map(nameOf));
  return findings.filter((finding) => !names.has(nameOf(finding)));
}
