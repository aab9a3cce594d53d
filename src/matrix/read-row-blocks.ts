import { FileFormatError, ShapeError } from '../errors.js';
import type { ContainerEntry } from './container-header.js';
import { ContainerFile, type Verification } from './read-container-file.js';
import { cutRows, type RowBlocks, type RowBlocksOptions } from './row-blocks.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Options of {@link openRowBlocks}. */
export interface OpenRowBlocksOptions extends RowBlocksOptions {
  /** Begins the names of the matrix's arrays in the container; default `matrix`. */
  readonly prefix?: string;
  /**
   * true reads the whole file once and compares its checksum, `blocks` compares the checksum of each mebibyte when it is
   * first read; default true.
   */
  readonly verify?: Verification;
  /**
   * Reads every block into the same memory, so that a block lasts only until the next one is read; default false. New
   * memory for each block makes a pass over a file that the system keeps in memory take four times as long.
   */
  readonly reuseMemory?: boolean;
}

/** A sparse matrix in a file, read in blocks of rows. */
export interface RowBlocksFile extends RowBlocks {
  /** The metadata that was written with it. */
  readonly metadata: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/**
 * Opens a container that holds a sparse matrix, as `writeRowBlocks` or `sparseToArrays` with `writeContainer` make it,
 * to read it in blocks of rows: eight bytes a row stay in memory, and one block at a time.
 *
 * The first reading of a block checks its invariants; later ones take the bytes as they are.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, newer than this code or
 * holds no such matrix; OptionError when an option is out of range.
 * @example
 * const ppmi = await openRowBlocks('ppmi.safetensors');
 * const { left } = truncatedSvd(ppmi, { rank: 300 });
 * await ppmi.close();
 */
export async function openRowBlocks(path: string, options: OpenRowBlocksOptions = {}): Promise<RowBlocksFile> {
  const { verify = true, ...layout } = options;
  return ContainerFile.openAs(path, { verify }, (file) => new ContainerRowBlocks(file, layout));
}

class ContainerRowBlocks implements RowBlocksFile {
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  readonly firstRows: readonly number[];
  readonly #file: ContainerFile;
  readonly #rowStarts: Float64Array;
  readonly #columnIndices: ContainerEntry;
  readonly #values: ContainerEntry;
  readonly #checked = new Set<number>();
  readonly #memory: Entries | undefined;

  constructor(file: ContainerFile, options: Omit<OpenRowBlocksOptions, 'verify'>) {
    const { prefix = 'matrix', reuseMemory = false, ...cutting } = options;
    this.#file = file;
    const shape = file.readAll(file.entry(`${prefix}.shape`, 'U32'));
    this.#rowStarts = file.readAll(file.entry(`${prefix}.rowStarts`, 'F64')) as Float64Array;
    this.#columnIndices = file.entry(`${prefix}.columnIndices`, 'I32');
    this.#values = file.entry(`${prefix}.values`, 'F32');
    this.rows = this.#rowStarts.length - 1;
    this.columns = shape[1];
    this.nonzeros = this.#rowStarts[this.rows];
    const bytes = this.#values.end - this.#values.begin;
    const isWhole = shape.length === 2 && shape[0] === this.rows && 4 * this.nonzeros === bytes;
    if (!isWhole || this.#columnIndices.end - this.#columnIndices.begin !== bytes) {
      const problem = `its shape is [${shape.join(', ')}], but it has ${this.rows} rows and ${this.nonzeros} nonzeros.`;
      throw new FileFormatError(file.path, `"${prefix}"`, problem);
    }
    for (let row = 0; row < this.rows; row++) {
      if (this.#rowStarts[row + 1] >= this.#rowStarts[row] && this.#rowStarts[0] === 0) continue;
      throw new FileFormatError(file.path, `"${prefix}.rowStarts"`, `row ${row} does not begin where the last ends.`);
    }
    this.firstRows = cutRows(this.#rowStarts, cutting);
    if (reuseMemory) this.#memory = allocate(this.#longestBlock());
  }

  get metadata(): ReadonlyMap<string, string> {
    return this.#file.header.metadata;
  }

  readBlock(block: number): SparseMatrix {
    const begin = this.firstRows[block];
    const end = this.firstRows[block + 1];
    const first = this.#rowStarts[begin];
    const nonzeros = this.#rowStarts[end] - first;
    const memory = this.#memory ?? allocate(nonzeros);
    const columnIndices = memory.columnIndices.subarray(0, nonzeros);
    const values = memory.values.subarray(0, nonzeros);
    this.#file.readInto(this.#columnIndices, 4 * first, columnIndices);
    this.#file.readInto(this.#values, 4 * first, values);
    const rowStarts = this.#rowStarts.slice(begin, end + 1).map((start) => start - first);
    const matrix = new SparseMatrix({ rows: end - begin, columns: this.columns }, rowStarts, columnIndices, values);
    if (!this.#checked.has(block)) this.#check(matrix, begin);
    this.#checked.add(block);
    return matrix;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #longestBlock(): number {
    const lengths = this.firstRows.slice(1).map((end, block) => {
      return this.#rowStarts[end] - this.#rowStarts[this.firstRows[block]];
    });
    return lengths.reduce((most, length) => Math.max(most, length), 0);
  }

  #check(matrix: SparseMatrix, firstRow: number): void {
    try {
      matrix.checkInvariants();
    } catch (cause) {
      if (!(cause instanceof ShapeError)) throw cause;
      throw new FileFormatError(this.#file.path, `the rows from ${firstRow} on`, cause.message, { cause });
    }
  }
}

interface Entries {
  readonly columnIndices: Int32Array;
  readonly values: Float32Array;
}

function allocate(length: number): Entries {
  return { columnIndices: new Int32Array(length), values: new Float32Array(length) };
}
