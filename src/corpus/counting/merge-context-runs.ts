import { setImmediate } from 'node:timers/promises';
import { compareBytes } from './context-run-format.js';
import { MergeQueue } from './merge-queue.js';
import { mergeTargets } from './merge-targets.js';
import { type ContextCursor, type ContextRunFile, openContextRun } from './read-context-run.js';
import { type ContextCells, ContextRunWriter } from './write-context-run.js';

/** Options of {@link mergeContextRuns}. */
export interface MergeContextRunsOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the bytes is merged, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Adds up context runs into one that is written to `path`, context by context.
 *
 * In memory lie the targets of all runs, four bytes for each of them and twelve for each of the sum, and one context. The sum does not depend
 * on how the counts were spread over the runs.
 *
 * @throws MissingFileError or FileFormatError when a run is missing or damaged; the signal's reason when it is aborted,
 * and then nothing is left behind.
 */
export async function mergeContextRuns(
  paths: readonly string[],
  path: string,
  options: MergeContextRunsOptions = {},
): Promise<void> {
  const runs: ContextRunFile[] = [];
  try {
    for (const run of paths) runs.push(await openContextRun(run));
    await writeSum(runs, path, options);
  } finally {
    for (const run of runs) await run.close();
  }
}

async function writeSum(
  runs: readonly ContextRunFile[],
  path: string,
  { signal, onProgress }: MergeContextRunsOptions,
): Promise<void> {
  const { targets, numbers } = mergeTargets(runs.map((run) => run.targets));
  const size = targets.offsets.length - 1;
  const sums = new Float64Array(size);
  runs.forEach((run, place) => {
    for (let target = 0; target < run.sums.length; target++) sums[numbers[place][target]] += run.sums[target];
  });
  const all = runs.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  const writer = await ContextRunWriter.open(path);
  try {
    const cursors = runs.map((run) => run.read());
    const queue = new MergeQueue(cursors);
    const row = new MergedRow(size);
    while (queue.first !== -1) {
      const { key, keyLength } = row.take(cursors, numbers, queue);
      writer.add(key, keyLength, row.cells());
      if (!writer.isFull) continue;
      await writer.flush();
      await setImmediate();
      signal?.throwIfAborted();
      onProgress?.(cursors.reduce((sum, { bytesRead }) => sum + bytesRead, 0) / all);
    }
  } catch (error) {
    await writer.discard();
    throw error;
  }
  await writer.finish(targets, sums);
}

/** A context is summed up in a list with a place for every target once it has more than one in so many. */
const denseShare = 16;

/**
 * One context under construction: its targets from all runs that have it, with sums. A rare one is a list that is merged
 * with that of the next run; a frequent one has a sum for every target, and bits that tell which it has.
 */
class MergedRow {
  readonly #size: number;
  #context = new Uint8Array(256);
  #targets = new Uint32Array(256);
  #counts = new Float64Array(256);
  #length = 0;
  #otherTargets = new Uint32Array(256);
  #otherCounts = new Float64Array(256);
  readonly #sums: Float64Array;
  readonly #marks: Uint32Array;
  #isDense = false;

  constructor(targets: number) {
    this.#size = targets;
    this.#sums = new Float64Array(targets);
    this.#marks = new Uint32Array(Math.ceil(targets / 32));
  }

