import { requireOption } from '../../errors.js';
import { createRandom } from '../../random.js';
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
import { type Beginning, Parameters } from '../training/parameters.js';

/** The sizes of an encoder. */
export interface EncoderSizes {
  /** How many words it knows, marks included. */
  readonly vocabulary: number;
  readonly layers: number;
  /** How long a vector of a word is. */
  readonly width: number;
  /** Heads of attention in each layer; they part the width evenly. */
  readonly heads: number;
  /** How long the inner vectors of the feed-forward part are; default four times the width. */
  readonly hidden?: number | undefined;
  /** Distances that have a vector, in each direction, the same place included. */
  readonly maxRelative: number;
  /** Whether places are told by distances, or by a vector for each place below `maxRelative`; default `relative`. */
  readonly places?: 'relative' | 'absolute' | undefined;
}

/** Texts as numbers of words: rows of equal length, filled up behind. */
export interface TokenBatch {
  readonly tokens: Uint32Array;
  /** How many places of each text hold a word. */
  readonly lengths: Uint32Array;
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
  readonly sizes: Required<EncoderSizes>;
  readonly parameters: Parameters;

  /**
   * Makes an encoder with seeded parameters: normal numbers of deviation 0.02, those of vectors of distances of width^(-1/2) of a head.
   *
   * @throws OptionError when a size is out of range.
   */
  constructor(arithmetic: Arithmetic, sizes: EncoderSizes, options: { readonly seed: number }) {
    const { vocabulary, layers, width, heads, hidden = 4 * sizes.width, maxRelative, places = 'relative' } = sizes;
    for (const [name, size] of Object.entries({ vocabulary, layers, width, heads, hidden, maxRelative })) {
      requireOption(Number.isInteger(size) && size >= 1, name, size, 'a whole number >= 1');
    }
    requireOption(width % heads === 0, 'heads', heads, `a divisor of the width, ${width}`);
    this.sizes = { vocabulary, layers, width, heads, hidden, maxRelative, places };
    this.parameters = new Parameters(arithmetic);
    const random = createRandom(options.seed);
    const normal = { deviation: 0.02, random };
    this.parameters.add('embedding', [vocabulary, width], normal);
    if (places === 'absolute') this.parameters.add('places', [maxRelative, width], normal);
    for (let layer = 0; layer < layers; layer++) {
      const put = (name: string, shape: readonly number[], beginning: Beginning) =>
        this.parameters.add(`layer.${layer}.${name}`, shape, beginning);
      for (const norm of ['attention', 'feed']) {
        put(`${norm}.gain`, [width], { value: 1 });
        put(`${norm}.offset`, [width], { value: 0 });
      }
      for (const name of ['queries', 'keys', 'values', 'mix']) {
        put(name, [width, width], normal);
        put(`${name}.bias`, [width], { value: 0 });
      }
      if (places === 'relative') {
        const size = width / heads;
        put('distances', [heads, 2 * maxRelative - 1, size], { deviation: size ** -0.5, random });
      }
      put('widen', [width, hidden], normal);
      put('widen.bias', [hidden], { value: 0 });
      put('narrow', [hidden, width], normal);
      put('narrow.bias', [width], { value: 0 });
    }
    this.parameters.add('output.gain', [width], { value: 1 });
    this.parameters.add('output.offset', [width], { value: 0 });
    this.parameters.add('output.bias', [vocabulary], { value: 0 });
  }

  /**
   * Returns the vectors of all words of all layers.
   *
   * Activations are tapped under the names `embedding`, `layer.N.attention`, `layer.N.feed` (what is added to the stream) and `layer.N.stream`.
   *
   * @param options.dropout the share of what each part adds that is left out in training; default 0.
   * @throws OptionError when there are more places than vectors of absolute places.
   */
  encode(tape: Tape, { tokens, lengths }: TokenBatch, options: { readonly dropout?: number } = {}): EncodedBatch {
    const { dropout: rate = 0 } = options;
    const { layers, width, places, maxRelative } = this.sizes;
    const length = tokens.length / lengths.length;
    let stream = gatherRows(tape, this.parameters.get('embedding'), tokens);
    if (places === 'absolute') {
      requireOption(length <= maxRelative, 'tokens', length, `texts of at most ${maxRelative} words`);
      const rows = Uint32Array.from(tokens, (_, at) => at % length);
      stream = add(tape, stream, gatherRows(tape, this.parameters.get('places'), rows));
    }
    stream = tape.tap('embedding', stream);
    const states = [stream];
    const shares: Tensor[] = [];
    for (let layer = 0; layer < layers; layer++) {
      const attention = this.#attend(tape, layer, stream, lengths);
      shares.push(attention.shares);
      stream = add(tape, stream, dropout(tape, tape.tap(`layer.${layer}.attention`, attention.output), rate));
      const feed = this.#feed(tape, layer, stream);
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

  #attend(tape: Tape, layer: number, stream: Tensor, lengths: Uint32Array): { output: Tensor; shares: Tensor } {
    const { width, heads, places } = this.sizes;
    const sequences = lengths.length;
    const rows = stream.rows;
    const shape = [heads, sequences, rows / sequences, width / heads];
    const normal = this.#normalise(tape, layer, 'attention', stream);
    const [queries, keys, values] = ['queries', 'keys', 'values'].map((name) => {
      const all = reshape(tape, this.#affine(tape, layer, name, normal), [rows, heads, width / heads]);
      return reshape(tape, permute(tape, all, [1, 0, 2]), shape);
    }) as [Tensor, Tensor, Tensor];
    const distances = places === 'relative' ? this.parameters.get(`layer.${layer}.distances`) : undefined;
    const { output, shares } = relativeAttention(tape, { queries, keys, values, distances }, { lengths });
    const heap = permute(tape, reshape(tape, output, [heads, rows, width / heads]), [1, 0, 2]);
    return { output: this.#affine(tape, layer, 'mix', reshape(tape, heap, [rows, width])), shares };
  }

  #feed(tape: Tape, layer: number, stream: Tensor): Tensor {
    const normal = this.#normalise(tape, layer, 'feed', stream);
    return this.#affine(tape, layer, 'narrow', gaussianUnits(tape, this.#affine(tape, layer, 'widen', normal)));
  }

  #normalise(tape: Tape, layer: number, name: string, stream: Tensor): Tensor {
    const [gain, offset] = ['gain', 'offset'].map((part) => this.parameters.get(`layer.${layer}.${name}.${part}`)) as [
      Tensor,
      Tensor,
    ];
    return layerNorm(tape, [stream, gain, offset]);
  }

  #affine(tape: Tape, layer: number, name: string, input: Tensor): Tensor {
    const product = multiplyMatrices(tape, input, this.parameters.get(`layer.${layer}.${name}`));
    return add(tape, product, this.parameters.get(`layer.${layer}.${name}.bias`));
  }
}
