import { createHash } from 'node:crypto';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { formatSizes } from './encoder-format.js';
import { createEncoderNetwork, type EncoderNetwork } from './encoder-network.js';
import type { EncoderSizes } from './encoder-parameters.js';
import { WordCodes } from './word-codes.js';

/** Where an encoder comes from, for people and files. */
export interface EncoderFacts {
  /** The corpus it was trained on; empty where it was not. */
  readonly corpus: string;
  readonly seed: number;
  /** Steps of training. */
  readonly steps: number;
  /** Words that it was trained with in one row. */
  readonly length: number;
  /** The loss on rows that were held out, in nats a hidden word; undefined where it was not trained. */
  readonly heldOutLoss?: number | undefined;
}

/** A small encoder of our own: a network, the words that it knows, and where it comes from. */
export interface Encoder {
  readonly network: EncoderNetwork;
  readonly codes: WordCodes;
  readonly facts: EncoderFacts;
}

/** Options of {@link createEncoder}; the size of the vocabulary is that of the words. */
export interface CreateEncoderOptions extends Omit<EncoderSizes, 'vocabulary'> {
  readonly words: readonly string[];
  readonly seed: number;
}

/**
 * Makes an encoder with seeded parameters that knows some words.
 *
 * @throws OptionError when a size is out of range or there is no word.
 * @example const encoder = createEncoder(new Arithmetic(), { words: ['the', 'cat'], layers: 2, width: 32, heads: 2, maximumDistance: 32, seed: 1 });
 */
export function createEncoder(arithmetic: Arithmetic, options: CreateEncoderOptions): Encoder {
  const { words, seed, ...sizes } = options;
  const codes = new WordCodes(words);
  const network = createEncoderNetwork(arithmetic, { ...sizes, vocabulary: codes.size }, { seed });
  return { network, codes, facts: { corpus: '', seed, steps: 0, length: sizes.maximumDistance } };
}

/** Returns a hash of all that the vectors of an encoder depend on: sizes, words and parameters; 16 hexadecimal digits. */
export function fingerprintOf({ network, codes }: Encoder): string {
  const hash = createHash('sha256').update(JSON.stringify([formatSizes(network.sizes), codes.words]));
  for (const [name, { values }] of network.parameters) {
    hash.update(name).update(Float32Array.from(values));
  }
  return hash.digest('hex').slice(0, 16);
}
