import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { batchLength, batchMark, headLength, parseHead, segmentStart, tablesLength } from './segment-format.js';
import { keyWords } from './text-key.js';

/** The keys of a batch, and where its vectors lie. */
export interface SegmentBatch {
  readonly count: number;
  readonly dimensions: number;
  /** Four words a vector. */
  readonly keys: Uint32Array;
  /** The CRC-32 of each vector. */
  readonly checksums: Uint32Array;
  /** Where the vectors begin in the file. */
  readonly vectorsAt: number;
}

/** What {@link scanSegment} is to read and whom it tells. */
export interface SegmentScan {
  /** Where a batch begins, or the file. */
  readonly from: number;
  /** The length of the file. */
  readonly size: number;
  readonly onBatch: (batch: SegmentBatch) => void;
  /** Is told where bytes are not what was written. */
  readonly onDamage: (position: number) => void;
}

/** Bytes that are read together, so that many small batches cost few calls. */
const windowLength = 1 << 14;
/** Bytes that are looked through together for the next head. */
const searchLength = 1 << 20;

/**
 * Reads the keys of the batches of a segment, but not the vectors, and returns where the next batch begins or will begin.
 *
 * A batch at the end that is not whole is left for a later scan. Behind a damaged one the next head is looked for.
 */
export function scanSegment(file: number, { from, size, onBatch, onDamage }: SegmentScan): number {
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  const bytesAt = (position: number, length: number): Buffer => {
    if (position < windowAt || position + length > windowAt + window.length) {
      window = readBytes(file, position, Math.min(Math.max(length, windowLength), size - position));
      windowAt = position;
    }
    return window.subarray(position - windowAt, position - windowAt + length);
  };
  let position = from;
  if (position === 0) {
    if (size < segmentStart.length) return 0;
    if (!bytesAt(0, segmentStart.length).equals(segmentStart)) {
      onDamage(0);
      return 0;
    }
    position = segmentStart.length;
  }
  while (position + headLength <= size) {
    const head = parseHead(bytesAt(position, headLength));
    if (head === undefined) {
      onDamage(position);
      const next = findHead(file, position + 1, size);
      if (next === undefined) return position;
      position = next;
      continue;
    }
    const end = position + batchLength(head);
    if (end > size) return position;
    const tables = bytesAt(position + headLength, tablesLength(head));
    if (crc32(tables) === head.tablesChecksum) {
      const { count, dimensions } = head;
      const words = new Uint32Array(Uint8Array.from(tables).buffer);
      const [keys, checksums] = [words.subarray(0, keyWords * count), words.subarray(keyWords * count)];
      onBatch({ count, dimensions, keys, checksums, vectorsAt: position + headLength + tablesLength(head) });
    } else {
      onDamage(position);
    }
    position = end;
  }
  return position;
}

/** Finds where the next whole head begins. */
function findHead(file: number, from: number, size: number): number | undefined {
  const mark = batchMark();
  for (let start = from; start + headLength <= size; start += searchLength) {
    const bytes = readBytes(file, start, Math.min(searchLength + headLength, size - start));
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      if (parseHead(bytes.subarray(at, at + headLength)) !== undefined) return start + at;
    }
  }
  return undefined;
}

/** Reads bytes; what has gone from the end of the file since its length was asked reads as zeros. */
function readBytes(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let filled = 0; filled < length; ) {
    const read = readSync(file, bytes, filled, length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes;
}
