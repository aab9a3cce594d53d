import { isUtf8 } from 'node:buffer';
import { FileFormatError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import type { PerThread } from '../kernels/numbers.js';
import { readText, type TextPiece, type TextSource } from './read-text.js';
import type { TypeTables } from './type-tables.js';

/**
 * The tokens of a stretch of text as types: those of chunk i are `sizes[i]` numbers from `types[offsets[i]]` on, see
 * src/kernels/tokenise.ts, and belong to the table of thread `takenBy[i]`, counted from 1.
 */
export interface FoundTypes {
  readonly chunks: number;
  readonly types: Uint16Array;
  readonly offsets: Uint32Array;
  readonly sizes: Uint32Array;
  readonly takenBy: Uint32Array;
}

/**
 * What has been found in the next stretch of a text, and how far reading has come. All arrays lie in the arena and are
 * valid until the batch after the next begins.
 */
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

/** What else {@link scanText} takes. */
export interface ScanTextOptions extends ScanOptions {
  /** Is called while a batch is tokenised, by other threads if there are any: time to put the one before away. */
  readonly meanwhile?: () => void;
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
  { signal, meanwhile = () => {} }: ScanTextOptions = {},
): AsyncGenerator<TypeBatch> {
  let batch = new Batch(arena, firstBatchBytes);
  let bytesRead = 0;
  let tokensRead = 0;
  const tokenise = (end: number, bytes: number): TypeBatch => {
    const { tokens, ...found } = batch.tokenise(tables, end, meanwhile);
    tokensRead += tokens;
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

type Found = Omit<FoundTypes, 'chunks'>;

/** A buffer of text in an arena, with room for its tokens. */
class Batch {
  readonly capacity: number;
  readonly #arena: Arena;
  readonly #bytes: Uint8Array;
  readonly #cuts: Uint32Array;
  readonly #lengths: Uint32Array;
  /** What is found now, and what was found before. */
  #found: readonly [Found, Found];
  readonly #places: readonly [firsts: PerThread<Uint32Array>, lasts: PerThread<Uint32Array>];
  #filled = 0;
  #tokenised = 0;
  #origins: Origin[] = [];

  constructor(arena: Arena, capacity: number) {
    this.capacity = capacity;
    this.#arena = arena;
    this.#bytes = arena.allocate(Uint8Array, capacity + padding);
    // Two neighbours have more than `chunkBytes` together.
    const mostChunks = 2 * Math.ceil(capacity / chunkBytes) + 2;
    this.#cuts = arena.allocate(Uint32Array, mostChunks + 1);
    this.#lengths = arena.allocate(Uint32Array, mostChunks);
    const found = () => ({
      types: arena.allocate(Uint16Array, 2 * capacity),
      offsets: arena.allocate(Uint32Array, mostChunks),
      sizes: arena.allocate(Uint32Array, mostChunks),
      takenBy: arena.allocate(Uint32Array, mostChunks),
    });
    this.#found = [found(), found()];
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
    this.#arena.copyIn(part, this.#bytes, this.#filled);
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
  tokenise(tables: TypeTables, end: number, meanwhile: () => void): FoundTypes & { readonly tokens: number } {
    this.#checkUtf8(end);
    const chunks = this.#cut(end);
    const [before, found] = this.#found;
    this.#found = [found, before];
    const { types, offsets, sizes, takenBy } = found;
    for (let chunk = 0; chunk < chunks; chunk++) offsets[chunk] = 2 * this.#cuts[chunk];
    takenBy.fill(0, 0, chunks);
    const output = [types, this.#lengths, sizes, takenBy] as const;
    const run = { items: chunks, chunk: 1 };
    for (let attempt = 0; attempt === 0 || takenBy.subarray(0, chunks).includes(0); attempt++) {
      if (attempt > 0) tables.grow();
      const { slots, starts, text, state, settings } = tables;
      const table = [slots, starts, text, state, settings] as const;
      const parameters = [this.#bytes, this.#cuts, ...output, ...table, ...this.#places] as const;
      this.#arena.run('tokenise', [...parameters], attempt === 0 ? { ...run, meanwhile } : run);
    }
    this.#tokenised = end;
    const tokens = this.#lengths.subarray(0, chunks).reduce((sum, length) => sum + length, 0);
    return { chunks, ...found, tokens };
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
