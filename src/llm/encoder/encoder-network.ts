import { requireOption } from '../../errors.js';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { gaussianUnits } from '../tensor/elementwise.js';
import { layerNorm } from '../tensor/layer-norm.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { relativeAttention } from '../tensor/relative-attention.js';
import { dropout } from '../tensor/samples.js';
import { gatherRows, permute, reshape } from '../tensor/shapes.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Parameters } from '../training/parameters.js';
import { beginParameters, completeSizes, type EncoderSizes, type FullEncoderSizes } from './encoder-parameters.js';

/** Texts as numbers of words: rows of equal length, filled up behind. */
export interface TokenBatch {
  readonly tokens: Uint32Array;
  /** How many places of each text hold a word. */
  readonly lengths: Uint32Array;
}

/** The products with square matrices in a layer that an adaptation may change. */
export type ProjectionName = 'queries' | 'keys' | 'values' | 'mix' | 'widen' | 'narrow';

/** What changes an encoder whose own parameters stay as they are; each member may be absent. */
export interface Adaptation {
  /** Returns what stands in the place of the vectors of words, [texts x places, width], before places are told. */
  readonly adaptEmbedding?: (tape: Tape, embedding: Tensor, batch: TokenBatch) => Tensor;
  /** Returns what changes the encoder for these texts; it stands in the place of the adaptation while they are run. */
  readonly adaptTexts?: (tape: Tape, network: EncoderNetwork, batch: TokenBatch) => Adaptation;
  /** Returns what stands in the place of a product of a layer, from it and what was multiplied. */
  readonly adaptProduct?: (
    tape: Tape,
    place: { readonly layer: number; readonly name: ProjectionName },
    product: { readonly input: Tensor; readonly output: Tensor },
  ) => Tensor;
  /** Returns what stands in the place of the attention of a layer, [heads, texts, places, width of a head], from it and its queries. */
  readonly adaptAttention?: (
    tape: Tape,
    layer: number,
    attention: { readonly queries: Tensor; readonly output: Tensor },
  ) => Tensor;
}

/** Options of {@link EncoderNetwork.encode}. */
export interface EncodeOptions {
  /** The share of what each part adds that is left out in training; default 0. */
  readonly dropout?: number;
  readonly adaptation?: Adaptation | undefined;
}

/** What an encoder makes of texts. */
export interface EncodedBatch {
  /** The vectors of each layer, [texts x places, width], the embeddings first. */
  readonly layers: readonly Tensor[];
  /** The last of them, normalised. */
  readonly output: Tensor;
  /** How much of each word goes into each place in each layer, heads x texts x places x places. */
  readonly shares: readonly Tensor[];
}

/**
 * An encoder of relative attention: layers of attention and of a feed-forward part, each over a normalised input and added to it
 * (pre-norm; Xiong et al. 2020), with distances as in Huang et al. (2019).
 *
 * The words of its output are scored by the same vectors that its input has (Press & Wolf 2017).
 */
export class EncoderNetwork {
  readonly sizes: FullEncoderSizes;
  readonly parameters: Parameters;

  constructor(sizes: FullEncoderSizes, parameters: Parameters) {
    this.sizes = sizes;
    this.parameters = parameters;
  }

  /**
   * Returns the vectors of all words of all layers.
   *
   * Activations are tapped under the names `embedding`, `layer.N.attention`, `layer.N.feed` (what is added to the stream) and `layer.N.stream`.
   *
   * @throws OptionError when there are more places than vectors of absolute places.
   */
  encode(tape: Tape, batch: TokenBatch, options: EncodeOptions = {}): EncodedBatch {
    const { tokens, lengths } = batch;
    const { dropout: rate = 0, adaptation: given = {} } = options;
    const adaptation = given.adaptTexts?.(tape, this, batch) ?? given;
    const { layers, width, places, maximumDistance } = this.sizes;
    const length = tokens.length / lengths.length;
    const embedding = gatherRows(tape, this.parameters.get('embedding'), tokens);
    let stream = adaptation.adaptEmbedding?.(tape, embedding, batch) ?? embedding;
    if (places === 'absolute') {
      requireOption(length <= maximumDistance, 'tokens', length, `texts of at most ${maximumDistance} words`);
      const rows = Uint32Array.from(tokens, (_, at) => at % length);
      stream = add(tape, stream, gatherRows(tape, this.parameters.get('places'), rows));
    }
    stream = tape.tap('embedding', stream);
    const states = [stream];
    const shares: Tensor[] = [];
    for (let layer = 0; layer < layers; layer++) {
      const attention = this.#attend(tape, layer, { stream, lengths, adaptation });
      shares.push(attention.shares);
      stream = add(tape, stream, dropout(tape, tape.tap(`layer.${layer}.attention`, attention.output), rate));
      const feed = this.#feed(tape, layer, { stream, adaptation });
      stream = add(tape, stream, dropout(tape, tape.tap(`layer.${layer}.feed`, feed), rate));
      stream = tape.tap(`layer.${layer}.stream`, stream);
      states.push(stream);
    }
    const output = layerNorm(tape, [stream, this.parameters.get('output.gain'), this.parameters.get('output.offset')]);
    return { layers: states, output: reshape(tape, output, [tokens.length, width]), shares };
  }