  /** Takes the smallest context from each run that has it, and moves these on. */
  take(
    cursors: readonly ContextCursor[],
    numbers: readonly Uint32Array[],
    queue: MergeQueue<ContextCursor>,
  ): { readonly key: Uint8Array; readonly keyLength: number } {
    this.#length = 0;
    const { key, keyLength } = cursors[queue.first];
    if (keyLength > this.#context.length) this.#context = new Uint8Array(2 * keyLength);
    this.#context.set(key.subarray(0, keyLength));
    for (let place = queue.first; place !== -1; place = queue.first) {
      const cursor = cursors[place];
      if (compareBytes(cursor.key, cursor.keyLength, this.#context, keyLength) !== 0) break;
      this.#add(cursor, numbers[place]);
      queue.advance();
    }
    return { key: this.#context, keyLength };
  }

  /** Returns the targets of the context that was taken last. */
  cells(): ContextCells {
    if (this.#isDense) this.#drain();
    return { targets: this.#targets, counts: this.#counts, length: this.#length };
  }

  #add({ targets, counts, length }: ContextCursor, numbers: Uint32Array): void {
    if (this.#isDense) {
      this.#scatter(targets, counts, length, numbers);
    } else if (this.#length === 0) {
      this.#makeRoom(length);
      for (let cell = 0; cell < length; cell++) {
        this.#targets[cell] = numbers[targets[cell]];
        this.#counts[cell] = counts[cell];
      }
      this.#length = length;
    } else if (denseShare * (this.#length + length) > this.#size) {
      this.#scatter(this.#targets, this.#counts, this.#length);
      this.#scatter(targets, counts, length, numbers);
      this.#isDense = true;
    } else {
      this.#makeRoom(this.#length + length);
      this.#merge(targets, counts, length, numbers);
    }
  }

  /** Adds a list to the sums; without `numbers` its targets are those of the sum. */
  #scatter(targets: Uint32Array, counts: Float64Array, length: number, numbers?: Uint32Array): void {
    const sums = this.#sums;
    const marks = this.#marks;
    for (let cell = 0; cell < length; cell++) {
      const target = numbers === undefined ? targets[cell] : numbers[targets[cell]];
      sums[target] += counts[cell];
      marks[target >>> 5] |= 1 << (target & 31);
    }
  }

  /** Makes a list of the sums, which are empty then. */
  #drain(): void {
    this.#makeRoom(this.#size);
    let filled = 0;
    for (let word = 0; word < this.#marks.length; word++) {
      for (let bits = this.#marks[word]; bits !== 0; bits &= bits - 1) {
        const target = 32 * word + 31 - Math.clz32(bits & -bits);
        this.#targets[filled] = target;
        this.#counts[filled++] = this.#sums[target];
        this.#sums[target] = 0;
      }
      this.#marks[word] = 0;
    }
    this.#length = filled;
    this.#isDense = false;
  }

  /** Merges an ascending list into that of the context. */
  #merge(targets: Uint32Array, counts: Float64Array, length: number, numbers: Uint32Array): void {
    const [mine, myCounts] = [this.#targets, this.#counts];
    const [into, sums] = [this.#otherTargets, this.#otherCounts];
    let filled = 0;
    let own = 0;
    for (let cell = 0; cell < length; cell++) {
      const target = numbers[targets[cell]];
      while (own < this.#length && mine[own] < target) {
        into[filled] = mine[own];
        sums[filled++] = myCounts[own++];
      }
      const isSame = own < this.#length && mine[own] === target;
      into[filled] = target;
      sums[filled++] = isSame ? counts[cell] + myCounts[own++] : counts[cell];
    }
    for (; own < this.#length; own++) {
      into[filled] = mine[own];
      sums[filled++] = myCounts[own];
    }
    [this.#targets, this.#otherTargets] = [into, mine];
    [this.#counts, this.#otherCounts] = [sums, myCounts];
    this.#length = filled;
  }

  #makeRoom(needed: number): void {
    const room = Math.min(this.#size, needed);
    if (room > this.#targets.length) {
      const [targets, counts] = [this.#targets, this.#counts];
      this.#targets = new Uint32Array(2 * room);
      this.#counts = new Float64Array(2 * room);
      this.#targets.set(targets);
      this.#counts.set(counts);
    }
    if (room > this.#otherTargets.length) {
      this.#otherTargets = new Uint32Array(2 * room);
      this.#otherCounts = new Float64Array(2 * room);
    }
  }
}
