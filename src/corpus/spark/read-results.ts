import { join } from 'node:path';
import { FileFormatError, QualiaError } from '../../errors.js';
import { makeOfArrays } from '../../matrix/read-container.js';
import type { ContextCounts } from '../count-contexts.js';
import { columnsToRows } from '../counting/columns-to-rows.js';
import { reportNames } from '../counting/count-row.js';
import { mostMessages } from '../counting/counting-state.js';
import type { CorpusCounts } from '../counting/finish-counting.js';
import { type CountedTuple, splitMembers } from '../counting/write-tuples.js';
import { Vocabulary } from '../vocabulary.js';
import { ParquetFolder } from './read-parquet.js';
import { resultNames } from './select-sql.js';

/**
 * Reads the counts that Spark has selected of a kind: the same as `selectContexts` gives.
 *
 * @param folder of the results of the job.
 * @throws MissingFileError where results are missing; FileFormatError where they are damaged.
 */
export async function readSelectedCounts(folder: string, kind: string): Promise<ContextCounts> {
  const targets = await readLabels(join(folder, resultNames.targets(kind)));
  const contexts = await readLabels(join(folder, resultNames.contexts(kind)));
  const path = join(folder, resultNames.cells(kind));
  const cells = await ParquetFolder.open(path);
  const starts = new Float64Array(contexts.length + 1);
  let read = 0;
  for await (const { columns, length } of cells.read(['column'])) {
    requirePlaces(path, 'column', columns.column, contexts.length);
    const numbers = columns.column as ArrayLike<number>;
    for (let cell = 0; cell < length; cell++) starts[numbers[cell] + 1]++;
    read += length;
  }
  for (let column = 0; column < contexts.length; column++) starts[column + 1] += starts[column];
  const filled = starts.slice();
  const rows = new Int32Array(read);
  const counts = new Float32Array(read);
  for await (const { columns, length } of cells.read(['row', 'column', 'count'])) {
    requirePlaces(path, 'row', columns.row, targets.length);
    requireNumbers(path, 'count', columns.count);
    const { row, column, count } = columns as Readonly<Record<string, ArrayLike<number>>>;
    for (let cell = 0; cell < length; cell++) {
      const place = filled[column[cell]]++;
      rows[place] = row[cell];
      counts[place] = count[cell];
    }
  }
  return makeOfArrays(path, `counts of ${kind}`, () => ({
    targets: new Vocabulary(`the ${kind} targets`, targets),
    contexts: new Vocabulary(`the ${kind} contexts`, contexts),
    matrix: columnsToRows({ starts, rows, counts }, targets.length),
  }));
}

async function readLabels(folder: string): Promise<string[]> {
  const table = await ParquetFolder.open(folder);
  const found = new Map<number, string>();
  let read = 0;
  for await (const { columns, length } of table.read(['place', 'label'])) {
    requirePlaces(folder, 'place', columns.place, mostLabels);
    requireTexts(folder, 'label', columns.label);
    const places = columns.place as ArrayLike<number>;
    for (let row = 0; row < length; row++) found.set(places[row], columns.label[row] as string);
    read += length;
  }
  return Array.from({ length: read }, (_, place) => {
    const label = found.get(place);
    if (label !== undefined) return label;
    throw new FileFormatError(folder, 'column place', `has no ${place} among its ${read} places.`);
  });
}

/** As many places as an array can have. */
const mostLabels = 2 ** 32 - 1;

/** Makes sure that a column holds whole numbers from 0 to below a limit. */
function requirePlaces(path: string, name: string, values: ArrayLike<unknown>, limit: number): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < limit) continue;
    throw new FileFormatError(path, `column ${name}`, `holds ${String(value)}, expected 0 to ${limit - 1}.`);
  }
}

function requireNumbers(path: string, name: string, values: ArrayLike<unknown>): void {
  for (let row = 0; row < values.length; row++) {
    if (typeof values[row] === 'number' && Number.isFinite(values[row])) continue;
    throw new FileFormatError(path, `column ${name}`, `holds ${String(values[row])}, expected a number.`);
  }
}

function requireTexts(path: string, name: string, values: ArrayLike<unknown>): void {
  for (let row = 0; row < values.length; row++) {
    if (typeof values[row] === 'string') continue;
    throw new FileFormatError(path, `column ${name}`, `holds ${String(values[row])}, expected a text.`);
  }
}

