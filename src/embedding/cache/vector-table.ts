import { KeyIndex } from './key-index.js';
import type { SegmentBatch } from './scan-segment.js';

/** Where a vector lies. */
export interface VectorPlace {
  /** The number of its entry; that of the next vector in the same batch is one more. */
  readonly entry: number;
  /** The open file. */
  readonly file: number;
  readonly position: number;
  readonly dimensions: number;
  /** The CRC-32 of its bytes. */
  readonly checksum: number;
  /** How many vectors of its batch follow it. */
  readonly following: number;
}

/** A batch in the table: its file, where its vectors begin there, and their length. */
interface TableBatch {
  readonly file: number;
  readonly vectorsAt: number;
  readonly dimensions: number;
  readonly checksums: Uint32Array;
}

/** Returns where a vector of a batch lies. */
export function placeInBatch(
  file: number,
  { vectorsAt, dimensions, checksums }: Pick<SegmentBatch, 'vectorsAt' | 'dimensions' | 'checksums'>,
  row: number,
): Omit<VectorPlace, 'entry'> {
  const position = vectorsAt + 4 * dimensions * row;
  return { file, position, dimensions, checksum: checksums[row], following: checksums.length - row - 1 };
}

/** Where the vectors of all segments lie, by key: about 28 bytes a vector, and a small object a batch. */
export class VectorTable {
  readonly #index = new KeyIndex();
  readonly #batches: TableBatch[] = [];
  /** The number of the first entry of each batch; apart, so that a search among them stays in the processor's cache. */
  readonly #firstEntries: number[] = [];

  /** Adds the vectors of a batch in an open file. */
  addBatch(file: number, { count, keys, checksums, vectorsAt, dimensions }: SegmentBatch): void {
    if (count === 0) return;
    this.#index.reserve(count);
    // The words of the keys are in the index; a copy lets go of them.
    const own = checksums.slice();
    this.#batches.push({ file, vectorsAt, dimensions, checksums: own });
    this.#firstEntries.push(this.#index.size);
    for (let row = 0; row < count; row++) this.#index.add(keys, (keys.length / count) * row);
  }

  /** Tells whether there is a vector for a key. */
  has(key: Uint32Array, at = 0): boolean {
    return this.#index.find(key, at) !== undefined;
  }

  /** Returns where the vector of a key lies, or undefined where there is none. */
  find(key: Uint32Array): VectorPlace | undefined {
    const entry = this.#index.find(key);
    if (entry === undefined) return undefined;
    const place = this.#batchPlace(entry);
    const batch = this.#batches[place];
    return { entry, ...placeInBatch(batch.file, batch, entry - this.#firstEntries[place]) };
  }

  /** Forgets a vector that cannot be read; where the same key has another, that one is found from now on. */
  remove({ entry }: VectorPlace): void {
    this.#index.remove(entry);
  }

  #batchPlace(entry: number): number {
    const firstEntries = this.#firstEntries;
    let low = 0;
    let high = firstEntries.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (firstEntries[middle] <= entry) low = middle;
      else high = middle;
    }
    return low;
  }
}
