import { closeSync, fstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DiskError, QualiaError } from '../../errors.js';
import type { OpenVectorCache } from '../vector-cache.js';
import { mergeSegments } from './merge-segments.js';
import { type ModelIdentity, makeModelFolder } from './model-folder.js';
import { scanSegment } from './scan-segment.js';
import { encodeBatch, headLength, segmentEnding, tablesLength } from './segment-format.js';
import { removeAbandonedLocks } from './segment-lock.js';
import { SegmentWriter } from './segment-writer.js';
import { keyWords, writeTextKey } from './text-key.js';
import { VectorReader } from './vector-reader.js';
import { VectorTable } from './vector-table.js';

/** A segment of another process, or of an earlier one. */
interface ReadSegment {
  readonly file: number;
  /** How long it was when it was read last. */
  size: number;
  /** Where the next batch begins or will begin. */
  position: number;
}

/** The most bytes of vectors in a batch. */
const batchBytes = 1 << 22;
/** Listings in which a segment was gone before it was opened, since others merge them. */
const mostListings = 5;

/**
 * The vectors of one model in a folder of segments.
 *
 * 1. A segment is appended to by the cache that made it and by no other, and only while its lock is there.
 * 2. Every vector in the table lies in a file that is open; a segment that has gone from the folder is not in the table.
 * 3. A vector is in the table once it is in the file.
 */
export class DiskVectorCache implements OpenVectorCache {
  readonly #folder: string;
  readonly #model: ModelIdentity;
  readonly #tell: (notice: string) => void;
  readonly #reader = new VectorReader();
  readonly #key = new Uint32Array(keyWords);
  readonly #segments = new Map<string, ReadSegment>();
  readonly #told = new Set<string>();
  #table = new VectorTable();
  #writer: SegmentWriter | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isWritable = true;
  #isClosed = false;

  private constructor(folder: string, model: ModelIdentity, tell: (notice: string) => void) {
    this.#folder = folder;
    this.#model = model;
    this.#tell = tell;
  }

  /** Opens the vectors of a folder, which is made where it is not there. */
  static async open(folder: string, model: ModelIdentity, tell: (notice: string) => void): Promise<DiskVectorCache> {
    const cache = new DiskVectorCache(folder, model, tell);
    await cache.#prepareFolder();
    cache.refresh();
    return cache;
  }