/** Reads the tuples of so many members of a kind in the order of their UTF-8 bytes, member by member, as `readTuples` does. */
export async function* readTupleResults(folder: string, kind: string, members: number): AsyncGenerator<CountedTuple> {
  const path = join(folder, resultNames.tuples(kind));
  const table = await ParquetFolder.open(path);
  for await (const { columns, length } of table.read(['context', 'target', 'count'])) {
    const { context, target, count } = columns;
    for (const [name, values] of Object.entries({ context, target })) requireTexts(path, name, values);
    requireNumbers(path, 'count', count);
    for (let row = 0; row < length; row++) {
      const before = splitMembers(context[row] as string, members);
      yield { members: [...before, target[row] as string], count: count[row] as number };
    }
  }
}

/**
 * Makes sure that results are those of a plan (see `writeTablesSql`).
 *
 * @throws QualiaError with code `CHANGED_RESULTS` where they are of another.
 */
export async function requirePlan(folder: string, plan: string): Promise<void> {
  const table = await ParquetFolder.open(join(folder, resultNames.plan));
  for await (const { columns, length } of table.read(['plan'])) {
    for (let row = 0; row < length; row++) if (columns.plan[row] === plan) return;
  }
  const advice = 'Give the options that the job was written with, or run it again.';
  throw new QualiaError('CHANGED_RESULTS', `The results in ${folder} were made with other options. ${advice}`);
}

/**
 * Reads what a counting on Spark counted, for the kinds given in their order.
 *
 * @throws QualiaError with code `LOST_ROWS` where a script began and did not tell its end, which Spark should not let pass.
 */
export async function readCountReport(folder: string, kinds: readonly string[]): Promise<CorpusCounts> {
  const sums = new Map<string, number>();
  const messages: string[] = [];
  const path = join(folder, resultNames.reports);
  const reports = await ParquetFolder.open(path);
  for await (const { columns, length } of reports.read(['name', 'text', 'count'])) {
    const { name, text, count } = columns;
    for (const [column, values] of Object.entries({ name, text })) requireTexts(path, column, values);
    requireNumbers(path, 'count', count);
    for (let row = 0; row < length; row++) {
      sums.set(name[row] as string, (sums.get(name[row] as string) ?? 0) + (count[row] as number));
      if (name[row] === reportNames.message) messages.push(text[row] as string);
    }
  }
  const sumOf = (name: keyof typeof reportNames): number => sums.get(reportNames[name]) ?? 0;
  if (sumOf('begun') !== sumOf('ended')) {
    const found = `${sumOf('begun')} scripts began and ${sumOf('ended')} came to their end`;
    throw new QualiaError(
      'LOST_ROWS',
      `Rows of counts are lost in ${path}: ${found}. Count again, into another folder.`,
    );
  }
  const described = new Map<string, CorpusCounts['kinds'][number]>();
  const kindsPath = join(folder, resultNames.kinds);
  const table = await ParquetFolder.open(kindsPath);
  for await (const { columns, length } of table.read(['kind', 'targets', 'contexts', 'pairs', 'occurrences'])) {
    requireTexts(kindsPath, 'kind', columns.kind);
    for (const name of ['targets', 'contexts', 'pairs', 'occurrences'] as const) {
      requireNumbers(kindsPath, name, columns[name]);
    }
    for (let row = 0; row < length; row++) {
      const kind = columns.kind[row] as string;
      const [targets, contexts, pairs, occurrences] = (['targets', 'contexts', 'pairs', 'occurrences'] as const).map(
        (name) => columns[name][row] as number,
      );
      described.set(kind, { kind, targets, contexts, pairs, occurrences });
    }
  }
  const [known] = described.values();
  return {
    units: sumOf('units'),
    tokens: sumOf('tokens'),
    badRecords: sumOf('bad'),
    firstBad: messages.sort().slice(0, mostMessages),
    // A kind of which nothing was found has no row.
    kinds: kinds.map((kind) => {
      return described.get(kind) ?? { kind, targets: known?.targets ?? 0, contexts: 0, pairs: 0, occurrences: 0 };
    }),
  };
}
