const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const dictionaryLengths = [0, 1, 2, 4] as const;
const contentLengths = [0, 2, 4, 8] as const;

/** Where the header of a frame begins: after its magic and its descriptor. */
const headerBegin = 5;

/** Kinds of blocks: one byte over and over, and packed ones, which hold 128 KiB at most. */
const repeatedBlock = 1;
const packedBlock = 2;
const longestBlock = 2 ** 17;

/** A window of more than a block is made when the blocks that are there may fill such a part of it. */
const filledPart = 1 / 16;

/** The largest window that is made whatever the length of the data: the program zstd unpacks no larger ones unless asked to. */
const usualWindow = 2 ** 27;

/** A still larger one is made when a byte for so many of it is there. */
const windowPerByte = 2048;

/** What the next bytes are. */
type Part = 'magic' | 'skippable' | 'descriptor' | 'header' | 'block' | 'unknown';

/** Bytes of a frame. */
export interface FramePiece {
  readonly bytes: Uint8Array;
  readonly endsFrame: boolean;
}

/**
 * Parts zstd data into frames, and makes those ask for less memory that ask for far more than they fill: walks over headers
 * and blocks as RFC 8878, section 3.1, lays them out. A frame is held back until its blocks may fill a part of its window;
 * where it ends before, nothing in it reaches farther back than it is long, and it is passed on with a window of that
 * length. Frames to be skipped are left out.
 */
export class ZstdFrames {
  #part: Part = 'magic';
  #wanted = 4;
  #filled: number[] = [];
  #skipped = 0;
  #descriptor = 0;
  /** The window of this frame, and what its blocks so far hold at most, in bytes. */
  #window = 0;
  #content = 0;
  #read = 0;
  #held: Uint8Array[] = [];
  #isHolding = true;
  /** Whether the frame ends where the bytes to skip do. */
  #endsHere = false;

