import { FileFormatError } from '../../errors.js';

/** A line of a table, with what an error needs to name it. */
export interface DotRow {
  /** The fields, as many as the table has columns. */
  readonly fields: readonly string[];
  /** Throws an error that names the file and the line of this row. */
  fail(problem: string, cause?: unknown): never;
}

/**
 * Reads a table: a line of column names, then one record a line, fields separated by tabs.
 *
 * @param path names the file in errors.
 * @throws FileFormatError with the line where the columns are others, or a line has more or fewer fields.
 */
export function parseDotTable(content: string, columns: readonly string[], path: string): DotRow[] {
  const lines = content.replace(/^\ufeff/, '').split(/\r?\n/);
  if (lines[0] !== columns.join('\t')) {
    throw new FileFormatError(path, 'line 1', `expected the columns ${columns.join(', ')}, separated by tabs.`);
  }
  const rows: DotRow[] = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line === '') continue;
    const fail = (problem: string, cause?: unknown): never => {
      throw new FileFormatError(path, `line ${at + 1}`, problem, { cause });
    };
    const fields = line.split('\t');
    if (fields.length !== columns.length) fail(`expected ${columns.length} fields, found ${fields.length}.`);
    rows.push({ fields, fail });
  }
  return rows;
}

/** Parts a field that holds a list; an empty one holds nothing. */
export function splitList(field: string, mark: string): string[] {
  return field === '' ? [] : field.split(mark);
}
