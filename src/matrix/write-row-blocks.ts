import { requireOption, ShapeError } from '../errors.js';
import { appendBlocks } from './append-blocks.js';
import type { RowBlocks } from './row-blocks.js';
import { ScratchFile } from './scratch-file.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { ContainerStream } from './write-container-stream.js';

/** Options of {@link RowBlocksWriter} and {@link writeRowBlocks}. */
export interface WriteRowBlocksOptions {
  /** Begins the names of the matrix's arrays in the container; default `matrix`. */
  readonly prefix?: string;
  /** Any texts to keep with the matrix. */
  readonly metadata?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
}

/** Bytes that are copied together when the values move behind the columns. */
const copyLength = 1 << 20;

/**
 * Writes a sparse matrix row by row into a container, in constant memory but for eight bytes a row.
 *
 * The arrays are those of `sparseToArrays`, so the file can be read whole as well. The number of nonzeros shows only
 * at the end; until then the values wait in a second temporary file. A writer must end with `finish` or `discard`.
 *
 * @example
 * const writer = await RowBlocksWriter.open('ppmi.safetensors', { columns: 50_000 });
 * await writer.append(rows);
 * await writer.finish();
 */
export class RowBlocksWriter {
  readonly columns: number;
  readonly #prefix: string;
  readonly #stream: ContainerStream;
  readonly #values: ScratchFile;
  readonly #rowStarts: number[] = [0];
  #nonzeros = 0;

  private constructor(
    columns: number,
    prefix: string,
    files: { readonly stream: ContainerStream; readonly values: ScratchFile },
  ) {
    this.columns = columns;
    this.#prefix = prefix;
    this.#stream = files.stream;
    this.#values = files.values;
  }

  /**
   * Starts a file that will be `path`.
   *
   * @throws OptionError when `columns` is not a whole number from 0 to 2^31.
   */
  static async open(
    path: string,
    options: Omit<WriteRowBlocksOptions, 'signal'> & { readonly columns: number },
  ): Promise<RowBlocksWriter> {
    const { columns, prefix = 'matrix', metadata = new Map() } = options;
    const isSize = Number.isInteger(columns) && columns >= 0 && columns <= 2 ** 31;
    requireOption(isSize, 'columns', columns, 'a whole number from 0 to 2^31');
    const values = await ScratchFile.open(path);
    try {
      const stream = await ContainerStream.open(path, {
        arrays: [
          { name: `${prefix}.columnIndices`, dtype: 'I32' },
          { name: `${prefix}.values`, dtype: 'F32' },
          { name: `${prefix}.rowStarts`, dtype: 'F64' },
          { name: `${prefix}.shape`, dtype: 'U32' },
        ],
        metadata,
      });
      return new RowBlocksWriter(columns, prefix, { stream, values });
    } catch (error) {
      await values.remove();
      throw error;
    }
  }

  /** How many rows are written so far. */
  get rows(): number {
    return this.#rowStarts.length - 1;
  }

  /** How many nonzeros are written so far. */
  get nonzeros(): number {
    return this.#nonzeros;
  }

  /** Writes the next rows; the matrix may be changed once the call has come back. */
  async append(rows: SparseMatrix): Promise<void> {
    if (rows.columns !== this.columns) {
      throw new ShapeError('RowBlocksWriter', `rows of ${rows.columns} columns`, `${this.columns}`);
    }
    await this.#stream.append(`${this.#prefix}.columnIndices`, rows.columnIndices);
    const { buffer, byteOffset, byteLength } = rows.values;
    await this.#values.write(new Uint8Array(buffer, byteOffset, byteLength), 4 * this.#nonzeros);
    for (let row = 1; row <= rows.rows; row++) this.#rowStarts.push(this.#nonzeros + rows.rowStarts[row]);
    this.#nonzeros += rows.nonzeros;
  }

  /** Completes the file, which then appears under its name. */
  async finish(): Promise<void> {
    try {
      await this.#copyValues();
      await this.#stream.append(`${this.#prefix}.rowStarts`, Float64Array.from(this.#rowStarts));
      await this.#stream.append(`${this.#prefix}.shape`, Uint32Array.of(this.rows, this.columns));
    } catch (error) {
      await this.discard();
      throw error;
    }
    await this.#values.remove();
    await this.#stream.finish();
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#values.remove();
    await this.#stream.discard();
  }

  async #copyValues(): Promise<void> {
    const piece = new Uint8Array(copyLength);
    const length = 4 * this.#nonzeros;
    for (let start = 0; start < length; ) {
      const { bytesRead } = await this.#values.handle.read(piece, 0, Math.min(copyLength, length - start), start);
      if (bytesRead === 0) throw new ShapeError('RowBlocksWriter', `${start} bytes of values`, `${length}`);
      await this.#stream.append(`${this.#prefix}.values`, piece.subarray(0, bytesRead));
      start += bytesRead;
    }
  }
}

/**
 * Writes a matrix that is read in blocks into a container.
 *
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 */
export async function writeRowBlocks(
  path: string,
  blocks: RowBlocks,
  options: WriteRowBlocksOptions = {},
): Promise<void> {
  const { signal, ...rest } = options;
  signal?.throwIfAborted();
  const writer = await RowBlocksWriter.open(path, { ...rest, columns: blocks.columns });
  await appendBlocks(writer, blocks, signal);
}
