import { FileFormatError } from '../../errors.js';
import { ContainerFile } from '../../matrix/read-container-file.js';
import { contextRunArrays, contextRunVersion, contextRunVersionKey } from './context-run-format.js';
import type { PackedTexts } from './sort-texts.js';

/** Bytes that are read together. */
const pieceLength = 1 << 18;

/** A context run that stays open. */
export class ContextRunFile {
  readonly path: string;
  /** The targets in the order of their UTF-8 bytes. */
  readonly targets: PackedTexts;
  /** The sum of the counts of each target. */
  readonly sums: Float64Array;
  /** How many contexts there are. */
  readonly contexts: number;
  /** How many distinct pairs of a context and a target there are. */
  readonly pairs: number;
  /** The sum of all counts. */
  readonly occurrences: number;
  /** How many bytes the contexts take. */
  readonly bodyBytes: number;
  readonly #file: ContainerFile;

  /** Wraps an open container; `openContextRun` is the way to get one. */
  constructor(file: ContainerFile) {
    this.#file = file;
    this.path = file.path;
    const version = file.header.metadata.get(contextRunVersionKey);
    if (version !== `${contextRunVersion}`) {
      const problem = `is "${version ?? ''}", not ${contextRunVersion}: the file holds no context run of this version.`;
      throw new FileFormatError(file.path, `header, ${contextRunVersionKey}`, problem);
    }
    const numbers = (name: string): Float64Array => file.readAll(file.entry(name, 'F64')) as Float64Array;
    const totals = numbers(contextRunArrays.totals.name);
    [this.contexts, this.pairs, this.occurrences, this.bodyBytes] = totals;
    this.sums = numbers(contextRunArrays.sums.name);
    const offsets = numbers(contextRunArrays.offsets.name);
    const bytes = file.readAll(file.entry(contextRunArrays.bytes.name, 'U8')) as Uint8Array;
    this.targets = { bytes, offsets };
    const body = file.entry(contextRunArrays.body.name, contextRunArrays.body.dtype);
    const areCounts = [this.contexts, this.pairs, this.bodyBytes].every(
      (count) => Number.isSafeInteger(count) && count >= 0,
    );
    const isWhole = totals.length === 4 && areCounts && this.bodyBytes <= body.end - body.begin;
    if (!isWhole || offsets.length !== this.sums.length + 1 || offsets.at(-1) !== bytes.length) {
      throw new FileFormatError(
        file.path,
        'arrays',
        'their lengths and totals contradict each other; the file is damaged.',
      );
    }
  }

  /** The metadata that was written with the counts. */
  get metadata(): ReadonlyMap<string, string> {
    return new Map([...this.#file.header.metadata].filter(([key]) => key !== contextRunVersionKey));
  }

  /** Returns the targets as texts; they all lie in memory then. */
  targetLabels(): string[] {
    const { bytes, offsets } = this.targets;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from(this.sums, (_, place) => buffer.toString('utf8', offsets[place], offsets[place + 1]));
  }

  /** Starts to read the contexts from the first. */
  read(): ContextCursor {
    const entry = this.#file.entry(contextRunArrays.body.name, contextRunArrays.body.dtype);
    return new ContextCursor(this, (begin, target) => this.#file.readInto(entry, begin, target));
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Reads contexts one after the other; what it shows is overwritten with each. */
export class ContextCursor {
  readonly #run: ContextRunFile;
  readonly #readInto: (begin: number, target: Uint8Array) => void;
  #piece: Uint8Array;
  #at = 0;
  #filled = 0;
  #read = 0;
  #left: number;
  /** The current context as UTF-8, in the first `keyLength` bytes. */
  key = new Uint8Array(256);
  keyLength = 0;
  /** The targets of the current context, ascending, in the first `length` places. */
  targets = new Uint32Array(256);
  /** The counts of these. */
  counts = new Float64Array(256);
  length = 0;

  constructor(run: ContextRunFile, readInto: (begin: number, target: Uint8Array) => void) {
    this.#run = run;
    this.#readInto = readInto;
    this.#left = run.contexts;
    this.#piece = new Uint8Array(Math.min(pieceLength, run.bodyBytes));
  }

  /** How many bytes of the contexts were read. */
  get bytesRead(): number {
    return this.#read - (this.#filled - this.#at);
  }

  /** The current context as text. */
  get context(): string {
    return Buffer.from(this.key.buffer, 0, this.keyLength).toString();
  }

  /** Goes to the next context; false behind the last. Throws a FileFormatError where the file is damaged. */
  next(): boolean {
    if (this.#left === 0) {
      if (this.bytesRead !== this.#run.bodyBytes) throw this.#damaged('more bytes than contexts');
      return false;
    }
    this.#left--;
    const shared = this.#number();
    const added = this.#number();
    if (shared > this.keyLength) throw this.#damaged('a context that shares more than there is');
    this.#readKey(shared, added);
    this.#readCells(this.#number());
    return true;
  }

  #readKey(shared: number, added: number): void {
    if (added > this.#run.bodyBytes) throw this.#damaged('a context longer than the file');
    const length = shared + added;
    if (length > this.key.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.key.subarray(0, shared));
      this.key = larger;
    }
    for (let place = shared; place < length; place++) {
      if (this.#at === this.#filled) this.#refill();
      this.key[place] = this.#piece[this.#at++];
    }
    this.keyLength = length;
  }

  #readCells(length: number): void {
    const most = this.#run.sums.length;
    if (length > most) throw this.#damaged('a context with more targets than there are');
    if (length > this.targets.length) {
      const room = Math.min(most, 2 * length);
      this.targets = new Uint32Array(room);
      this.counts = new Float64Array(room);
    }
    const { targets, counts } = this;
    let last = -1;
    for (let cell = 0; cell < length; cell++) {
      last += 1 + this.#number();
      if (last >= most) throw this.#damaged('a target that is not there');
      targets[cell] = last;
      counts[cell] = this.#number();
    }
    this.length = length;
  }

  #number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      if (this.#at === this.#filled) this.#refill();
      const byte = this.#piece[this.#at++];
      if (byte < 128) return scale === 1 ? byte : value + byte * scale;
      value += (byte & 127) * scale;
      scale *= 128;
      if (scale > 2 ** 53) throw this.#damaged('a number that does not end');
    }
  }

  #refill(): void {
    const length = Math.min(this.#piece.length, this.#run.bodyBytes - this.#read);
    if (length === 0) throw this.#damaged('no end of a context');
    this.#readInto(this.#read, this.#piece.subarray(0, length));
    this.#read += length;
    this.#filled = length;
    this.#at = 0;
  }

  #damaged(what: string): FileFormatError {
    const place = `contexts, byte ${this.bytesRead}`;
    return new FileFormatError(this.#run.path, place, `there is ${what}; the file is damaged; count again.`);
  }
}

/**
 * Opens a context run; the checksum of each mebibyte is compared when it is first read.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, cut short or no context run.
 */
export async function openContextRun(path: string): Promise<ContextRunFile> {
  return ContainerFile.openAs(path, { verify: 'blocks' }, (file) => new ContextRunFile(file));
}
