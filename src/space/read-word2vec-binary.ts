import type { FileHandle } from 'node:fs/promises';
import { FileFormatError, MissingFileError } from '../errors.js';
import { openFile } from '../matrix/read-container.js';
import type { Space } from './space.js';
import { decodeWord, type ReadVectorsOptions, WordVectors } from './word-vectors.js';

/** A word or first line longer than this is taken for damage. */
const longestWord = 1 << 16;

/**
 * Reads vectors in word2vec's binary format (Mikolov et al. 2013): a line with the numbers of words and dimensions, then
 * each word, a space, its numbers as little-endian floats and, from most writers, a line feed.
 *
 * Memory is the space and a buffer.
 *
 * @throws MissingFileError when there is no such file; FileFormatError naming the byte where it is wrong; OptionError when
 * an option is out of range.
 * @example
 * const space = await readWord2VecBinary('news.bin', { limit: 100_000 });
 */
export async function readWord2VecBinary(path: string, options: ReadVectorsOptions = {}): Promise<Space> {
  const file = await openFile(path);
  try {
    if (!(await file.stat()).isFile()) throw new MissingFileError(path, 'It is not a file.');
    const reader = new ByteReader(file, path);
    const header = /^(\d{1,15}) (\d{1,9})[ \r]*$/.exec((await reader.readWord('\n')) ?? '');
    const [words, dimensions] = [Number(header?.[1]), Number(header?.[2])];
    if (header === null || dimensions < 1) {
      throw new FileFormatError(path, 'byte 0', 'expected a line with the numbers of words and dimensions.');
    }
    const vectors = new WordVectors(dimensions, options);
    const wanted = Math.min(words, vectors.limit);
    while (vectors.read < wanted) await readVector(reader, vectors, `word ${vectors.read + 1} of ${words}`);
    if (wanted === words) await reader.requireEnd();
    return vectors.finish('word2vec binary');
  } finally {
    await file.close();
  }
}

async function readVector(reader: ByteReader, vectors: WordVectors, title: string): Promise<void> {
  await reader.skipLineFeed();
  const { position } = reader;
  const word = await reader.readWord(' ');
  if (word === undefined) throw reader.error(position, `${title} is not UTF-8`);
  const numbers = vectors.add(word);
  if (numbers === undefined) {
    throw reader.error(position, `"${word}" came before; the option \`duplicates\` keeps the first`);
  }
  await reader.readInto(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  // The difference is 0 for finite numbers and NaN for others.
  for (let place = 0; place < numbers.length; place++) {
    if (numbers[place] - numbers[place] !== 0)
      throw reader.error(position, `"${word}" has numbers that are not finite`);
  }
}

/** Reads a file front to back through a buffer. */
class ByteReader {
  readonly #file: FileHandle;
  readonly #path: string;
  #bytes = Buffer.alloc(1 << 20);
  #begin = 0;
  #end = 0;
  /** Where the buffer begins in the file. */
  #offset = 0;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /** The place of the next byte in the file. */
  get position(): number {
    return this.#offset + this.#begin;
  }

  error(position: number, problem: string): FileFormatError {
    return new FileFormatError(this.#path, `byte ${position}`, `${problem}.`);
  }

  /** Reads up to the ending, and past it; undefined where that is no UTF-8. */
  async readWord(ending: string): Promise<string | undefined> {
    const { position } = this;
    let length = this.#bytes.subarray(this.#begin, this.#end).indexOf(ending);
    if (length === -1) {
      await this.#fill();
      length = this.#bytes.subarray(this.#begin, this.#end).indexOf(ending);
    }
    if (length === -1 && this.#end - this.#begin <= longestWord) {
      throw this.error(position, 'the file ends inside a word; it is cut short or of another kind');
    }
    if (length === -1 || length > longestWord) {
      throw this.error(position, `a word is longer than ${longestWord} bytes; the file is damaged or of another kind`);
    }
    const word = decodeWord(this.#bytes, this.#begin, this.#begin + length);
    this.#begin += length + 1;
    return word;
  }

  /** Fills `target` with the next bytes. */
  async readInto(target: Uint8Array): Promise<void> {
    const { position } = this;
    for (let filled = 0; filled < target.length; ) {
      if (this.#begin === this.#end) await this.#fill();
      if (this.#begin === this.#end) {
        throw this.error(
          position,
          `the file ends after ${filled} of ${target.length} bytes of a vector; it is cut short`,
        );
      }
      const piece = this.#bytes.subarray(this.#begin, Math.min(this.#end, this.#begin + target.length - filled));
      target.set(piece, filled);
      filled += piece.length;
      this.#begin += piece.length;
    }
  }

  /** Passes over a line feed, if one is next. */
  async skipLineFeed(): Promise<void> {
    if (this.#begin === this.#end) await this.#fill();
    if (this.#begin < this.#end && this.#bytes[this.#begin] === 10) this.#begin++;
  }

  /** Makes sure that nothing follows but a line feed. */
  async requireEnd(): Promise<void> {
    await this.skipLineFeed();
    if (this.#begin === this.#end) await this.#fill();
    if (this.#begin < this.#end) throw this.error(this.position, 'something follows the last word that was announced');
  }

  /** Moves what is left to the front and reads on behind it. */
  async #fill(): Promise<void> {
    this.#bytes.copyWithin(0, this.#begin, this.#end);
    this.#offset += this.#begin;
    this.#end -= this.#begin;
    this.#begin = 0;
    while (this.#end < this.#bytes.length) {
      const { bytesRead } = await this.#file.read(this.#bytes, this.#end, this.#bytes.length - this.#end);
      if (bytesRead === 0) return;
      this.#end += bytesRead;
    }
  }
}
