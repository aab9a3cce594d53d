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
    const status = await file.stat();
    if (!status.isFile()) throw new MissingFileError(path, 'It is not a file.');
    const reader = new ByteReader(file, path, status.size);
    await reader.fill(longestWord + 1);
    const header = /^(\d{1,15}) (\d{1,9})[ \r]*$/.exec(reader.takeWord('\n') ?? '');
    const [words, dimensions] = [Number(header?.[1]), Number(header?.[2])];
    if (header === null || dimensions < 1) {
      throw new FileFormatError(path, 'byte 0', 'expected a line with the numbers of words and dimensions.');
    }
    if (words > 0 && 4 * dimensions > status.size) {
      throw new FileFormatError(path, 'byte 0', `announces ${dimensions} dimensions, more than the file can hold.`);
    }
    const vectors = new WordVectors(dimensions, options, Math.min(words, Math.ceil(status.size / (4 * dimensions))));
    const wanted = Math.min(words, vectors.limit);
    const longestVector = longestWord + 2 + 4 * dimensions;
    while (vectors.read < wanted) {
      if (reader.available < longestVector) await reader.fill(longestVector);
      takeVector(reader, vectors, `word ${vectors.read + 1} of ${words}`);
    }
    await reader.fill(2);
    reader.skipLineFeed();
    if (wanted === words && reader.available > 0) {
      throw reader.error(reader.position, 'something follows the last word that was announced');
    }
    return vectors.finish('word2vec binary');
  } finally {
    await file.close();
  }
}

function takeVector(reader: ByteReader, vectors: WordVectors, title: string): void {
  reader.skipLineFeed();
  const { position } = reader;
  const word = reader.takeWord(' ');
  if (word === undefined) throw reader.error(position, `${title} is not UTF-8`);
  const numbers = vectors.add(word);
  if (numbers === undefined) {
    throw reader.error(position, `"${word}" came before; the option \`duplicates\` keeps the first`);
  }
  reader.takeBytes(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  // The difference is 0 for finite numbers and NaN for others.
  for (let place = 0; place < numbers.length; place++) {
    if (numbers[place] - numbers[place] !== 0)
      throw reader.error(position, `"${word}" has numbers that are not finite`);
  }
}

/** Reads a file front to back through a buffer, from which bytes are taken. */
class ByteReader {
  readonly #file: FileHandle;
  readonly #path: string;
  #bytes: Buffer;
  #begin = 0;
  #end = 0;
  /** Where the buffer begins in the file. */
  #offset = 0;

  constructor(file: FileHandle, path: string, size: number) {
    this.#file = file;
    this.#path = path;
    this.#bytes = Buffer.alloc(Math.max(1, Math.min(1 << 20, size)));
  }

  /** The place of the next byte in the file. */
  get position(): number {
    return this.#offset + this.#begin;
  }

  /** How many bytes can be taken from the buffer. */
  get available(): number {
    return this.#end - this.#begin;
  }

  error(position: number, problem: string): FileFormatError {
    return new FileFormatError(this.#path, `byte ${position}`, `${problem}.`);
  }

  /** Moves what is left to the front and fills the buffer, which then holds `length` bytes unless the file ends. */
  async fill(length: number): Promise<void> {
    const bytes = length > this.#bytes.length ? Buffer.alloc(2 * length) : this.#bytes;
    this.#bytes.copy(bytes, 0, this.#begin, this.#end);
    this.#bytes = bytes;
    this.#offset += this.#begin;
    this.#end -= this.#begin;
    this.#begin = 0;
    while (this.#end < bytes.length) {
      const { bytesRead } = await this.#file.read(bytes, this.#end, bytes.length - this.#end);
      if (bytesRead === 0) return;
      this.#end += bytesRead;
    }
  }

  /** Takes the word before the ending, and the ending; undefined where it is no UTF-8. */
  takeWord(ending: string): string | undefined {
    const { position } = this;
    const end = this.#bytes.indexOf(ending, this.#begin);
    const isThere = end !== -1 && end < this.#end;
    if (!isThere && this.available <= longestWord) {
      throw this.error(position, 'the file ends inside a word; it is cut short or of another kind');
    }
    if (!isThere || end - this.#begin > longestWord) {
      throw this.error(position, `a word is longer than ${longestWord} bytes; the file is damaged or of another kind`);
    }
    const word = decodeWord(this.#bytes, this.#begin, end);
    this.#begin = end + 1;
    return word;
  }

  /** Takes as many bytes as `target` holds. */
  takeBytes(target: Uint8Array): void {
    if (this.available < target.length) {
      const found = `${this.available} of ${target.length} bytes`;
      throw this.error(this.position, `the file ends after ${found} of a vector; it is cut short`);
    }
    target.set(this.#bytes.subarray(this.#begin, this.#begin + target.length));
    this.#begin += target.length;
  }

  /** Passes over a line feed, if one is next. */
  skipLineFeed(): void {
    if (this.available > 0 && this.#bytes[this.#begin] === 10) this.#begin++;
  }
}
