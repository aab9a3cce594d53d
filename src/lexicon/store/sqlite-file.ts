import { closeSync, existsSync, openSync, readSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Database, SQLiteValue, Statement } from 'node-sqlite3-wasm';
import { DiskError } from '../../errors.js';
import { describeRoom } from '../../matrix/disk-trouble.js';
import { lockFile } from './lock-file.js';
import { importAdvice, StoreFormatError } from './store-errors.js';

/** A value in a table. */
export type SqlValue = SQLiteValue;

/** A row by the names of its columns. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** How {@link SqliteFile} opens a file. */
export interface SqliteFileOptions {
  /** Tells files of one kind from those of others, `application_id` of SQLite. */
  readonly application: number;
  /** The version of the tables, `user_version` of SQLite. */
  readonly version: number;
  /** What makes the tables in a new file. */
  readonly schema: string;
  /** By a version, what brings its tables to the next one; default none, so that files of other versions are refused. */
  readonly upgrades?: ReadonlyMap<number, string> | undefined;
}

/**
 * One file of SQLite, open in this process only.
 *
 * 1. What a transaction has written is on disk when it returns: write-ahead log, `synchronous=FULL`.
 * 2. No other process has the file open meanwhile, since a log in WebAssembly has no memory to share with one.
 * 3. What a process that was killed has left open is opened again as its last transaction left it.
 */
export class SqliteFile {
  readonly path: string;
  readonly #database: Database;
  readonly #unlock: () => void;
  readonly #statements = new Map<string, Statement>();
  #depth = 0;

  /**
   * @throws StoreInUseError where another process has the file open; StoreFormatError where it is none of SQLite, or of
   *   another kind or version.
   */
  constructor(path: string, { application, version, schema, upgrades = new Map() }: SqliteFileOptions) {
    this.path = path;
    requireSqlite(path);
    this.#unlock = lockFile(path);
    try {
      // The empty folder that says that the file is locked stays behind when a process is killed; this one alone has it now.
      if (existsSync(`${path}.lock`)) rmdirSync(`${path}.lock`);
      const isNew = !existsSync(path);
      this.#database = open(path);
      try {
        // A log without shared memory can be opened only by one who says first that he is alone.
        this.#database.exec('PRAGMA locking_mode = EXCLUSIVE');
        const steps = this.#listSteps(isNew, { application, version, schema, upgrades });
        this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
        if (steps.length > 0) {
          this.transact(() => {
            for (const step of steps) this.#database.exec(step);
            this.#database.exec(`PRAGMA application_id = ${application}; PRAGMA user_version = ${version}`);
          });
        }
      } catch (error) {
        this.#closeDatabase();
        throw error;
      }
    } catch (cause) {
      this.#unlock();
      throw describeDamage(path, cause);
    }
  }

