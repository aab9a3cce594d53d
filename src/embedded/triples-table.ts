import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
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
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when a row is not a triple.
 */
export async function readTriples(path: string): Promise<VerbArguments> {
  const verbs = new VerbArguments();
  let line = 1;
  const stream = createReadStream(path).on('error', (cause) => table.destroy(cause));
  const table = stream.pipe(parse<Record<string, string>, Record<string, string>>({ headers: true, delimiter: '\t' }));
  try {
    for await (const row of table as AsyncIterable<Record<string, string>>) {
      line++;
      const { verb, subject, object, count } = row;
      const times = Number(count);
      if (verb === undefined || subject === undefined || object === undefined || !(times > 0)) {
        throw new FileFormatError(
          path,
          `line ${line}`,
          `found ${JSON.stringify(row)}, expected ${columns.join(', ')}.`,
        );
      }
      verbs.add({ verb, subject, object, count: times });
    }
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new MissingFileError(path, 'Write one with writeTriples.', { cause });
    }
    throw new FileFormatError(path, `line ${line + 1}`, (cause as Error).message, { cause });
  }
  return verbs;
}