  /**
   * Takes the next bytes, which must not be overwritten later, and returns what can be unpacked now.
   *
   * @throws Error where a frame needs a window of more than 128 MiB for less than a 2,048th as many bytes.
   */
  push(bytes: Uint8Array): FramePiece[] {
    const passed: FramePiece[] = [];
    this.#read += bytes.length;
    let begin = 0;
    let at = 0;
    while (at < bytes.length && this.#part !== 'unknown') {
      const step = Math.min(this.#skipped, bytes.length - at);
      this.#skipped -= step;
      at += step;
      if (step === 0) this.#takeByte(bytes[at++] as number);
      if (!this.#endsHere || this.#skipped > 0) continue;
      const last = bytes.subarray(begin, at);
      if (this.#part !== 'skippable') {
        passed.push({ bytes: this.#isHolding ? this.#lower([...this.#held, last]) : last, endsFrame: true });
      }
      begin = at;
      this.#beginFrame();
    }
    const rest = bytes.subarray(begin);
    if (this.#isHolding && !this.#mayPass()) this.#hold(rest);
    else {
      passed.push(...[...this.#held, rest].map((held) => ({ bytes: held, endsFrame: false })));
      this.#held = [];
      this.#isHolding = false;
    }
    return passed.filter(({ bytes: piece, endsFrame }) => piece.length > 0 || endsFrame);
  }

  /** What is left when there are no more bytes: a frame that was held back and breaks off. */
  end(): FramePiece[] {
    const isSkipped = this.#held.length === 0 || this.#part === 'skippable';
    return isSkipped ? [] : [{ bytes: this.#lower(this.#held), endsFrame: false }];
  }

  /** Whether all that was pushed are whole frames. */
  get isWhole(): boolean {
    return this.#part === 'magic' && this.#filled.length === 0;
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length > 0 && this.#part !== 'skippable') this.#held.push(bytes);
  }

  #beginFrame(): void {
    this.#expect('magic', 4);
    this.#window = 0;
    this.#content = 0;
    this.#held = [];
    this.#isHolding = true;
    this.#endsHere = false;
  }

  /** Whether what has been seen of this frame is reason enough to make its window. */
  #mayPass(): boolean {
    if (this.#part === 'unknown') return true;
    if (this.#part !== 'block') return false;
    return this.#window <= longestBlock || (this.#isWorth(this.#window) && this.#content >= this.#window * filledPart);
  }

  #isWorth(window: number): boolean {
    return window <= usualWindow || window <= windowPerByte * this.#read;
  }

  /** The frame with no larger window than it fills. */
  #lower(held: readonly Uint8Array[]): Uint8Array {
    const frame = Buffer.concat(held);
    const window = Math.max(this.#content, longestBlock);
    if (this.#window <= window) return frame;
    if (!this.#isWorth(window)) throw new Error(`a window of ${window} bytes is announced for ${this.#read} bytes`);
    const { isSingle, contentLength, dictionaryLength } = this.#lengths();
    if (!isSingle) frame[headerBegin] = (Math.ceil(Math.log2(window)) - 10) << 3;
    // The length of what is in a single segment is its window.
    else writeNumber(frame, headerBegin + dictionaryLength, contentLength, window);
    return frame;
  }

  #expect(part: Part, wanted: number): void {
    this.#part = part;
    this.#wanted = wanted;
  }

  #takeByte(byte: number): void {
    this.#filled.push(byte);
    if (this.#filled.length < this.#wanted) return;
    const bytes = this.#filled;
    this.#filled = [];
    this.#take(bytes);
  }

  #take(bytes: readonly number[]): void {
    // A header may have more bytes than a number holds.
    if (this.#part === 'header') {
      this.#readWindow(bytes);
      this.#expect('block', 3);
      return;
    }
    const value = readNumber(bytes);
    if (this.#part === 'magic') {
      if (value === frameMagic) this.#expect('descriptor', 1);
      else if (value - (value % 16) === skippableMagic) this.#expect('skippable', 4);
      else this.#expect('unknown', 0);
    } else if (this.#part === 'skippable') {
      this.#skipped = value;
      this.#endsHere = true;
    } else if (this.#part === 'descriptor') {
      this.#descriptor = value;
      const { isSingle, contentLength, dictionaryLength } = this.#lengths();
      this.#expect('header', (isSingle ? 0 : 1) + dictionaryLength + contentLength);
    } else this.#readBlock(value);
  }

  #lengths(): { readonly isSingle: boolean; readonly contentLength: number; readonly dictionaryLength: number } {
    const isSingle = (this.#descriptor & 32) !== 0;
    const told = contentLengths[this.#descriptor >> 6] as number;
    const dictionaryLength = dictionaryLengths[this.#descriptor & 3] as number;
    return { isSingle, contentLength: isSingle && told === 0 ? 1 : told, dictionaryLength };
  }

  #readWindow(header: readonly number[]): void {
    const { isSingle, dictionaryLength } = this.#lengths();
    const [first = 0] = header;
    const base = 2 ** (10 + (first >> 3));
    this.#window = isSingle ? readNumber(header.slice(dictionaryLength)) : base + (base / 8) * (first & 7);
  }

  #readBlock(header: number): void {
    const isLast = (header & 1) !== 0;
    const kind = (header >> 1) & 3;
    const hasChecksum = (this.#descriptor & 4) !== 0;
    this.#content += kind === packedBlock ? longestBlock : header >> 3;
    this.#skipped = (kind === repeatedBlock ? 1 : header >> 3) + (isLast && hasChecksum ? 4 : 0);
    this.#endsHere = isLast;
  }
}

/** The number of bytes that begin with the lowest; of more than six the lowest bits may be lost. */
function readNumber(bytes: readonly number[]): number {
  return bytes.reduceRight((sum, next) => sum * 256 + next, 0);
}

function writeNumber(bytes: Uint8Array, at: number, length: number, value: number): void {
  for (let place = 0; place < length; place++) bytes[at + place] = Math.floor(value / 256 ** place) % 256;
}
