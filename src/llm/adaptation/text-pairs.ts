import { codeText, encodeTexts } from '../encoder/encode-texts.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation } from '../encoder/encoder-network.js';
import { Tape } from '../tensor/tape.js';

/** Texts that are run together. */
const textsARun = 64;

/** A text, and another that it shall lead to: a word and its hypernym, a name and what it is in a facet, a use and the gloss of its sense. */
export interface TextPair {
  readonly source: string;
  readonly target: string;
}

/** Words of a text that are read; pairs are words, names and glosses. */
export const pairWindow = 64;

/** Returns the vectors of texts, each of length 1, as rows. */
export function unitVectors(
  encoder: Encoder,
  texts: readonly string[],
  options: { readonly adaptation?: Adaptation | undefined } = {},
): Float64Array[] {
  const { network } = encoder;
  const { arithmetic } = network.parameters;
  const coded = texts.map((text) => codeText(encoder, text, pairWindow));
  const vectors: Float64Array[] = [];
  for (let first = 0; first < coded.length; first += textsARun) {
    arithmetic.scope(() => {
      const own = coded.slice(first, first + textsARun);
      const { values, columns } = encodeTexts(new Tape(arithmetic), network, own, options);
      own.forEach((_, row) => {
        const vector = Float64Array.from(values.subarray(row * columns, (row + 1) * columns));
        const length = Math.hypot(...vector);
        vectors.push(vector.map((value) => value / length));
      });
    });
  }
  return vectors;
}