  /** What makes the tables that are wanted of those that are there. */
  #listSteps(isNew: boolean, { application, version, schema, upgrades }: Required<SqliteFileOptions>): string[] {
    if (isNew) return [schema];
    const found = this.#number('user_version');
    const kind = this.#number('application_id');
    const tables = this.get('SELECT count(*) AS count FROM sqlite_schema')?.['count'];
    if (found === 0 && kind === 0 && tables === 0) return [schema];
    if (kind !== application) {
      throw new StoreFormatError(this.path, 'is no store of lexicons: another program made this file of SQLite.');
    }
    const steps: string[] = [];
    for (let next = found; next < version; next++) {
      const step = upgrades?.get(next);
      if (step === undefined) break;
      steps.push(step);
    }
    if (found + steps.length === version) return steps;
    const advice = found > version ? 'Use a newer qualia.' : 'Export it with the qualia that made it, and import that.';
    throw new StoreFormatError(
      this.path,
      `has version ${found} of the tables; this qualia reads ${version}. ${advice}`,
    );
  }

  #number(pragma: 'user_version' | 'application_id'): number {
    return Number(this.get(`PRAGMA ${pragma}`)?.[pragma]);
  }

  /** The first row that a statement gives, if any. */
  get(sql: string, values: readonly SqlValue[] = []): SqlRow | undefined {
    return this.all(sql, values)[0];
  }

  /** Every row that a statement gives. */
  all(sql: string, values: readonly SqlValue[] = []): SqlRow[] {
    return this.#use(sql, (statement) => statement.all([...values]) as SqlRow[]);
  }

  /** The rows that a statement gives, one by one. */
  *rows(sql: string, values: readonly SqlValue[] = []): Generator<SqlRow> {
    const statement = this.#prepare(sql);
    let failure: unknown;
    try {
      yield* statement.iterate([...values]) as Iterable<SqlRow>;
    } catch (error) {
      failure = error;
      throw describeReading(this.path, error);
    } finally {
      finalize(statement, failure);
    }
  }

  /** Runs a statement and says how many rows it changed. */
  run(sql: string, values: readonly SqlValue[] = []): number {
    return this.#use(sql, (statement) => statement.run([...values]).changes);
  }

  /** Runs statements that take no values. */
  execute(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw describeReading(this.path, error);
    }
  }

  /**
   * Does all of a work or, where it throws or `keep` says so, nothing of it; one within another is a part of it.
   *
   * @param options.keep whether what was done stays; default true.
   */
  transact<Result>(work: () => Result, options: { readonly keep?: boolean } = {}): Result {
    const { keep = true } = options;
    const point = `point${this.#depth}`;
    this.execute(this.#depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${point}`);
    this.#depth++;
    let stays = false;
    try {
      const result = work();
      stays = keep;
      return result;
    } finally {
      this.#depth--;
      if (this.#depth === 0) this.#end(stays);
      // An error on the disk may have ended the whole transaction by now.
      else if (this.#database.inTransaction) {
        this.#database.exec(stays ? `RELEASE ${point}` : `ROLLBACK TO ${point}; RELEASE ${point}`);
      }
    }
  }

  #end(stays: boolean): void {
    try {
      if (stays) this.execute('COMMIT');
    } finally {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    }
  }

  /** Closes the file; what was written is in it, and the log is gone; once it is closed nothing more happens. */
  close(): void {
    if (!this.#database.isOpen) return;
    this.#closeDatabase();
    this.#unlock();
  }

  /** SQLite keeps the memory of a database as long as one of its statements is not given back. */
  #closeDatabase(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#database.close();
  }

  #use<Result>(sql: string, work: (statement: Statement) => Result): Result {
    const statement = this.#statements.get(sql) ?? this.#prepare(sql);
    this.#statements.set(sql, statement);
    try {
      return work(statement);
    } catch (error) {
      // One that has failed would fail once more when it is used or finalized, so it goes at once.
      this.#statements.delete(sql);
      finalize(statement, error);
      throw describeReading(this.path, error);
    }
  }

  #prepare(sql: string): Statement {
    try {
      return this.#database.prepare(sql);
    } catch (error) {
      throw describeReading(this.path, error);
    }
  }
}

/** Gives a statement back; after a failure SQLite tells that failure once more. */
function finalize(statement: Statement, failure: unknown): void {
  try {
    statement.finalize();
  } catch (error) {
    if (failure === undefined) throw error;
  }
}

/** What SQLite says of files whose pages or tables are not as it wrote them. */
const damage = /malformed|not a database|no such (?:table|column)|has no column/;

/** What SQLite says where the disk does not do as it should. */
const refusal = /disk is full|disk I\/O error|readonly database|unable to open/;

/** What is thrown for an error of SQLite that damage in the file, or the disk, explains; others stay as they are. */
function describeReading(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'SQLite3Error') return error;
  if (refusal.test(error.message)) {
    const advice = 'What was written before is kept. Make room, or name a place that can be written.';
    return new DiskError(path, 'EIO', `SQLite says "${error.message}".${describeRoom(path)} ${advice}`, {
      cause: error,
    });
  }
  if (!damage.test(error.message)) return error;
  return new StoreFormatError(path, `cannot be read: ${error.message}. It is damaged; take a copy of it.`, {
    cause: error,
  });
}

/** How every file of SQLite begins. */
const beginning = 'SQLite format 3\0';

/** @throws StoreFormatError where a file is there that is none of SQLite; an empty one may become one. */
function requireSqlite(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(beginning.length);
    const count = readSync(file, bytes, 0, bytes.length, 0);
    if (count === 0 || bytes.toString('latin1') === beginning) return;
  } finally {
    closeSync(file);
  }
  throw new StoreFormatError(path, `is no store of lexicons. ${importAdvice}`);
}

/** What is thrown for an error of SQLite at the opening of a file; others stay as they are. */
export function describeDamage(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'SQLite3Error') return error;
  if (refusal.test(error.message)) return describeReading(path, error);
  return new StoreFormatError(path, `cannot be opened: ${error.message}. It may be damaged.`, { cause: error });
}

/** The package compiles when it is loaded, so it is loaded when a file is opened. */
function open(path: string): Database {
  const sqlite = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm');
  return new sqlite.Database(path);
}
