import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline as connect, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { format, parse } from 'fast-csv';
import { type ArgumentTriple, VerbArguments } from '../discocat/verb-arguments.js';
import { FileFormatError, MissingFileError } from '../errors.js';

const columns = ['verb', 'subject', 'object', 'count'] as const;

/** Writes argument triples as a table with tabs, one triple a line, under the heads verb, subject, object, count. */
export async function writeTriples(path: string, verbs: VerbArguments): Promise<void> {
  const rows = Readable.from(verbs.all());
  const table = format<ArgumentTriple, ArgumentTriple>({
    headers: [...columns],
    delimiter: '\t',
    includeEndRowDelimiter: true,
    alwaysWriteHeaders: true,
  });
  await pipeline(rows, table, createWriteStream(path, { flush: true }));
}

/**
 * Reads a table that {@link writeTriples} wrote.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the row, when it is not a triple, or when
 * the table has other heads.
 */
export async function readTriples(path: string): Promise<VerbArguments> {
  const verbs = new VerbArguments();
  let row = 0;
  const table = parse<string[], string[]>({ delimiter: '\t' });
  // Closes the file too when the reading of rows ends early; what went wrong comes out of the table.
  connect(createReadStream(path), table, () => {});
  try {
    for await (const cells of table as AsyncIterable<string[]>) {
      const [verb, subject, object, count] = cells;
      const times = Number(count);
      const isHead = row === 0 && columns.every((column, place) => cells[place] === column);
      const isTriple = row > 0 && times > 0 && Number.isFinite(times);
      if (cells.length !== columns.length || !(isHead || isTriple)) {
        const expected = row === 0 ? `the heads ${columns.join(', ')}` : 'verb, subject, object and a count above 0';
        throw new FileFormatError(path, placeOf(row), `found ${JSON.stringify(cells)}, expected ${expected}.`);
      }
      if (isTriple) verbs.add({ verb, subject, object, count: times });
      row++;
    }
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new MissingFileError(path, 'Write one with writeTriples.', { cause });
    }
    throw new FileFormatError(path, placeOf(row), (cause as Error).message, { cause });
  }
  if (row === 0) throw new FileFormatError(path, placeOf(row), `is empty, expected the heads ${columns.join(', ')}.`);
  return verbs;
}

/** Rows are counted, not lines: a cell in quotes may hold line breaks. */
function placeOf(row: number): string {
  return row === 0 ? 'the heads' : `row ${row}`;
}
