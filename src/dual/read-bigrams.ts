import { isUtf8 } from 'node:buffer';
import { findBadUtf8 } from '../corpus/find-bad-utf8.js';
import { FileFormatError } from '../errors.js';
import { type LineBlock, readLineBlocks } from '../matrix/read-lines.js';
import { BigramCounts } from './bigram-counts.js';

/** The heads of columns that hold the head of a phrase, and its modifier. */
const headColumns: readonly string[] = ['head', 'noun'];
const modifierColumns: readonly string[] = ['modifier', 'adjective'];

/** Where a table has its cells. */
interface Columns {
  readonly head: number;
  readonly modifier: number;
  readonly count: number;
  readonly width: number;
}

const expectedHeads = `the heads ${headColumns.join(' or ')}, ${modifierColumns.join(' or ')}, count, parted by tabs`;

/**
 * Reads tables of counted phrases with tabs, as `qualia space build` writes `noun-noun.tsv` (head, modifier, count) and
 * `noun-adjective.tsv` (noun, adjective, count); packed ones too. Counts of the same phrase are added.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when a table has other heads or a
 * line is no phrase with a count above 0.
 */
export async function readBigrams(paths: readonly string[]): Promise<BigramCounts> {
  const bigrams = new BigramCounts();
  for (const path of paths) await readTable(path, bigrams);
  return bigrams;
}

async function readTable(path: string, bigrams: BigramCounts): Promise<void> {
  let columns: Columns | undefined;
  for await (const block of readLineBlocks(path)) {
    const { firstLine } = block;
    let line = firstLine;
    for (const text of decodeLines(path, block)) {
      const cells = text.replace(/\r$/, '').split('\t').map(unquote);
      if (columns === undefined) columns = findColumns(path, cells);
      else addBigram(bigrams, cells, { path, line, columns });
      line++;
    }
  }
  if (columns === undefined) throw new FileFormatError(path, 'line 1', `is not there, expected ${expectedHeads}.`);
}

/** A block ends with a line feed. */
function decodeLines(path: string, { bytes, firstLine }: LineBlock): string[] {
  const good = isUtf8(bytes) ? bytes.length : findBadUtf8(bytes);
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, good).toString('utf8').split('\n');
  if (good === bytes.length) return lines.slice(0, -1);
  throw new FileFormatError(path, `line ${firstLine + lines.length - 1}`, 'is not UTF-8.');
}

/** A cell with a quotation mark was written between such, its own doubled. */
function unquote(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function findColumns(path: string, cells: readonly string[]): Columns {
  const find = (names: readonly string[]): number => cells.findIndex((cell) => names.includes(cell));
  const found = { head: find(headColumns), modifier: find(modifierColumns), count: find(['count']) };
  if (Object.values(found).every((place) => place >= 0)) return { ...found, width: cells.length };
  throw new FileFormatError(path, 'line 1', `found ${JSON.stringify(cells)}, expected ${expectedHeads}.`);
}

function addBigram(
  bigrams: BigramCounts,
  cells: readonly string[],
  { path, line, columns }: { readonly path: string; readonly line: number; readonly columns: Columns },
): void {
  const count = Number(cells[columns.count]);
  if (cells.length !== columns.width || !(count > 0 && Number.isFinite(count))) {
    const expected = `${columns.width} cells with a count above 0`;
    throw new FileFormatError(path, `line ${line}`, `found ${JSON.stringify(cells)}, expected ${expected}.`);
  }
  bigrams.add({ head: cells[columns.head], modifier: cells[columns.modifier], count });
}
