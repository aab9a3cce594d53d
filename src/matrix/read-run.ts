import { FileFormatError } from '../errors.js';
import { withArena } from '../kernels/with-arena.js';
import type { ContainerEntry } from './container-header.js';
import { ContainerFile, type Verification } from './read-container-file.js';
import { cutRows, type RowBlocks, type RowBlocksOptions } from './row-blocks.js';
import { rowsPerCall, runArrays, runVersion, runVersionKey } from './run-format.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Options of {@link openRun}. */
export interface OpenRunOptions extends RowBlocksOptions {
  /**
   * true reads the whole file once and compares its checksum, `blocks` compares the checksum of each mebibyte when it is
   * first read; default true.
   */
  readonly verify?: Verification;
}

/** Entries that are decoded together, small enough for the second-level cache. */
const entriesPerPiece = 2 ** 16;

/**
 * Counts in a run file, which stays open: `RowBlocks` whose blocks are decoded when they are read. Eight bytes a row
 * stay in memory.
 */
export class RunFile implements RowBlocks {
  readonly path: string;
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  readonly firstRows: readonly number[];
  /** What a stored count of 1 is worth. */
  readonly unit: number;
  /** The length of each row in bytes. */
  readonly byteLengths: Uint32Array;
  /** The entries in each row. */
  readonly entryCounts: Uint32Array;
  readonly #file: ContainerFile;
  readonly #bytes: ContainerEntry;
  #cursor = { row: 0, byte: 0 };

  /** Wraps an open container; `openRun` is the way to get one. */
  constructor(file: ContainerFile, options: RowBlocksOptions) {
    this.#file = file;
    this.path = file.path;
    checkVersion(file);
    this.#bytes = file.entry(runArrays.bytes.name, runArrays.bytes.dtype);
    const shape = file.readAll(file.entry(runArrays.shape.name, runArrays.shape.dtype));
    this.byteLengths = readLengths(file, runArrays.byteLengths.name);
    this.entryCounts = readLengths(file, runArrays.entryCounts.name);
    [this.rows, this.columns, this.nonzeros, this.unit] = shape;
    const rowStarts = startsOf(this.entryCounts);
    const bytes = this.byteLengths.reduce((sum, length) => sum + length, 0);
    const length = this.#bytes.end - this.#bytes.begin;
    const isWhole = shape.length === 4 && this.rows === this.byteLengths.length && this.columns < 2 ** 32;
    const isFilled = bytes <= length && length < bytes + 8 && rowStarts[this.rows] === this.nonzeros;
    if (!isWhole || this.rows !== this.entryCounts.length || !isFilled || !(this.unit > 0)) {
      throw new FileFormatError(file.path, 'run', 'its shape, the lengths of its rows and its bytes contradict.');
    }
    this.firstRows = cutRows(rowStarts, options);
  }

  /** The metadata that was written with the counts. */
  get metadata(): ReadonlyMap<string, string> {
    return new Map([...this.#file.header.metadata].filter(([key]) => key !== runVersionKey));
  }

  /** The checksum of the whole file, which names its content. */
  get checksum(): string {
    return this.#file.header.checksum ?? '';
  }

  /** Fills `target` with the bytes of the rows from `begin` on; rows are found quickest in ascending order. */
  readBytes(begin: number, target: Uint8Array): void {
    if (begin < this.#cursor.row) this.#cursor = { row: 0, byte: 0 };
    let { row, byte } = this.#cursor;
    for (; row < begin; row++) byte += this.byteLengths[row];
    this.#cursor = { row, byte };
    this.#file.readInto(this.#bytes, byte, target);
  }

  readBlock(block: number): SparseMatrix {
    const begin = this.firstRows[block];
    const end = this.firstRows[block + 1];
    const rowStarts = startsOf(this.entryCounts.subarray(begin, end));
    const columnIndices = new Int32Array(rowStarts[end - begin]);
    const values = new Float32Array(columnIndices.length);
    const matrix = new SparseMatrix({ rows: end - begin, columns: this.columns }, rowStarts, columnIndices, values);
    const firstRows = cutRows(rowStarts, { blockNonzeros: entriesPerPiece });
    for (let piece = 0; piece + 1 < firstRows.length; piece++) {
      this.#decode(begin, firstRows[piece], firstRows[piece + 1], matrix);
    }
    return matrix;
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Decodes the rows `begin` to `end` of a block into their place in its matrix. */
  #decode(blockStart: number, begin: number, end: number, matrix: SparseMatrix): void {
    const { rowStarts } = matrix;
    const rows = end - begin;
    const entries = rowStarts[end] - rowStarts[begin];
    withArena({}, (arena) => {
      const byteStarts = arena.zeros(Uint32Array, rows + 1);
      const entryStarts = arena.zeros(Uint32Array, rows + 1);
      for (let row = 0; row < rows; row++) {
        byteStarts[row + 1] = byteStarts[row] + this.byteLengths[blockStart + begin + row];
        entryStarts[row + 1] = rowStarts[begin + row + 1] - rowStarts[begin];
      }
      const bytes = arena.allocate(Uint8Array, byteStarts[rows] + 8);
      this.readBytes(blockStart + begin, bytes.subarray(0, byteStarts[rows]));
      const columns = arena.allocate(Uint32Array, entries);
      const values = arena.allocate(Float32Array, entries);
      const faults = arena.zeros(Uint32Array, 1);
      arena.run('decodeRun', [bytes, byteStarts, entryStarts, columns, values, this.unit, this.columns, faults], {
        items: rows,
        chunk: rowsPerCall(rows, entries),
      });
      if (faults[0] !== 0) throw brokenRows(this.path, blockStart + begin, blockStart + end);
      matrix.columnIndices.set(columns, rowStarts[begin]);
      matrix.values.set(values, rowStarts[begin]);
    });
  }
}

/**
 * Opens a run file, as {@link RunFile} describes it.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, newer than this code or not
 * a run; OptionError when an option is out of range.
 */
export async function openRun(path: string, options: OpenRunOptions = {}): Promise<RunFile> {
  const { verify = true, ...cutting } = options;
  return ContainerFile.openAs(path, { verify }, (file) => new RunFile(file, cutting));
}

/** The error for rows whose bytes are not what the lengths and the number of columns allow. */
export function brokenRows(path: string, begin: number, end: number): FileFormatError {
  return new FileFormatError(path, `rows ${begin} to ${end}`, 'an entry lies outside its row; the file is damaged.');
}

function checkVersion(file: ContainerFile): void {
  const version = file.header.metadata.get(runVersionKey);
  const place = `header, ${runVersionKey}`;
  if (version === undefined || !/^[1-9]\d*$/.test(version)) {
    throw new FileFormatError(file.path, place, `is "${version ?? ''}": the file does not hold a run of counts.`);
  }
  if (Number(version) <= runVersion) return;
  const problem = `has version ${version}, this code reads up to ${runVersion}`;
  throw new FileFormatError(file.path, place, `${problem}: written by a newer qualia; update.`);
}

function readLengths(file: ContainerFile, name: string): Uint32Array {
  return file.readAll(file.entry(name, 'U32')) as Uint32Array;
}

/** Returns where each row starts when rows of these lengths follow one another, and behind them the sum. */
function startsOf(lengths: Uint32Array): Float64Array {
  const starts = new Float64Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
  return starts;
}