  find(key: string): Float32Array | undefined {
    this.#requireOpen();
    writeTextKey(key, this.#key);
    for (;;) {
      const place = this.#table.find(this.#key);
      if (place === undefined) return undefined;
      const vector = this.#reader.read(place);
      if (vector !== undefined) return vector;
      this.#table.remove(place);
      this.#tellOnce(`A vector of the cache in ${this.#folder} is damaged and will be made anew.`);
    }
  }

  add(vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    this.#requireOpen();
    // One after another: where a batch begins is known once the one before it is written.
    const adding = this.#writing.then(() => this.#write(vectors));
    this.#writing = adding.catch(() => undefined);
    return adding;
  }

  readonly refresh = (): void => {
    this.#requireOpen();
    for (let listing = 0; listing < mostListings; listing++) {
      const names = this.#listSegments();
      const there = new Set(names);
      if ([...this.#segments.keys()].some((name) => !there.has(name))) this.#forget();
      if (names.every((name) => this.#readSegment(name))) return;
    }
  };

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writing;
    for (const { file } of this.#segments.values()) closeSync(file);
    await this.#writer?.close();
  }

  #requireOpen(): void {
    if (!this.#isClosed) return;
    throw new QualiaError('CLOSED', `The cache of vectors in ${this.#folder} is closed; open it again.`);
  }

  async #prepareFolder(): Promise<void> {
    try {
      await makeModelFolder(this.#folder, this.#model);
      await removeAbandonedLocks(this.#folder);
      await mergeSegments(this.#folder, (path, position) => this.#tellDamage(path, position));
    } catch (error) {
      // What can be read still serves; whether anything can be kept is told when it is tried.
      if (!isFileError(error)) throw error;
    }
  }

  #listSegments(): string[] {
    try {
      const names = readdirSync(this.#folder).filter((name) => name.endsWith(segmentEnding));
      return names.filter((name) => name !== this.#writer?.name).sort();
    } catch (error) {
      if (!isFileError(error)) throw error;
      if (error.code !== 'ENOENT') this.#tellOnce(`The cache of vectors cannot be read: ${error.message}.`);
      return [];
    }
  }

  /** Reads what is new in a segment; returns whether it is still there. */
  #readSegment(name: string): boolean {
    const path = join(this.#folder, name);
    try {
      const segment = this.#segments.get(name) ?? { file: openSync(path, 'r'), size: 0, position: 0 };
      this.#segments.set(name, segment);
      const { size } = fstatSync(segment.file);
      if (size === segment.size) return true;
      segment.size = size;
      segment.position = scanSegment(segment.file, {
        from: segment.position,
        size,
        onBatch: (batch) => this.#table.addBatch(segment.file, batch),
        onDamage: (position) => this.#tellDamage(path, position),
      });
      return true;
    } catch (error) {
      if (!isFileError(error)) throw error;
      if (error.code === 'ENOENT') return false;
      this.#tellOnce(`A file of the cache of vectors cannot be read and is left aside: ${error.message}.`);
      return true;
    }
  }

  /** Closes the segments of others, and makes the table anew of the own one. */
  #forget(): void {
    this.#reader.reset();
    for (const { file } of this.#segments.values()) closeSync(file);
    this.#segments.clear();
    this.#table = new VectorTable();
    if (this.#writer === undefined) return;
    const { file, end: size, name } = this.#writer;
    scanSegment(file, {
      from: 0,
      size,
      onBatch: (batch) => this.#table.addBatch(file, batch),
      onDamage: (position) => this.#tellDamage(join(this.#folder, name), position),
    });
  }

  async #write(vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    const fresh = [...vectors].filter(([text]) => {
      writeTextKey(text, this.#key);
      return !this.#table.has(this.#key);
    });
    try {
      for (const batch of cutBatches(fresh)) await this.#writeBatch(batch);
      this.#isWritable = true;
    } catch (error) {
      if (!isFileError(error)) throw error;
      if (this.#isWritable) this.#tell(`${describeFailure(error)} Vectors are made all the same, but are not kept.`);
      this.#isWritable = false;
    }
  }

  async #writeBatch(entries: readonly (readonly [string, Float32Array])[]): Promise<void> {
    const keys = new Uint32Array(keyWords * entries.length);
    entries.forEach(([text], place) => {
      writeTextKey(text, keys, keyWords * place);
    });
    const bytes = encodeBatch(
      keys,
      entries.map(([, vector]) => vector),
    );
    const writer = await this.#openWriter();
    const start = await writer.append(bytes);
    const count = entries.length;
    const vectorsAt = start + headLength + tablesLength({ count });
    const checksums = new Uint32Array(bytes.buffer, vectorsAt - start - 4 * count, count).slice();
    const [[, { length: dimensions }]] = entries;
    this.#table.addBatch(writer.file, { count, dimensions, keys, checksums, vectorsAt });
  }

  /** The own segment, or a new one where somebody has removed it. */
  async #openWriter(): Promise<SegmentWriter> {
    if (this.#writer?.isNamed) return this.#writer;
    await makeModelFolder(this.#folder, this.#model);
    const lost = this.#writer;
    this.#writer = await SegmentWriter.open(this.#folder);
    if (lost !== undefined) {
      this.#forget();
      await lost.close();
      this.refresh();
    }
    return this.#writer;
  }

  #tellDamage(path: string, position: number): void {
    this.#tellOnce(
      `A file of the cache of vectors is damaged at byte ${position}; what is lost there will be made anew: ${path}.`,
    );
  }

  #tellOnce(notice: string): void {
    if (this.#told.has(notice)) return;
    this.#told.add(notice);
    this.#tell(notice);
  }
}

/** Cuts entries into batches of vectors of one length, none of them long. */
function* cutBatches(
  entries: readonly (readonly [string, Float32Array])[],
): Generator<readonly (readonly [string, Float32Array])[]> {
  let batch: (readonly [string, Float32Array])[] = [];
  for (const entry of entries) {
    const { length, byteLength } = entry[1];
    const isFull = batch.length > 0 && (batch.length + 1) * byteLength > batchBytes;
    if (isFull || (batch.length > 0 && batch[0][1].length !== length)) {
      yield batch;
      batch = [];
    }
    batch.push(entry);
  }
  if (batch.length > 0) yield batch;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof DiskError || (error instanceof Error && 'syscall' in error);
}

function describeFailure(error: Error): string {
  const isFull = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const advice = isFull ? ' Make room on the disk.' : '';
  return `The cache of vectors cannot be written: ${error.message.replace(/\.$/, '')}.${advice}`;
}
