import { FileFormatError } from '../errors.js';
import type { SenseIndex } from './parse-sense-index.js';
import type { WndbData } from './parse-wndb-data.js';

/** Which sense lies in which synset, both ways; synsets have positions counted through the data files in order. */
export interface SenseLocations {
  /** For each row of the sense index, the position of its synset. */
  readonly positions: Int32Array;
  /** The rows of the sense index that lie in the synset at a position. */
  rowsAt(position: number): Int32Array;
  /** How many rows {@link rowsAt} gives. */
  countAt(position: number): number;
}

const typeLetters = ['n', 'v', 'a', 'r', 'a'];

/**
 * Finds for every row of a sense index the synset it names.
 *
 * @param path the path of the sense index, named in errors.
 * @throws FileFormatError when a row names a synset that no data file holds, or when no row names the last synset of a
 * data file, which shows that the two do not belong together or that one was cut off.
 */
export function locateSenses(index: SenseIndex, files: readonly WndbData[], path: string): SenseLocations {
  const fileOfType = typeLetters.map((letter) => files.findIndex((file) => file.partOfSpeech === letter));
  const bases: number[] = [];
  let synsetCount = 0;
  for (const file of files) {
    bases.push(synsetCount);
    synsetCount += file.offsets.length;
  }
  const positions = new Int32Array(index.senseCount);
  const complete = files.map((file) => file.offsets.length === 0);
  for (let row = 0; row < index.senseCount; row++) {
    const file = fileOfType[(index.types[row] as number) - 1] as number;
    const data = files[file] as WndbData;
    const at = indexOfSorted(data.offsets, index.offsets[row] as number);
    if (at === -1) {
      const problem = `${index.key(row)} is at byte ${index.offsets[row]} of ${data.path}, where no synset begins.`;
      throw new FileFormatError(path, `line ${row + 1}`, problem);
    }
    if (at === data.offsets.length - 1) complete[file] = true;
    positions[row] = (bases[file] as number) + at;
  }
  const cut = files[complete.indexOf(false)];
  if (cut !== undefined) {
    const problem = `expected a sense of the last synset of ${cut.path} (byte ${cut.offsets.at(-1)}), found none.`;
    throw new FileFormatError(path, `line ${index.senseCount}`, problem);
  }
  return { positions, ...groupRows(positions, synsetCount) };
}

/** Gathers rows by position; a counting sort keeps the rows of one synset together, in their order. */
export function groupRows(positions: Int32Array, synsetCount: number): Pick<SenseLocations, 'rowsAt' | 'countAt'> {
  const starts = new Int32Array(synsetCount + 1);
  for (const position of positions) starts[position + 1] = (starts[position + 1] as number) + 1;
  for (let i = 0; i < synsetCount; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const rows = new Int32Array(positions.length);
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] as number;
    const slot = next[position] as number;
    rows[slot] = row;
    next[position] = slot + 1;
  }
  return {
    rowsAt: (position) => rows.subarray(starts[position], starts[position + 1]),
    countAt: (position) => (starts[position + 1] as number) - (starts[position] as number),
  };
}

/** The index of a value in an ascending list, or -1. */
export function indexOfSorted(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = values[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
