import { requireOption } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation } from '../encoder/encoder-network.js';
import { firstWord } from '../encoder/word-codes.js';
import { Tape } from '../tensor/tape.js';

/** How much each word of a text looks at each other in one head. */
export interface HeadShares {
  /** From 0, as all of them. */
  readonly layer: number;
  readonly head: number;
  /** Words x words: row i has the shares of what goes into word i, which sum to 1. */
  readonly shares: DenseMatrix;
}

/** The attention of all heads of an encoder over a text. */
export interface AttentionShares {
  readonly words: readonly { readonly form: string; readonly isKnown: boolean }[];
  /** Layer by layer. */
  readonly heads: readonly HeadShares[];
}

/** Options of {@link attentionOf}. */
export interface AttentionOfOptions {
  /** What changes the encoder; default nothing. */
  readonly adaptation?: Adaptation | undefined;
  /** Words of a text at most; default 512. */
  readonly most?: number;
}

/**
 * Returns how much of each word goes into each other, in every layer and head.
 *
 * @throws OptionError when the text has no word, or more than `most`.
 * @example attentionOf(encoder, 'The dog barks.').heads[0].shares.row(2)
 */
export function attentionOf(encoder: Encoder, text: string, options: AttentionOfOptions = {}): AttentionShares {
  const { adaptation, most = 512 } = options;
  const { network, codes } = encoder;
  const words = codes.encode(text);
  const { length } = words;
  requireOption(length > 0, 'text', text, 'at least one word');
  requireOption(length <= most, 'text', `${length} words`, `at most ${most} words`);
  const { arithmetic } = network.parameters;
  const { heads } = network.sizes;
  const batch = { tokens: Uint32Array.from(words, ({ code }) => code), lengths: Uint32Array.of(length) };
  const found = arithmetic.scope(() => {
    const { shares } = network.encode(new Tape(arithmetic), batch, { adaptation });
    return shares.flatMap(({ values }, layer) =>
      Array.from({ length: heads }, (_, head): HeadShares => {
        const own = values.subarray(head * length * length, (head + 1) * length * length);
        return { layer, head, shares: new DenseMatrix(length, length, Float32Array.from(own)) };
      }),
    );
  });
  return { words: words.map(({ form, code }) => ({ form, isKnown: code >= firstWord })), heads: found };
}
