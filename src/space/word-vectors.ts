import { Vocabulary } from '../corpus/vocabulary.js';
import { requireOption } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { Space } from './space.js';

/** Options of the readers of word vectors. */
export interface ReadVectorsOptions {
  /** The name of the space; default `vectors`. */
  readonly name?: string;
  /** Reads only so many words, the first of the file; default all. */
  readonly limit?: number;
  /** What happens to a word that came before: the file is refused, or the first vector stays; default `refuse`. */
  readonly duplicates?: 'refuse' | 'first';
}

/** Collects words with their vectors as they are read, and makes a space of them. */
export class WordVectors {
  readonly limit: number;
  readonly #name: string;
  readonly #duplicates: 'refuse' | 'first';
  readonly #words: Vocabulary;
  readonly #dimensions: number;
  #values: Float32Array<ArrayBuffer>;
  #passed = 0;

  /**
   * @param expected how many words will come, as far as that is known; room is made for them at once.
   * @throws OptionError when an option is out of range.
   */
  constructor(dimensions: number, options: ReadVectorsOptions, expected = Math.ceil(2 ** 18 / dimensions)) {
    const { name = 'vectors', limit = Number.POSITIVE_INFINITY, duplicates = 'refuse' } = options;
    const isLimit = limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && limit >= 1);
    requireOption(isLimit, 'limit', limit, 'a whole number >= 1');
    requireOption(['refuse', 'first'].includes(duplicates), 'duplicates', duplicates, 'refuse, first');
    this.limit = limit;
    this.#name = name;
    this.#duplicates = duplicates;
    this.#words = new Vocabulary(`the ${name} space`);
    this.#dimensions = dimensions;
    this.#values = new Float32Array(Math.max(1, Math.min(expected, limit)) * dimensions);
  }

  /** How many words came, those that were passed over included. */
  get read(): number {
    return this.#words.size + this.#passed;
  }

  /** Tells whether as many words came as the limit allows. */
  get isFull(): boolean {
    return this.read >= this.limit;
  }

  /**
   * Takes a word and returns the place for its numbers.
   *
   * A word that came before gets a place that counts for nothing, or undefined where duplicates are refused.
   */
  add(word: string): Float32Array<ArrayBuffer> | undefined {
    const row = this.#words.size;
    this.#makeRoom(row + 1);
    if (this.#words.has(word)) {
      if (this.#duplicates === 'refuse') return undefined;
      this.#passed++;
    } else {
      this.#words.add(word);
    }
    return this.#values.subarray(row * this.#dimensions, (row + 1) * this.#dimensions);
  }

  /** Makes the space; `format` goes into its history. */
  finish(format: string): Space {
    const values = this.#values.subarray(0, this.#words.size * this.#dimensions);
    return new Space({
      name: this.#name,
      targets: this.#words,
      matrix: new DenseMatrix(this.#words.size, this.#dimensions, values),
      history: [{ step: 'read', options: { format } }],
    });
  }

  #makeRoom(rows: number): void {
    if (rows * this.#dimensions <= this.#values.length) return;
    const longer = new Float32Array(2 * this.#values.length);
    longer.set(this.#values);
    this.#values = longer;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a word of UTF-8 bytes; undefined where they are none. */
export function decodeWord(bytes: Uint8Array, begin: number, end: number): string | undefined {
  const word = Buffer.from(bytes.buffer, bytes.byteOffset + begin, end - begin).toString('utf8');
  // Bytes that are no UTF-8 become this character, which a word may also hold itself: then the slow decoder tells.
  if (!word.includes('\ufffd')) return word;
  try {
    return decoder.decode(bytes.subarray(begin, end));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
