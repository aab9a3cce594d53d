import { FileFormatError } from '../../errors.js';
import { splitCells } from '../tables/split-cells.js';

/** A table as text: the names of its columns, and its cells by row. */
export interface TextTable {
  readonly path: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Parses a table with a header: tab-separated where the header has tabs, else comma-separated with quotes where it has commas, else separated by
 * spaces. Empty lines do not count.
 *
 * @param path what messages call the table.
 * @throws FileFormatError when there is no row, a row has another number of cells than the header, a name is empty or occurs twice, or a cell is
 * empty or `NA`, `NaN` or `?`.
 */
export function parsePropertyTable(text: string, path: string): TextTable {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n|\r/)
    .map((line, place) => ({ line, place: place + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const [header, ...body] = lines;
  if (header === undefined)
    throw new FileFormatError(path, 'line 1', 'it is empty; give a header with names and rows.');
  const names = cellsOf(header.line, header.line, path, header.place);
  names.forEach((name, column) => {
    const place = `line ${header.place}, column ${column + 1}`;
    if (name === '') throw new FileFormatError(path, place, 'the column has no name; name every column.');
    if (names.indexOf(name) !== column) {
      throw new FileFormatError(path, place, `the name "${name}" occurs twice; name every column differently.`);
    }
  });
  const rows = body.map(({ line, place }) => {
    const cells = cellsOf(line, header.line, path, place);
    if (cells.length !== names.length) {
      const problem = `it has ${cells.length} cells, the header ${names.length}; fill or remove the row.`;
      throw new FileFormatError(path, `line ${place}`, problem);
    }
    const missing = cells.findIndex((cell) => missingTexts.has(cell));
    if (missing !== -1) {
      const problem = `the value is missing ("${cells[missing]}"); remove the row or fill it in.`;
      throw new FileFormatError(path, `line ${place}, column "${names[missing]}"`, problem);
    }
    return cells;
  });
  if (rows.length === 0) throw new FileFormatError(path, `line ${header.place}`, 'there are no rows below the header.');
  return { path, names, rows };
}

const missingTexts: ReadonlySet<string> = new Set(['', 'NA', 'NaN', 'nan', '?', 'null']);

function cellsOf(text: string, header: string, path: string, line: number): string[] {
  if (header.includes('\t')) return splitCells(text, '\t', { path, line });
  return header.includes(',') ? splitCells(text, ',', { path, line }) : text.trim().split(/\s+/);
}
