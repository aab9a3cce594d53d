import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsyncBuffer, DecodedArray, FileMetaData } from 'hyparquet';
import { FileFormatError, MissingFileError } from '../../errors.js';

/** Some rows of a table: a list for each column that was asked for. */
export interface ParquetPiece<Name extends string> {
  readonly length: number;
  readonly columns: Readonly<Record<Name, ArrayLike<unknown>>>;
}

/** A Parquet file with what its end tells. */
interface OpenedParquet {
  readonly path: string;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/** A folder of Parquet files that Spark wrote, read one group of rows after the other. */
export class ParquetFolder {
  readonly #files: readonly OpenedParquet[];

  private constructor(files: readonly OpenedParquet[]) {
    this.#files = files;
  }

  /**
   * Opens a folder.
   *
   * @throws MissingFileError where it is not there or was not finished; FileFormatError where a file is damaged.
   */
  static async open(folder: string): Promise<ParquetFolder> {
    if (!existsSync(join(folder, '_SUCCESS'))) {
      throw new MissingFileError(
        folder,
        'It should hold what Spark has finished; run the job, or copy its results there.',
      );
    }
    const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet');
    const files: OpenedParquet[] = [];
    const names = (await readdir(folder)).filter((name) => name.startsWith('part-')).sort();
    for (const path of names.map((name) => join(folder, name))) {
      files.push(
        await tellDamage(path, async () => {
          const file = await asyncBufferFromFile(path);
          return { path, file, metadata: await parquetMetadataAsync(file) };
        }),
      );
    }
    return new ParquetFolder(files);
  }

  /** Reads columns, file by file in the order of their names. */
  async *read<Name extends string>(names: readonly Name[]): AsyncGenerator<ParquetPiece<Name>, void, undefined> {
    const { parquetRead } = await import('hyparquet');
    for (const { path, file, metadata } of this.#files) {
      let rowStart = 0;
      for (const group of metadata.row_groups) {
        const length = Number(group.num_rows);
        const rowEnd = rowStart + length;
        const pieces = new Map<string, DecodedArray[]>(names.map((name) => [name, []]));
        await tellDamage(path, () => {
          return parquetRead({
            file,
            metadata,
            columns: [...names],
            rowStart,
            rowEnd,
            onChunk: ({ columnName, columnData }) => pieces.get(columnName)?.push(columnData),
          });
        });
        rowStart = rowEnd;
        const columns = names.map((name) => [name, joinArrays(path, name, pieces.get(name) ?? [], length)]);
        yield { length, columns: Object.fromEntries(columns) as Record<Name, ArrayLike<unknown>> };
      }
    }
  }
}

function joinArrays(path: string, name: string, pieces: readonly DecodedArray[], length: number): ArrayLike<unknown> {
  const [first] = pieces;
  const found = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (found !== length) {
    throw new FileFormatError(path, `column ${name}`, `has ${found} values in a group of ${length} rows.`);
  }
  if (pieces.length === 1 && first !== undefined) return first;
  return pieces.flatMap((piece) => Array.from<unknown>(piece as ArrayLike<unknown>));
}

async function tellDamage<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (cause) {
    const { message } = cause as Error;
    // Where a list stands in the place of a number, the reader's message has what JavaScript makes of it.
    const reason = message.includes('[object ') ? '' : ` (${message})`;
    throw new FileFormatError(path, 'content', `is no Parquet that can be read${reason}; copy or make it again.`, {
      cause,
    });
  }
}
