import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { format } from 'fast-csv';
import { writeWhole } from '../../matrix/write-whole-file.js';
import { memberMark } from './counting-method.js';
import { type ContextRunFile, openContextRun } from './read-context-run.js';

/** A tuple with its count. */
export interface CountedTuple {
  /** Its members in order. */
  readonly members: readonly string[];
  readonly count: number;
}

/** Reads the tuples of so many members of a context run in the order of their UTF-8 bytes, member by member. */
export function* readTuples(run: ContextRunFile, members: number): IterableIterator<CountedTuple> {
  const labels = run.targetLabels();
  const cursor = run.read();
  while (cursor.next()) {
    const { context } = cursor;
    const before = splitMembers(context, members);
    for (let cell = 0; cell < cursor.length; cell++) {
      yield { members: [...before, labels[cursor.targets[cell]]], count: cursor.counts[cell] };
    }
  }
}

/** The members before the last of a tuple, which are its context in counts. */
export function splitMembers(context: string, members: number): string[] {
  return members === 1 ? [] : context.split(memberMark);
}

/**
 * Writes the tuples of a context run as a table with tabs, one tuple a line, under the names of the members and `count`;
 * that of verbs, subjects and objects is what `readTriples` reads. Frequencies are tuples of one member.
 *
 * The file appears whole or not at all.
 */
export async function writeTuples(
  runPath: string,
  path: string,
  members: readonly string[],
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const run = await openContextRun(runPath);
  try {
    await writeTupleTable(readTuples(run, members.length), path, members, options);
  } finally {
    await run.close();
  }
}

/** Writes tuples as {@link writeTuples} does, in the order in which they come. */
export async function writeTupleTable(
  tuples: Iterable<CountedTuple> | AsyncIterable<CountedTuple>,
  path: string,
  members: readonly string[],
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  try {
    await writeWhole(path, (file) => writeRows(file, tuples, { members, signal: options.signal }), options);
  } catch (error) {
    // A stream that is stopped says so in its own words.
    options.signal?.throwIfAborted();
    throw error;
  }
}

async function writeRows(
  file: FileHandle,
  tuples: Iterable<CountedTuple> | AsyncIterable<CountedTuple>,
  { members, signal }: { readonly members: readonly string[]; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const table = format<string[], string[]>({
    headers: [...members, 'count'],
    delimiter: '\t',
    includeEndRowDelimiter: true,
    alwaysWriteHeaders: true,
  });
  const writing = pipeline(table, file.createWriteStream({ autoClose: false }), { signal });
  const stopped = writing.catch(() => undefined);
  const write = async (tuple: CountedTuple): Promise<boolean> => {
    if (table.write([...tuple.members, `${tuple.count}`])) return true;
    await Promise.race([once(table, 'drain'), stopped]);
    return !table.destroyed;
  };
  if (Symbol.asyncIterator in tuples) {
    for await (const tuple of tuples) if (!(await write(tuple))) break;
  } else {
    for (const tuple of tuples) if (!(await write(tuple))) break;
  }
  table.end();
  await writing;
}
