import { ContainerStream } from '../../matrix/write-container-stream.js';
import { contextRunArrays, contextRunVersion, contextRunVersionKey } from './context-run-format.js';
import { type PackedTexts, packTexts, sortTexts } from './sort-texts.js';
import type { LabelNumbers, Tally } from './tally.js';

/** Bytes that are collected before they are written. */
const pieceLength = 1 << 20;

/** The most bytes of a LEB128 number up to 2^53. */
const mostNumberBytes = 8;

/** The targets of a context, ascending, in the first `length` places, with their counts. */
export interface ContextCells {
  readonly targets: Uint32Array;
  readonly counts: Float64Array;
  readonly length: number;
}

/** Writes a context run context by context; a writer must end with `finish` or `discard`. */
export class ContextRunWriter {
  readonly #stream: ContainerStream;
  #piece = Buffer.allocUnsafeSlow(pieceLength + 4 * mostNumberBytes);
  #filled = 0;
  #previous = new Uint8Array(256);
  #previousLength = 0;
  #contexts = 0;
  #pairs = 0;
  #occurrences = 0;

  private constructor(stream: ContainerStream) {
    this.#stream = stream;
  }

  /** Starts a file that will be `path`. */
  static async open(path: string, metadata: ReadonlyMap<string, string> = new Map()): Promise<ContextRunWriter> {
    const { body, sums, totals, offsets, bytes } = contextRunArrays;
    const stream = await ContainerStream.open(path, {
      arrays: [body, sums, totals, offsets, bytes],
      metadata: new Map([...metadata, [contextRunVersionKey, `${contextRunVersion}`]]),
    });
    return new ContextRunWriter(stream);
  }

  /** Whether enough is collected for a call of `flush`. */
  get isFull(): boolean {
    return this.#filled >= pieceLength;
  }

