import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { type FileHandle, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAll, writeWhole } from '../../matrix/write-whole-file.js';
import { KeyIndex } from './key-index.js';
import { type SegmentBatch, scanSegment } from './scan-segment.js';
import { encodeBatch, segmentEnding, segmentStart } from './segment-format.js';
import { lockNameOf, lockUnlessHeld } from './segment-lock.js';
import { keyWords } from './text-key.js';
import { VectorReader } from './vector-reader.js';
import { placeInBatch } from './vector-table.js';

/** So many segments of like size are merged; fewer are left as they are. */
const fewestMerged = 8;
/** Segments count as of like size where one is less than so many times as long as another: each vector moves seldom. */
const likeSizes = 8;
/** The most bytes of vectors in a batch of a merged segment. */
const batchBytes = 1 << 22;

/** A segment that may be merged. */
interface Segment {
  readonly path: string;
  readonly file: number;
  readonly size: number;
}

/**
 * Merges the small segments of a folder into one, where there are many that no process appends to.
 *
 * The merged one appears whole before the others go, so that nothing is lost whenever the work stops; what was written
 * twice is kept once. A process that has one of the others open can go on to read it.
 */
export async function mergeSegments(folder: string, onDamage: (path: string, position: number) => void): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith(segmentEnding));
  if (names.length < fewestMerged) return;
  const unlock = await lockUnlessHeld(folder, 'merge.lock');
  if (unlock === undefined) return;
  const segments: Segment[] = [];
  try {
    for (const name of names) {
      const segment = openSegment(join(folder, name));
      if (segment !== undefined) segments.push(segment);
    }
    const wanted = chooseSegments(segments);
    const unlocks = new Map<Segment, () => Promise<void>>();
    try {
      for (const segment of wanted) {
        const name = segment.path.slice(folder.length + 1);
        const free = await lockUnlessHeld(folder, lockNameOf(name));
        if (free !== undefined) unlocks.set(segment, free);
      }
      const merged = [...unlocks.keys()];
      if (merged.length < fewestMerged) return;
      await removeUnfinished(folder);
      await writeMerged(folder, merged, onDamage);
      for (const { path } of merged) await rm(path, { force: true });
    } finally {
      for (const free of unlocks.values()) await free();
    }
  } finally {
    for (const { file } of segments) closeSync(file);
    await unlock();
  }
}

/** Opens a segment; undefined where it has gone meanwhile or is of another form. */
function openSegment(path: string): Segment | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const start = Buffer.alloc(segmentStart.length);
  readSync(file, start, 0, start.length, 0);
  if (start.equals(segmentStart)) return { path, file, size: fstatSync(file).size };
  closeSync(file);
  return undefined;
}

/** The segments of the first tier of sizes that has many, and all smaller ones. */
function chooseSegments(segments: readonly Segment[]): readonly Segment[] {
  const tierOf = ({ size }: Segment): number => Math.floor(Math.log(size) / Math.log(likeSizes));
  const tiers = [...new Set(segments.map(tierOf))].sort((a, b) => a - b);
  const full = tiers.find((tier) => segments.filter((segment) => tierOf(segment) === tier).length >= fewestMerged);
  return full === undefined ? [] : segments.filter((segment) => tierOf(segment) <= full);
}

/** Removes what a killed process left of a merge; the lock says that no other process merges. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (name.includes(`${segmentEnding}.`)) await rm(join(folder, name), { force: true });
  }
}

async function writeMerged(
  folder: string,
  segments: readonly Segment[],
  onDamage: (path: string, position: number) => void,
): Promise<void> {
  const path = join(folder, `${randomUUID()}${segmentEnding}`);
  await writeWhole(path, async (file) => {
    const writer = new MergedWriter(file);
    await writer.start();
    const known = new KeyIndex();
    const reader = new VectorReader();
    let entry = 0;
    for (const segment of segments) {
      const batches: SegmentBatch[] = [];
      scanSegment(segment.file, {
        from: 0,
        // It may have grown until it was locked.
        size: fstatSync(segment.file).size,
        onBatch: (batch) => batches.push(batch),
        onDamage: (position) => onDamage(segment.path, position),
      });
      for (const batch of batches) {
        for (let row = 0; row < batch.count; row++) {
          if (known.find(batch.keys, keyWords * row) !== undefined) continue;
          const place = placeInBatch(segment.file, batch, row);
          const vector = reader.read({ ...place, entry: entry++ });
          if (vector === undefined) {
            onDamage(segment.path, place.position);
            continue;
          }
          known.add(batch.keys, keyWords * row);
          await writer.append(batch.keys.subarray(keyWords * row, keyWords * (row + 1)), vector);
        }
        entry++;
      }
    }
    await writer.flush();
  });
}

/** Gathers vectors of one length into batches. */
class MergedWriter {
  readonly #file: FileHandle;
  #vectors: Float32Array[] = [];
  #keys: number[] = [];
  #bytes = 0;
  #end = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async start(): Promise<void> {
    await this.#write(segmentStart);
  }

  async append(key: Uint32Array, vector: Float32Array): Promise<void> {
    const isOther = this.#vectors.length > 0 && this.#vectors[0].length !== vector.length;
    if (isOther || this.#bytes >= batchBytes) await this.flush();
    this.#vectors.push(vector);
    this.#keys.push(...key);
    this.#bytes += vector.byteLength + key.byteLength;
  }

  async flush(): Promise<void> {
    if (this.#vectors.length === 0) return;
    await this.#write(encodeBatch(Uint32Array.from(this.#keys), this.#vectors));
    this.#vectors = [];
    this.#keys = [];
    this.#bytes = 0;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#file, bytes, this.#end);
    this.#end += bytes.length;
  }
}
