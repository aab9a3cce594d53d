import { requireOption, ShapeError } from '../errors.js';
import { withArena } from '../kernels/with-arena.js';
import { appendBlocks } from './append-blocks.js';
import { cutRows, type RowBlocks } from './row-blocks.js';
import { type EncodedRows, encodeRows, runArrays, runVersion, runVersionKey } from './run-format.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { ContainerStream } from './write-container-stream.js';

/** Options of {@link RunWriter} and {@link writeRun}. */
export interface WriteRunOptions {
  /**
   * What a stored count of 1 is worth; every value must be a whole number of units, 2^53 at most. Default 1; a window
   * that weights by 1 / distance up to 5 has the unit 1 / 60.
   */
  readonly unit?: number;
  /** Any texts to keep with the counts, but for the key `qualia.run`. */
  readonly metadata?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
}

/** Entries that are encoded together, small enough for the second-level cache. */
const entriesPerPiece = 2 ** 16;

/**
 * Writes counts row by row into a run file, in constant memory but for eight bytes a row. A run holds each entry as two
 * LEB128 numbers: the gap to the entry before it in its row, and the count in whole units.
 *
 * The file appears whole or not at all; a writer must end with `finish` or `discard`.
 */
export class RunWriter {
  readonly columns: number;
  readonly unit: number;
  readonly #stream: ContainerStream;
  readonly #byteLengths: Uint32Array[] = [];
  readonly #entryCounts: Uint32Array[] = [];
  #rows = 0;
  #nonzeros = 0;

  private constructor(columns: number, unit: number, stream: ContainerStream) {
    this.columns = columns;
    this.unit = unit;
    this.#stream = stream;
  }

  /**
   * Starts a file that will be `path`.
   *
   * @throws OptionError when `columns` is not a whole number from 0 to 2^31, or `unit` is not above 0.
   */
  static async open(
    path: string,
    options: Omit<WriteRunOptions, 'signal'> & { readonly columns: number },
  ): Promise<RunWriter> {
    const { columns, unit = 1, metadata = new Map<string, string>() } = options;
    const isSize = Number.isInteger(columns) && columns >= 0 && columns <= 2 ** 31;
    requireOption(isSize, 'columns', columns, 'a whole number from 0 to 2^31');
    requireOption(Number.isFinite(unit) && unit > 0, 'unit', unit, 'a number > 0');
    requireOption(!metadata.has(runVersionKey), 'metadata', runVersionKey, 'keys that the format does not use itself');
    const stream = await ContainerStream.open(path, {
      arrays: [runArrays.bytes, runArrays.shape, runArrays.byteLengths, runArrays.entryCounts],
      metadata: new Map([...metadata, [runVersionKey, `${runVersion}`]]),
    });
    return new RunWriter(columns, unit, stream);
  }

  /**
   * Writes the next rows.
   *
   * @throws ShapeError when the number of columns differs or a value is not a whole number of units, 1 at least.
   */
  async append(rows: SparseMatrix): Promise<void> {
    if (rows.columns !== this.columns) {
      throw new ShapeError('RunWriter', `rows of ${rows.columns} columns`, `${this.columns}`);
    }
    const firstRows = cutRows(rows.rowStarts, { blockNonzeros: entriesPerPiece });
    for (let piece = 0; piece + 1 < firstRows.length; piece++) {
      await this.appendEncoded(encodePiece(rows, firstRows[piece], firstRows[piece + 1], this.unit));
    }
  }

  /** Writes the next rows, which are encoded already. */
  async appendEncoded({ bytes, byteLengths, entryCounts }: EncodedRows): Promise<void> {
    await this.#stream.append(runArrays.bytes.name, bytes);
    this.#byteLengths.push(byteLengths);
    this.#entryCounts.push(entryCounts);
    this.#rows += entryCounts.length;
    this.#nonzeros = entryCounts.reduce((sum, count) => sum + count, this.#nonzeros);
  }

  /** Completes the file, which then appears under its name. */
  async finish(): Promise<void> {
    try {
      const padding = (8 - (this.#stream.dataLength % 8)) % 8;
      await this.#stream.append(runArrays.bytes.name, new Uint8Array(padding));
      const shape = Float64Array.of(this.#rows, this.columns, this.#nonzeros, this.unit);
      await this.#stream.append(runArrays.shape.name, shape);
      for (const lengths of this.#byteLengths) await this.#stream.append(runArrays.byteLengths.name, lengths);
      for (const counts of this.#entryCounts) await this.#stream.append(runArrays.entryCounts.name, counts);
    } catch (error) {
      await this.discard();
      throw error;
    }
    await this.#stream.finish();
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#stream.discard();
  }
}

/**
 * Writes counts that are read in blocks into a run file.
 *
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 * @example
 * await writeRun('counts.run', toRowBlocks(counts));
 */
export async function writeRun(path: string, counts: RowBlocks, options: WriteRunOptions = {}): Promise<void> {
  const { signal, ...rest } = options;
  signal?.throwIfAborted();
  const writer = await RunWriter.open(path, { ...rest, columns: counts.columns });
  await appendBlocks(writer, counts, signal);
}

function encodePiece(matrix: SparseMatrix, begin: number, end: number, unit: number): EncodedRows {
  const first = matrix.rowStarts[begin];
  const last = matrix.rowStarts[end];
  return withArena({}, (arena) => {
    const places = arena.allocate(Uint32Array, end - begin);
    const lengths = arena.allocate(Uint32Array, end - begin);
    for (let row = begin; row < end; row++) {
      places[row - begin] = matrix.rowStarts[row] - first;
      lengths[row - begin] = matrix.rowStarts[row + 1] - matrix.rowStarts[row];
    }
    const columns = arena.copy(Uint32Array, matrix.columnIndices.subarray(first, last));
    const counts = arena.allocate(Float64Array, last - first);
    toWholeUnits(matrix.values.subarray(first, last), unit, counts);
    return encodeRows(arena, { places, lengths, columns, counts });
  });
}

/** Fills `counts` with the values in units; single precision keeps seven digits, so that much may be missing. */
function toWholeUnits(values: Float32Array, unit: number, counts: Float64Array): void {
  for (let entry = 0; entry < values.length; entry++) {
    const count = values[entry] / unit;
    const whole = Math.round(count);
    if (!(whole >= 1 && whole <= 2 ** 53 && Math.abs(count - whole) <= 1e-6 * whole)) {
      throw new ShapeError('RunWriter', `the value ${values[entry]}`, `whole numbers of the unit ${unit}, 1 at least`);
    }
    counts[entry] = whole;
  }
}