  /**
   * Takes the next context, which must come after the one before in the order of bytes, with its targets, ascending.
   *
   * Nothing is written until `flush` is called: do so whenever the writer `isFull`.
   */
  add(context: Uint8Array, length: number, cells: ContextCells): void {
    this.#makeRoom(length + 3 * mostNumberBytes + cells.length * 2 * mostNumberBytes);
    const shared = this.#sharedWith(context, length);
    this.#number(shared);
    this.#number(length - shared);
    this.#piece.set(context.subarray(shared, length), this.#filled);
    this.#filled += length - shared;
    if (length > this.#previous.length) this.#previous = new Uint8Array(2 * length);
    this.#previous.set(context.subarray(shared, length), shared);
    this.#previousLength = length;
    const { targets, counts } = cells;
    this.#number(cells.length);
    let last = -1;
    for (let cell = 0; cell < cells.length; cell++) {
      this.#number(targets[cell] - last - 1);
      this.#number(counts[cell]);
      this.#occurrences += counts[cell];
      last = targets[cell];
    }
    this.#contexts++;
    this.#pairs += cells.length;
  }

  /** Writes what is collected. */
  async flush(): Promise<void> {
    await this.#stream.append(contextRunArrays.body.name, this.#piece.subarray(0, this.#filled));
    this.#filled = 0;
  }

  /** Completes the file with its targets and their sums; it then appears under its name. */
  async finish(targets: PackedTexts, sums: Float64Array): Promise<void> {
    try {
      await this.flush();
      const length = this.#stream.dataLength;
      await this.#stream.append(contextRunArrays.body.name, new Uint8Array((8 - (length % 8)) % 8));
      await this.#stream.append(contextRunArrays.sums.name, sums);
      const totals = Float64Array.of(this.#contexts, this.#pairs, this.#occurrences, length);
      await this.#stream.append(contextRunArrays.totals.name, totals);
      await this.#stream.append(contextRunArrays.offsets.name, targets.offsets);
      await this.#stream.append(contextRunArrays.bytes.name, targets.bytes);
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

  #sharedWith(context: Uint8Array, length: number): number {
    const most = Math.min(length, this.#previousLength);
    let shared = 0;
    while (shared < most && context[shared] === this.#previous[shared]) shared++;
    return shared;
  }

  #makeRoom(bytes: number): void {
    if (this.#filled + bytes <= this.#piece.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#filled + bytes));
    larger.set(this.#piece.subarray(0, this.#filled));
    this.#piece = larger;
  }

  #number(value: number): void {
    let rest = value;
    while (rest >= 2 ** 31) {
      this.#piece[this.#filled++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      this.#piece[this.#filled++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#piece[this.#filled++] = rest;
  }
}

/**
 * Writes a tally as a context run and empties it.
 *
 * @param targets what the numbers of targets mean; all of them stand in the run, those without a context too.
 */
export async function writeTally(path: string, tally: Tally, targets: LabelNumbers): Promise<void> {
  const contexts = packTexts(tally.contexts.labels);
  const order = sortTexts(contexts);
  const sorted = sortTargets(targets);
  const cells = sortCells(tally, order, sorted.ranks);
  const sums = new Float64Array(sorted.ranks.length);
  const writer = await ContextRunWriter.open(path);
  try {
    for (let rank = 0; rank < order.length; rank++) {
      const begin = cells.starts[rank];
      const end = cells.starts[rank + 1];
      const row = {
        targets: cells.targets.subarray(begin, end),
        counts: cells.counts.subarray(begin, end),
        length: end - begin,
      };
      for (let cell = begin; cell < end; cell++) sums[cells.targets[cell]] += cells.counts[cell];
      const context = contexts.bytes.subarray(contexts.offsets[order[rank]], contexts.offsets[order[rank] + 1]);
      writer.add(context, context.length, row);
      if (writer.isFull) await writer.flush();
    }
  } catch (error) {
    await writer.discard();
    throw error;
  }
  await writer.finish(sorted.texts, sums);
  tally.contexts.clear();
}

/** Packs labels in the order of their bytes and tells the place of each number there. */
function sortTargets(targets: LabelNumbers): { readonly texts: PackedTexts; readonly ranks: Uint32Array } {
  const order = sortTexts(packTexts(targets.labels));
  const ranks = new Uint32Array(order.length);
  const labels: string[] = [];
  for (let rank = 0; rank < order.length; rank++) {
    ranks[order[rank]] = rank;
    labels.push(targets.labels[order[rank]]);
  }
  return { texts: packTexts(labels), ranks };
}

/** Cells by context and then by target, in the order of bytes; context i has those from `starts[i]` on. */
interface SortedCells {
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  readonly counts: Float64Array;
}

/** Two counting sorts, by target and then by context, which keeps the order of the first. */
function sortCells(tally: Tally, order: Uint32Array, targetRanks: Uint32Array): SortedCells {
  const { firsts, seconds, counts } = tally.cells.drain();
  const contextRanks = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) contextRanks[order[rank]] = rank;
  const byTarget = startsOf(seconds, targetRanks);
  const places = new Uint32Array(firsts.length);
  for (let cell = 0; cell < firsts.length; cell++) places[byTarget[targetRanks[seconds[cell]]]++] = cell;
  const starts = startsOf(firsts, contextRanks);
  const next = starts.slice();
  const targets = new Uint32Array(firsts.length);
  const sortedCounts = new Float64Array(firsts.length);
  for (const cell of places) {
    const place = next[contextRanks[firsts[cell]]]++;
    targets[place] = targetRanks[seconds[cell]];
    sortedCounts[place] = counts[cell];
  }
  return { starts, targets, counts: sortedCounts };
}

function startsOf(numbers: Uint32Array, ranks: Uint32Array): Uint32Array {
  const starts = new Uint32Array(ranks.length + 1);
  for (let cell = 0; cell < numbers.length; cell++) starts[ranks[numbers[cell]] + 1]++;
  for (let rank = 0; rank < ranks.length; rank++) starts[rank + 1] += starts[rank];
  return starts;
}
