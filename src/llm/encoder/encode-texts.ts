import { UnknownWordError } from '../../errors.js';
import { multiplyMatrices } from '../tensor/products.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Encoder } from './encoder.js';
import type { Adaptation, EncoderNetwork } from './encoder-network.js';
import { firstWord, vocabularyName } from './word-codes.js';

/** A text as the codes of its words. */
export type CodedText = Uint32Array;

/**
 * Returns the codes of the words of a text, the first `window` of them.
 *
 * @throws UnknownWordError when none of them is known.
 */
export function codeText({ codes }: Encoder, text: string, window: number): CodedText {
  const words = codes.encode(text).slice(0, window);
  if (!words.some(({ code }) => code >= firstWord)) throw new UnknownWordError(text, vocabularyName);
  return Uint32Array.from(words, ({ code }) => code);
}

/** Returns a vector for each text, the mean of its known words in their context, [texts, width], as part of a computation that is differentiated. */
export function encodeTexts(
  tape: Tape,
  network: EncoderNetwork,
  texts: readonly CodedText[],
  options: { readonly adaptation?: Adaptation | undefined } = {},
): Tensor {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const tokens = new Uint32Array(texts.length * longest);
  const shares = new Float64Array(texts.length * tokens.length);
  texts.forEach((text, row) => {
    tokens.set(text, row * longest);
    const known = text.reduce((sum, code) => sum + (code >= firstWord ? 1 : 0), 0);
    text.forEach((code, place) => {
      if (code >= firstWord) shares[row * tokens.length + row * longest + place] = 1 / known;
    });
  });
  const lengths = Uint32Array.from(texts, ({ length }) => length);
  const { output } = network.encode(tape, { tokens, lengths }, options);
  return multiplyMatrices(tape, tape.constant([texts.length, tokens.length], shares), output);
}
