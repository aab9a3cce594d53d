import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { cachedFile, dataPath, importBuilt } from './cache.js';
import { npyHeaderBytes, readNpy, writeNpy } from './npy.js';
import { wordIds } from './word-ids.js';

const window = 6;
const contextSmoothing = 0.75;

/** The size of a PPMI matrix of words by words; the number of nonzeros follows from the text. */
export interface PpmiSize {
  /** Rows and columns, at most 65,535. */
  readonly words: number;
  readonly tokens: number;
}

/** The sizes that the benchmarks share: about 25 million nonzeros, and a fifteenth of it with `--quick`. */
export function ppmiSize({ quick }: { readonly quick: boolean }): PpmiSize {
  return quick ? { words: 10_000, tokens: 2_000_000 } : { words: 30_000, tokens: 40_000_000 };
}

/**
 * Returns the folder of a cached PPMI matrix (window 6, context smoothing 0.75) as NumPy files: `starts` and `columns`
 * as 32-bit integers, `values` as 32-bit floats. Of the corpora in QUALIA_DATA, or of drawn words where there are none.
 * Ids to PPMI is plain code of its own, so that the input does not change with the library.
 */
export function ppmiMatrixFolder(size: PpmiSize): Promise<string> {
  const source = dataPath('corpora') === undefined ? 'drawn' : 'corpora';
  return cachedFile(`ppmi-${source}-${size.words}-${size.tokens}`, async (folder) => {
    const { ids } = await wordIds(size.tokens, size.words, window);
    const { starts, columns, values } = ppmiRows(ids, size.words);
    mkdirSync(folder);
    writeNpy(join(folder, 'starts.npy'), starts);
    writeNpy(join(folder, 'columns.npy'), columns);
    writeNpy(join(folder, 'values.npy'), values);
  });
}

/** Counts the nonzeros of such a matrix by the size of its file. */
export function countNonzeros(folder: string): number {
  return (statSync(join(folder, 'columns.npy')).size - npyHeaderBytes) / 4;
}

/** Reads such a matrix for the library. */
export async function readPpmiMatrix(folder: string): Promise<SparseMatrix> {
  const { SparseMatrix: Built } =
    await importBuilt<typeof import('../../../src/matrix/sparse-matrix.js')>('matrix/sparse-matrix.js');
  const starts = readNpy(join(folder, 'starts.npy'), 'i4');
  const size = starts.length - 1;
  return new Built(
    { rows: size, columns: size },
    Float64Array.from(starts),
    readNpy(join(folder, 'columns.npy'), 'i4'),
    readNpy(join(folder, 'values.npy'), 'f4'),
  );
}

interface Rows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Counts each word's neighbours over its positions in one dense row, and weights them as it goes. */
function ppmiRows(ids: Uint16Array, words: number): Rows {
  const { starts: firsts, positions } = invert(ids, words);
  const pairs = neighbourSums(ids, words);
  const smoothed = Float64Array.from(pairs, (sum) => sum ** contextSmoothing);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  const starts = new Int32Array(words + 1);
  const row = new Uint32Array(words + 1);
  let columns = new Int32Array(2 ** 20);
  let values = new Float32Array(2 ** 20);
  let end = 0;
  for (let word = 0; word < words; word++) {
    for (let place = firsts[word] as number; place < (firsts[word + 1] as number); place++) {
      const at = positions[place] as number;
      for (let offset = 1; offset <= window; offset++) {
        row[ids[at - offset] as number]++;
        row[ids[at + offset] as number]++;
      }
    }
    if (end + words > columns.length) {
      columns = grown(columns, new Int32Array(2 * columns.length));
      values = grown(values, new Float32Array(2 * values.length));
    }
    for (let column = 0; column < words; column++) {
      const count = row[column] as number;
      if (count === 0) continue;
      const value = Math.log((count * total) / ((pairs[word] as number) * (smoothed[column] as number)));
      if (value <= 0) continue;
      columns[end] = column;
      values[end++] = value;
    }
    row.fill(0);
    starts[word + 1] = end;
  }
  return { starts, columns: columns.subarray(0, end), values: values.subarray(0, end) };
}

function grown<Numbers extends Int32Array | Float32Array>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}

/** The positions of each word, in a counting sort. */
function invert(ids: Uint16Array, words: number): { readonly starts: Uint32Array; readonly positions: Uint32Array } {
  const starts = new Uint32Array(words + 2);
  for (const id of ids) starts[id + 1]++;
  for (let id = 0; id <= words; id++) starts[id + 1] += starts[id] as number;
  const next = starts.slice();
  const positions = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at++) positions[next[ids[at] as number]++] = at;
  return { starts, positions };
}

/** How many neighbours each word has in all, fillers left out. */
function neighbourSums(ids: Uint16Array, words: number): Float64Array {
  const sums = new Float64Array(words + 1);
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] === words) continue;
    for (let offset = 1; offset <= window; offset++) {
      if (ids[at + offset] === words) continue;
      sums[ids[at] as number]++;
      sums[ids[at + offset] as number]++;
    }
  }
  return sums.subarray(0, words);
}
