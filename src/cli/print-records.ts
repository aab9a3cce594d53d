import { type Command, Option } from 'commander';
import { coloursOf } from './colours.js';
import { plainTable } from './plain-table.js';
import { jsonOption } from './shared-options.js';

/** How a command prints what it found: for reading, as tab-separated values, as JSON. */
export interface OutputFlags {
  readonly json: boolean;
  readonly tsv: boolean;
}

/** Adds `--json` and `--tsv` to a command. */
export function addOutputOptions(command: Command): Command {
  return command
    .addOption(jsonOption())
    .addOption(
      new Option('--tsv', 'print tab-separated values; tabs, line ends and backslashes are written \\t, \\n, \\r, \\\\')
        .default(false)
        .conflicts('json'),
    );
}

/** One column of {@link printRecords}. */
export interface RecordColumn<Item> {
  readonly title: string;
  /** What stands in tab-separated values. */
  readonly value: (item: Item) => string | number | undefined;
  /** What is shown for reading; default as `value`. */
  readonly shown?: (item: Item) => string;
  readonly right?: boolean;
}

/**
 * Prints records on standard output: a table for reading, tab-separated values with a header, or a JSON list.
 *
 * @param options.toJson what JSON shows of an item; default the item itself.
 */
export function printRecords<Item>(
  items: readonly Item[],
  columns: readonly RecordColumn<Item>[],
  options: OutputFlags & { readonly toJson?: (item: Item) => unknown },
): void {
  const { json, tsv, toJson = (item) => item } = options;
  if (json) printJson(items.map(toJson));
  else if (tsv) {
    const rows = items.map((item) => columns.map(({ value }) => value(item)));
    printTsv([columns.map(({ title }) => title), ...rows]);
  } else printTable(items, columns);
}

function printTable<Item>(items: readonly Item[], columns: readonly RecordColumn<Item>[]): void {
  const right = columns.flatMap((column, place) => (column.right === true ? [place] : []));
  const rows = items.map((item) => columns.map(({ value, shown }) => shown?.(item) ?? String(value(item) ?? '')));
  const titles = columns.map(({ title }) => title);
  process.stdout.write(`${plainTable(titles, rows, { right, colours: coloursOf(process.stdout) })}\n`);
}

/** Prints a value as JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes rows as lines of tab-separated values. */
export function tsvLines(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const lines = rows.map((row) => row.map((value) => escapeValue(String(value ?? ''))).join('\t'));
  return lines.map((line) => `${line}\n`).join('');
}

/** Prints rows of tab-separated values on standard output. */
export function printTsv(rows: readonly (readonly (string | number | undefined)[])[]): void {
  process.stdout.write(tsvLines(rows));
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\\', '\\\\'],
]);

function escapeValue(value: string): string {
  return value.replace(/[\t\n\r\\]/g, (character) => escapes.get(character) as string);
}
