import { isUtf8 } from 'node:buffer';
import { FileFormatError } from '../errors.js';
import { type LineBlock, readLineBlocks } from '../matrix/read-lines.js';
import { findBadUtf8 } from './find-bad-utf8.js';

/** What a column may be called. */
export type ColumnHeads = readonly string[];

/** Where a table has its cells. */
interface Columns {
  readonly members: readonly number[];
  readonly count: number;
  readonly width: number;
}

/**
 * Reads a table of counts with tabs, as `qualia space build` writes them; a packed one too.
 *
 * @param heads what the wanted columns may be called, in the order in which `onRow` gets their cells; `count` is wanted too.
 * @param onRow is called for each line after the heads.
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when the table has other heads or a
 * line has no count above 0.
 * @example await readCountTable('frequency.tsv', [['target']], ([word], count) => counts.set(word, count))
 */
export async function readCountTable(
  path: string,
  heads: readonly ColumnHeads[],
  onRow: (members: readonly string[], count: number) => void,
): Promise<void> {
  const expected = `the heads ${heads.map((names) => names.join(' or ')).join(', ')}, count, separated by tabs`;
  let columns: Columns | undefined;
  for await (const block of readLineBlocks(path)) {
    let line = block.firstLine;
    for (const text of decodeLines(path, block)) {
      const cells = text.replace(/\r$/, '').split('\t').map(unquote);
      if (columns === undefined) {
        columns = findColumns(cells, heads);
        if (columns === undefined) {
          throw new FileFormatError(path, 'line 1', `found ${JSON.stringify(cells)}, expected ${expected}.`);
        }
      } else {
        const count = readCount(cells, columns, { path, line });
        onRow(
          columns.members.map((place) => cells[place]),
          count,
        );
      }
      line++;
    }
  }
  if (columns === undefined) throw new FileFormatError(path, 'line 1', `is not there, expected ${expected}.`);
}

/** A block ends with a line feed. */
function decodeLines(path: string, { bytes, firstLine }: LineBlock): string[] {
  const good = isUtf8(bytes) ? bytes.length : findBadUtf8(bytes);
  const lines = bytes.toString('utf8', 0, good).split('\n');
  if (good === bytes.length) return lines.slice(0, -1);
  throw new FileFormatError(path, `line ${firstLine + lines.length - 1}`, 'is not UTF-8.');
}

/** A cell with a quotation mark was written between such, its own doubled. */
function unquote(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function findColumns(cells: readonly string[], heads: readonly ColumnHeads[]): Columns | undefined {
  const members = heads.map((names) => cells.findIndex((cell) => names.includes(cell)));
  const count = cells.indexOf('count');
  return [...members, count].every((place) => place >= 0) ? { members, count, width: cells.length } : undefined;
}

function readCount(
  cells: readonly string[],
  { count: place, width }: Columns,
  { path, line }: { readonly path: string; readonly line: number },
): number {
  const count = Number(cells[place]);
  if (cells.length === width && count > 0 && Number.isFinite(count)) return count;
  const expected = `${width} cells with a count above 0`;
  throw new FileFormatError(path, `line ${line}`, `found ${JSON.stringify(cells)}, expected ${expected}.`);
}
