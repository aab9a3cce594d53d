import type { Arena } from '../kernels/arena.js';
import { groupQueries, tileRows, wordCells } from '../kernels/nearest-rows.js';
import type { DenseMatrix, FloatArray } from './dense-matrix.js';

/** How the cells of a scan are kept: 8-bit integers, 16-bit integers, or floats. */
export type ScanPrecision = keyof typeof wordCells;

/** Rows as the kernels for neighbours read them, see src/kernels/nearest-rows.ts. */
export interface PackedRows {
  readonly precision: ScanPrecision;
  readonly cells: Int8Array | Int16Array | Float32Array;
  readonly words: number;
  /** For each row the factor from the inner product of packed cells to the score; NaN for rows that are never found. */
  readonly scales: Float32Array;
  /** For each row how far such a score may lie from the true one. */
  readonly bounds: Float32Array;
}

/** Vectors are scaled to this length before they are rounded to 16 bits, so that no sum of products passes 2^31. */
const integerLength = 32_000;

/** Covers the few roundings to single precision by which a score is made of a sum. */
const roundings = 1e-6;

/**
 * Packs the rows of a matrix into the arena, in words of `wordCells[precision]` cells, tiles of four rows.
 *
 * A row x becomes a x' + e: x' its packed cells, a its factor, e the rest. A query q of length 1 becomes b q' + f, where
 * f is at most sqrt(d) / 2 steps of 1/32000 long. So a b x'.q' differs from x.q by at most |e| (1 + |f|) + |f| |x|
 * (Cauchy and Schwarz), which is the bound of the row, plus what single precision rounds. The factors of the rows are
 * multiplied by `scales` and divided by the greatest length, so that nothing overflows.
 *
 * @param scales a factor for the score of each row; 0 takes a row out.
 */
export function packRows(
  arena: Arena,
  matrix: DenseMatrix<Float32Array>,
  options: { readonly precision: ScanPrecision; readonly scales: ArrayLike<number>; readonly lengths: Float64Array },
): PackedRows {
  const { precision, scales: rowScales, lengths } = options;
  const { rows, columns } = matrix;
  const words = wordsOf(precision, columns);
  const padded = Math.ceil(rows / tileRows) * tileRows;
  const cells = allocateCells(arena, precision, padded * words * wordCells[precision]);
  const scales = arena.allocate(Float32Array, padded).fill(Number.NaN);
  const bounds = arena.zeros(Float32Array, padded);
  const largest = lengths.reduce((most, length, row) => Math.max(most, length * Math.abs(rowScales[row])), 0) || 1;
  const rest = precision === 'single' ? (columns + 8) * 2 ** -24 : Math.sqrt(columns) / 2 / integerLength;
  const queryFactor = precision === 'single' ? 1 : integerLength;
  for (let row = 0; row < rows; row++) {
    const factor = packingFactor(precision, matrix.row(row), lengths[row]);
    const error = packVector(cells, matrix.row(row), { precision, factor, words, place: row, side: tileRows });
    if (rowScales[row] === 0) continue;
    const scale = rowScales[row] / largest;
    scales[row] = factor === 0 ? 0 : scale / factor / queryFactor;
    bounds[row] = Math.abs(scale) * (error * (1 + rest) + (rest + roundings) * lengths[row]) + 1e-30;
  }
  return { precision, cells, words, scales, bounds };
}

/** Packs queries into the arena for a batch, in groups of eight; each is scaled to length 1 first, save zeros. */
export function packQueries(
  arena: Arena,
  queries: readonly FloatArray[],
  options: { readonly precision: 'int16' | 'single'; readonly lengths: readonly number[] },
): { readonly cells: Int16Array | Float32Array; readonly groups: number } {
  const { precision, lengths } = options;
  const words = wordsOf(precision, queries[0]?.length ?? 0);
  const groups = Math.ceil(queries.length / groupQueries);
  const cells = allocateCells(arena, precision, groups * groupQueries * words * wordCells[precision]) as Int16Array;
  queries.forEach((query, place) => {
    const factor = lengths[place] === 0 ? 0 : (precision === 'single' ? 1 : integerLength) / lengths[place];
    packVector(cells, query, { precision, factor, words, place, side: groupQueries });
  });
  return { cells, groups };
}

/** Rounds one query, scaled to length 1, to the 16-bit integers that rows of 8 bits are multiplied with. */
export function packSingleQuery(arena: Arena, query: FloatArray, length: number): Int16Array {
  const cells = arena.zeros(Int16Array, wordsOf('int8', query.length) * wordCells.int8);
  for (let column = 0; column < query.length; column++) {
    cells[column] = Math.round((query[column] * integerLength) / length);
  }
  return cells;
}

/** Eights of 8-bit cells come in pairs, since the kernel takes two at a time. */
function wordsOf(precision: ScanPrecision, columns: number): number {
  const words = Math.ceil(columns / wordCells[precision]);
  return precision === 'int8' ? Math.ceil(words / 2) * 2 : words;
}

function allocateCells(arena: Arena, precision: ScanPrecision, length: number): Int8Array | Int16Array | Float32Array {
  if (precision === 'int8') return arena.zeros(Int8Array, length);
  return precision === 'int16' ? arena.zeros(Int16Array, length) : arena.zeros(Float32Array, length);
}

/** What a row is multiplied with before it is rounded; 0 for a row of zeros. */
function packingFactor(precision: ScanPrecision, row: FloatArray, length: number): number {
  if (length === 0) return 0;
  if (precision !== 'int8') return (precision === 'single' ? 1 : integerLength) / length;
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  return 127 / largest;
}

/** Writes a vector times `factor` to its place in tiles of `side` vectors; returns the length of what rounding lost. */
export function packVector(
  cells: Int8Array | Int16Array | Float32Array,
  vector: FloatArray,
  options: {
    readonly precision: ScanPrecision;
    readonly factor: number;
    readonly words: number;
    readonly place: number;
    readonly side: number;
  },
): number {
  const { precision, factor, words, place, side } = options;
  const width = wordCells[precision];
  const step = width * side;
  const whole = precision !== 'single';
  let start = (Math.floor(place / side) * words * side + (place % side)) * width;
  let squares = 0;
  for (let column = 0; column < vector.length; start += step) {
    const last = Math.min(vector.length, column + width);
    for (let to = start; column < last; column++, to++) {
      const exact = vector[column] * factor;
      const packed = whole ? Math.floor(exact + 0.5) : Math.fround(exact);
      cells[to] = packed;
      squares += (exact - packed) * (exact - packed);
    }
  }
  return factor === 0 ? 0 : Math.sqrt(squares) / factor;
}