  /** Returns the scores of all words for rows of the output. */
  scoreWords(tape: Tape, rows: Tensor): Tensor {
    const scores = multiplyMatrices(tape, rows, this.parameters.get('embedding'), { transposeRight: true });
    return add(tape, scores, this.parameters.get('output.bias'));
  }

  #attend(
    tape: Tape,
    layer: number,
    {
      stream,
      lengths,
      adaptation,
    }: { readonly stream: Tensor; readonly lengths: Uint32Array; readonly adaptation: Adaptation },
  ): { readonly output: Tensor; readonly shares: Tensor } {
    const { width, heads, places } = this.sizes;
    const sequences = lengths.length;
    const rows = stream.rows;
    const shape = [heads, sequences, rows / sequences, width / heads];
    const input = this.#normalise(tape, layer, 'attention', stream);
    const [queries, keys, values] = (['queries', 'keys', 'values'] as const).map((name) => {
      const product = this.#affine(tape, { layer, name }, { input, adaptation });
      const all = reshape(tape, product, [rows, heads, width / heads]);
      return reshape(tape, permute(tape, all, [1, 0, 2]), shape);
    }) as [Tensor, Tensor, Tensor];
    const distances = places === 'relative' ? this.parameters.get(`layer.${layer}.distances`) : undefined;
    const { output, shares } = relativeAttention(tape, { queries, keys, values, distances }, { lengths });
    const attended = adaptation.adaptAttention?.(tape, layer, { queries, output }) ?? output;
    const heap = permute(tape, reshape(tape, attended, [heads, rows, width / heads]), [1, 0, 2]);
    const mixed = { input: reshape(tape, heap, [rows, width]), adaptation };
    return { output: this.#affine(tape, { layer, name: 'mix' }, mixed), shares };
  }

  #feed(
    tape: Tape,
    layer: number,
    { stream, adaptation }: { readonly stream: Tensor; readonly adaptation: Adaptation },
  ): Tensor {
    const input = this.#normalise(tape, layer, 'feed', stream);
    const wide = this.#affine(tape, { layer, name: 'widen' }, { input, adaptation });
    return this.#affine(tape, { layer, name: 'narrow' }, { input: gaussianUnits(tape, wide), adaptation });
  }

  #normalise(tape: Tape, layer: number, name: string, stream: Tensor): Tensor {
    const [gain, offset] = ['gain', 'offset'].map((part) => this.parameters.get(`layer.${layer}.${name}.${part}`)) as [
      Tensor,
      Tensor,
    ];
    return layerNorm(tape, [stream, gain, offset]);
  }

  #affine(
    tape: Tape,
    place: { readonly layer: number; readonly name: ProjectionName },
    { input, adaptation }: { readonly input: Tensor; readonly adaptation: Adaptation },
  ): Tensor {
    const name = `layer.${place.layer}.${place.name}`;
    const product = multiplyMatrices(tape, input, this.parameters.get(name));
    const adapted = adaptation.adaptProduct?.(tape, place, { input, output: product }) ?? product;
    return add(tape, adapted, this.parameters.get(`${name}.bias`));
  }
}

/**
 * Makes an encoder with seeded parameters.
 *
 * @throws OptionError when a size is out of range.
 */
export function createEncoderNetwork(
  arithmetic: Arithmetic,
  sizes: EncoderSizes,
  options: { readonly seed: number },
): EncoderNetwork {
  const full = completeSizes(sizes);
  return new EncoderNetwork(full, beginParameters(arithmetic, full, options));
}
