import { crc32 } from 'node:zlib';
import { keyWords } from './text-key.js';

/**
 * The form of a segment: 16 bytes that say what it is, then batches, each of them
 *
 * - a head of six words: two that mark it, the number of vectors, their length, the CRC-32 of the tables, and that of the
 *   five words before it;
 * - the tables: the key of each vector, four words, then the CRC-32 of each vector;
 * - the vectors, 32-bit floats, lowest byte first.
 *
 * A segment only grows, batch by batch, and a merged one has one name from the start. So its keys are read without its
 * vectors, and a batch that is not whole is one that is being written, or was when its process was killed.
 */
export const segmentStart = Buffer.from('qualia vectors 1');

/** What the names of segments end in. */
export const segmentEnding = '.vectors';

/** The length of a batch's head in bytes. */
export const headLength = 24;

/** The two words that mark a head: chance gives them to one place in 2^64. */
const marks = [0x51a7_c0de, 0x9e3b_1f74] as const;

/** Returns the bytes of the marks, to look for them. */
export function batchMark(): Buffer {
  return Buffer.from(Uint32Array.from(marks).buffer);
}

/** What the head of a batch says. */
export interface BatchHead {
  readonly count: number;
  readonly dimensions: number;
  readonly tablesChecksum: number;
}

/** How many bytes the tables of a batch take. */
export function tablesLength({ count }: Pick<BatchHead, 'count'>): number {
  return 4 * (keyWords + 1) * count;
}

/** How many bytes a batch takes. */
export function batchLength(head: Pick<BatchHead, 'count' | 'dimensions'>): number {
  return headLength + tablesLength(head) + 4 * head.dimensions * head.count;
}

/** Reads a head; undefined where there is none, or one that is damaged. */
export function parseHead(bytes: Uint8Array): BatchHead | undefined {
  // A mark may stand so near to the end of a file that no head follows.
  if (bytes.length < headLength) return undefined;
  const words = new Uint32Array(Uint8Array.from(bytes.subarray(0, headLength)).buffer);
  const [first, second, count, dimensions, tablesChecksum, checksum] = words;
  const isHead = first === marks[0] && second === marks[1];
  if (!isHead || crc32(bytes.subarray(0, headLength - 4)) !== checksum) return undefined;
  return { count, dimensions, tablesChecksum };
}

/** Makes the bytes of a batch. @param keys four words a vector. @param vectors all of the same length, at least one. */
export function encodeBatch(keys: Uint32Array, vectors: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const count = vectors.length;
  const [{ length: dimensions }] = vectors;
  const tables = tablesLength({ count });
  const bytes = new Uint8Array(batchLength({ count, dimensions }));
  const words = new Uint32Array(bytes.buffer);
  const numbers = new Float32Array(bytes.buffer, headLength + tables);
  words.set(keys, headLength / 4);
  const checksumsAt = headLength / 4 + keyWords * count;
  vectors.forEach((vector, place) => {
    numbers.set(vector, place * dimensions);
    words[checksumsAt + place] = checksumOf(numbers.subarray(place * dimensions, (place + 1) * dimensions));
  });
  words.set([...marks, count, dimensions, crc32(bytes.subarray(headLength, headLength + tables))]);
  words[headLength / 4 - 1] = crc32(bytes.subarray(0, headLength - 4));
  return bytes;
}

/** The CRC-32 of the bytes of a vector. */
function checksumOf(vector: Float32Array): number {
  return crc32(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
}
