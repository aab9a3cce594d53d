import { requireOption, requireWhole } from '../../errors.js';
import { type Encoder, fingerprintOf } from '../encoder/encoder.js';
import { createEncoderEmbedding } from '../encoder/encoder-embedding.js';
import { EncoderNetwork, type ProjectionName, type TokenBatch } from '../encoder/encoder-network.js';
import { firstWord } from '../encoder/word-codes.js';
import { multiplyMatrices } from '../tensor/products.js';
import { reshape } from '../tensor/shapes.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { FieldBackbone } from './field-backbone.js';

/** A text as an encoder reads it. */
export interface EncodedText {
  /** The codes of its words, at most as many as the window. */
  readonly codes: Uint32Array;
  /** Its vector without any change. */
  readonly vector: Float32Array;
}

/** An encoder as a network that a weight field changes. */
export interface EncoderBackbone extends FieldBackbone<EncodedText> {
  readonly encoder: Encoder;
  /** What is changed and how much is read. */
  readonly settings: { readonly products: readonly ProjectionName[]; readonly window: number };
  /**
   * Returns texts as examples; a text without a known word is undefined.
   *
   * @throws the signal's reason when it is aborted.
   */
  encodeTexts(
    texts: readonly string[],
    options?: { readonly signal?: AbortSignal | undefined; readonly onShare?: ((share: number) => void) | undefined },
  ): Promise<(EncodedText | undefined)[]>;
}

/** Options of {@link createEncoderBackbone}. */
export interface EncoderBackboneOptions {
  /** The products that blocks change, in every layer; default queries and values. */
  readonly products?: readonly ProjectionName[] | undefined;
  /** Words of a text that are read, >= 1; default as the encoder was trained, at least 64. */
  readonly window?: number | undefined;
}

/**
 * Makes an encoder a network that a weight field changes: the vector of a text is the mean of its known words.
 *
 * @throws OptionError when an option is out of range.
 */
export function createEncoderBackbone(encoder: Encoder, options: EncoderBackboneOptions = {}): EncoderBackbone {
  const { network, codes, facts } = encoder;
  const { products = ['queries', 'values'], window = Math.max(64, facts.length) } = options;
  requireOption(products.length > 0, 'products', products, 'at least one');
  requireWhole('window', window, 1);
  const { width, layers, places, maximumDistance } = network.sizes;
  const most = places === 'absolute' ? Math.min(window, maximumDistance) : window;
  const frozen = new EncoderNetwork(network.sizes, network.parameters.frozen());
  const plain = createEncoderEmbedding(encoder);
  return {
    encoder,
    settings: { products: [...products], window },
    fingerprint: fingerprintOf(encoder),
    arithmetic: network.parameters.arithmetic,
    width,
    products: Array.from({ length: layers }, (_, layer) =>
      [...new Set(products)].map((product) => {
        const name = `layer.${layer}.${product}`;
        const [inner, outer] = network.parameters.get(name).shape as readonly [number, number];
        return { name, inner, outer };
      }),
    ).flat(),
    vectorOf: ({ vector }) => vector,
    async encodeTexts(texts, { signal, onShare } = {}) {
      const known = texts.filter((text) => plain.knows?.(text) ?? true);
      const size = (await plain.maxEmbeddingsPerCall) ?? known.length;
      const vectors: Float32Array[] = [];
      for (let first = 0; first < known.length; first += size) {
        const values = known.slice(first, first + size);
        const { embeddings } = await plain.doEmbed({ values, ...(signal && { abortSignal: signal }) });
        for (const embedding of embeddings) vectors.push(Float32Array.from(embedding));
        onShare?.(vectors.length / known.length);
      }
      let at = 0;
      return texts.map((text) => {
        if (text !== known[at]) return undefined;
        const words = codes.encode(text).slice(0, most);
        return { codes: Uint32Array.from(words, ({ code }) => code), vector: vectors[at++] as Float32Array };
      });
    },
    run(tape, texts, change) {
      const batch = batchOf(texts);
      const encoded = frozen.encode(tape, batch, {
        adaptation: {
          adaptProduct: (own, { layer, name }, product) =>
            products.includes(name) ? change(own, `layer.${layer}.${name}`, product) : product.output,
        },
      });
      return poolWords(tape, encoded.output, batch);
    },
  };
}

/** Returns the mean of the known words of each text, of all its words where none is known: [texts, width]. */
export function poolWords(tape: Tape, output: Tensor, { tokens, lengths }: TokenBatch): Tensor {
  const texts = lengths.length;
  const places = tokens.length / texts;
  const shares = new Float32Array(tokens.length);
  for (let text = 0; text < texts; text++) {
    const words = Array.from({ length: lengths[text] as number }, (_, place) => text * places + place);
    const known = words.filter((at) => (tokens[at] as number) >= firstWord);
    const counted = known.length > 0 ? known : words;
    for (const at of counted) shares[at] = 1 / counted.length;
  }
  const rows = reshape(tape, output, [texts, places, output.columns]);
  const pooled = multiplyMatrices(tape, tape.constant([texts, 1, places], shares), rows);
  return reshape(tape, pooled, [texts, output.columns]);
}

function batchOf(texts: readonly EncodedText[]): TokenBatch {
  const longest = texts.reduce((most, { codes }) => Math.max(most, codes.length), 0);
  const tokens = new Uint32Array(texts.length * longest);
  for (const [row, { codes }] of texts.entries()) tokens.set(codes, row * longest);
  return { tokens, lengths: Uint32Array.from(texts, ({ codes }) => codes.length) };
}
