import { isUtf8 } from 'node:buffer';
import { FileFormatError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import type { PerThread } from '../kernels/numbers.js';
import { readText, type TextPiece, type TextSource } from './read-text.js';
import type { TypeTables } from './type-tables.js';

/**
 * The tokens of a stretch of text as types: those of chunk i begin at `types[offsets[i]]`, are `lengths[i]` and belong
 * to the table of thread `takenBy[i]`, counted from 1. All arrays lie in the arena and are valid until the next batch.
 */
export interface FoundTypes {
  readonly chunks: number;
  readonly types: Uint32Array;
  readonly offsets: Uint32Array;
  readonly lengths: Uint32Array;
  readonly takenBy: Uint32Array;
}

/** What has been found in the next stretch of a text, and how far reading has come. */
export interface TypeBatch extends FoundTypes {
  /** How many bytes of text have been read so far. */
  readonly bytesRead: number;
  /** How many tokens and line ends have been found so far. */
  readonly tokensRead: number;
}

/** Options of {@link scanText}. */
export interface ScanOptions {
  /** Stops the work, with the signal's reason as error. */
  readonly signal?: AbortSignal;
}

/** Bytes of a chunk: short calls, text and places of the tokens in the nearest caches. */
const chunkBytes = 1 << 15;
const firstBatchBytes = 1 << 21;

/** Kernels read in blocks of 64 bytes and look at the three bytes that follow. */
const padding = 192;

/** Stretches of a batch and the files they come from. */
interface Origin extends Pick<TextPiece, 'path' | 'offset'> {
  /** Where the stretch begins in the batch. */
  readonly place: number;
}

/**
 * Reads a text and looks its tokens up in tables, batch by batch, in constant memory.
 *
 * Where chunks and batches end depends on the text alone, not on the pieces in which it comes or on the threads.
 *
 * @throws FileFormatError when the text is not UTF-8, with path and byte offset.
 */
export async function* scanText(
  arena: Arena,
  tables: TypeTables,
  source: TextSource,
  { signal }: ScanOptions = {},
): AsyncGenerator<TypeBatch> {
  let batch = new Batch(arena, firstBatchBytes);
  let bytesRead = 0;
  let tokensRead = 0;
  const tokenise = (end: number, bytes: number): TypeBatch => {
    const found = batch.tokenise(arena, tables, end);
    for (let chunk = 0; chunk < found.chunks; chunk++) tokensRead += found.lengths[chunk];
    return { ...found, bytesRead: bytes, tokensRead };
  };
  for await (const piece of readText(source)) {
    signal?.throwIfAborted();
    for (let taken = 0; taken < piece.bytes.length; ) {
      taken += batch.add(piece, taken);
      if (!batch.isFull) continue;
      if (batch.lastSeparator === 0) {
        // One token fills the batch.
        batch = batch.moveTo(new Batch(arena, 2 * batch.capacity));
        continue;
      }
      yield tokenise(batch.lastSeparator, bytesRead + taken);
      batch.dropTokenised();
    }
    bytesRead += piece.bytes.length;
  }
  if (batch.length > 0) yield tokenise(batch.length, bytesRead);
}

/** A buffer of text in an arena, with room for its tokens. */
class Batch {
  readonly capacity: number;
  readonly #bytes: Uint8Array;
  readonly #types: Uint32Array;
  readonly #cuts: Uint32Array;
  readonly #lengths: Uint32Array;
  readonly #takenBy: Uint32Array;
  readonly #places: readonly [firsts: PerThread<Uint32Array>, lasts: PerThread<Uint32Array>];
  #filled = 0;
  #tokenised = 0;
  #origins: Origin[] = [];

  constructor(arena: Arena, capacity: number) {
    this.capacity = capacity;
    this.#bytes = arena.allocate(Uint8Array, capacity + padding);
    this.#types = arena.allocate(Uint32Array, capacity);
    // Two neighbours have more than `chunkBytes` together.
    const mostChunks = 2 * Math.ceil(capacity / chunkBytes) + 2;
    this.#cuts = arena.allocate(Uint32Array, mostChunks + 1);
    this.#lengths = arena.allocate(Uint32Array, mostChunks);
    this.#takenBy = arena.allocate(Uint32Array, mostChunks);
    const places = () => arena.perThread(Uint32Array, capacity + 8);
    this.#places = [places(), places()];
  }

  get isFull(): boolean {
    return this.#filled === this.capacity;
  }

  /** How many bytes it holds. */
  get length(): number {
    return this.#filled;
  }

  /** Where the last token that has surely ended ends, or 0. */
  get lastSeparator(): number {
    return separatorBefore(this.#bytes, this.#filled, 0);
  }

  /** Takes as much of a piece, from `start` on, as there is room for; returns how much. */
  add({ path, offset, bytes }: TextPiece, start: number): number {
    const part = bytes.subarray(start, start + this.capacity - this.#filled);
    this.#origins.push({ place: this.#filled, path, offset: offset + start });
    this.#bytes.set(part, this.#filled);
    this.#filled += part.length;
    return part.length;
  }

  /** Moves the text to a larger batch. */
  moveTo(larger: Batch): Batch {
    larger.#bytes.set(this.#bytes.subarray(0, this.#filled));
    larger.#filled = this.#filled;
    larger.#origins = this.#origins;
    return larger;
  }

  /** Tokenises the first bytes of the batch. */
  tokenise(arena: Arena, tables: TypeTables, end: number): FoundTypes {
    this.#checkUtf8(end);
    const chunks = this.#cut(end);
    this.#takenBy.fill(0, 0, chunks);
    for (;;) {
      const { slots, starts, text, state, settings } = tables;
      const table = [slots, starts, text, state, settings] as const;
      const [bytes, cuts, types] = [this.#bytes, this.#cuts, this.#types];
      arena.run('tokenise', [bytes, cuts, types, this.#lengths, this.#takenBy, ...table, ...this.#places], {
        items: chunks,
        chunk: 1,
      });
      if (!this.#takenBy.subarray(0, chunks).includes(0)) break;
      tables.grow();
    }
    this.#tokenised = end;
    const [types, lengths, takenBy] = [this.#types, this.#lengths, this.#takenBy];
    return { chunks, types, offsets: this.#cuts, lengths, takenBy };
  }

  /** Moves the text behind what has been tokenised to the front. */
  dropTokenised(): void {
    const [end, filled] = [this.#tokenised, this.#filled];
    const last = this.#origins.filter(({ place }) => place <= end).at(-1);
    const moved = this.#origins.filter((origin) => origin === last || origin.place > end);
    this.#origins = moved.map(({ place, path, offset }) => {
      return { place: Math.max(0, place - end), path, offset: offset + Math.max(0, end - place) };
    });
    this.#bytes.copyWithin(0, end, filled);
    this.#filled = filled - end;
    this.#tokenised = 0;
  }

  /** Cuts the text into chunks behind separators. */
  #cut(end: number): number {
    let chunks = 0;
    this.#cuts[0] = 0;
    for (let begin = 0; begin < end; ) {
      const wanted = begin + chunkBytes;
      const separator = wanted < end ? separatorBefore(this.#bytes, wanted, begin) : end;
      begin = separator > begin ? separator : separatorAfter(this.#bytes, wanted, end);
      this.#cuts[++chunks] = begin;
    }
    return chunks;
  }

  #checkUtf8(end: number): void {
    if (isUtf8(this.#bytes.subarray(0, end))) return;
    let low = 0;
    // The longest valid beginning: what is cut off inside a character is invalid too, so take whole ones only.
    for (let place = 0; place < end; place = low) {
      const length = characterLength(this.#bytes[place]);
      if (place + length > end || !isUtf8(this.#bytes.subarray(place, place + length))) break;
      low += length;
    }
    const origin = this.#origins.filter(({ place }) => place <= low).at(-1) as Origin;
    const offset = origin.offset + low - origin.place;
    const byte = `0x${this.#bytes[low].toString(16).padStart(2, '0')}`;
    throw new FileFormatError(origin.path, `byte ${offset}`, `${byte} begins no character of UTF-8; convert the text.`);
  }
}

/** The place behind the last space or control before `end`, or `begin`. */
function separatorBefore(bytes: Uint8Array, end: number, begin: number): number {
  let place = end;
  while (place > begin && bytes[place - 1] > 32) place--;
  return place;
}

function separatorAfter(bytes: Uint8Array, begin: number, end: number): number {
  let place = begin;
  while (place < end && bytes[place] > 32) place++;
  return Math.min(end, place + 1);
}

function characterLength(first: number): number {
  if (first < 0x80) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
