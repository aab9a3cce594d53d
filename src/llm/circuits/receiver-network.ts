import { EncoderNetwork } from '../encoder/encoder-network.js';
import { Arithmetic } from '../tensor/arithmetic.js';
import { gaussianUnits } from '../tensor/elementwise.js';
import { layerNorm } from '../tensor/layer-norm.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { relativeAttention } from '../tensor/relative-attention.js';
import { gatherRows, permute, reshape, slice } from '../tensor/shapes.js';
import { Tape } from '../tensor/tape.js';
import { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import { type HeadPart, headParts } from './components.js';

/** What was added to the stream so far. */
export interface StreamState {
  /** What each component added, by its index, [places, width]. */
  readonly writers: readonly Tensor[];
  /** Their sum with the biases, [places, width]. */
  readonly stream: Tensor;
}

/** Replaces parts of a run; what is absent stays as it is. */
export interface RunHooks {
  /** Returns what the heads of a layer read, [heads, places, width]. */
  readonly readHeads?: (tape: Tape, layer: number, state: StreamState) => Tensor;
  /** Returns what the feed-forward part of a layer reads, or the output where the layer is the number of layers, [places, width]. */
  readonly read?: (tape: Tape, layer: number, state: StreamState) => Tensor;
  /** Returns what heads take from all places, [heads, places, width of a head], from shares and values. */
  readonly mix?: (
    tape: Tape,
    layer: number,
    attention: { readonly shares: Tensor; readonly values: Tensor; readonly output: Tensor },
  ) => Tensor;
}

/** The numbers of a layer in a run. */
export interface LayerRun {
  /** What the heads read as queries, keys and values, [heads, places, width] each. */
  readonly inputs: Readonly<Record<HeadPart, Tensor>>;
  /** What they make of it, [heads, places, width of a head] each. */
  readonly projections: Readonly<Record<HeadPart, Tensor>>;
  /** How much of each place goes into each place, [heads, places, places]. */
  readonly shares: Tensor;
  /** What they take from all places, [heads, places, width of a head]. */
  readonly mixed: Tensor;
  /** What the feed-forward part reads, [places, width]. */
  readonly feedInput: Tensor;
}

/** A run of one text in which every receiver has an input of its own. */
export interface ReceiverRun extends StreamState {
  readonly layers: readonly LayerRun[];
  /** What the output reads, [places, width]. */
  readonly outputInput: Tensor;
  /** The normalised output, [places, width]. */
  readonly output: Tensor;
}

interface LayerWeights {
  /** [heads, width, width of a head] each. */
  readonly projections: Readonly<Record<HeadPart, Tensor>>;
  /** [heads, 1, width of a head] each. */
  readonly biases: Readonly<Record<HeadPart, Tensor>>;
  /** [heads, width of a head, width]. */
  readonly mix: Tensor;
}

/**
 * An encoder whose receivers, the query, key and value of each head, each feed-forward part and the output, have inputs of their own, so that
 * each can be differentiated and replaced for itself (Haklay et al. 2025, section 3).
 *
 * It computes in double precision with a copy of the parameters, and without replacements what the encoder does. The bias of the sum of the
 * heads of a layer belongs to no head: it is always there. All other biases belong to the component that adds them; vectors of absolute places belong to
 * the embedding.
 */
export class ReceiverNetwork {
  readonly network: EncoderNetwork;
  readonly #layers: readonly LayerWeights[];

  constructor(network: EncoderNetwork) {
    const arithmetic = new Arithmetic({ precision: 'double' });
    const parameters = new Parameters(arithmetic);
    for (const [name, { shape, values }] of network.parameters) {
      parameters.add(name, shape, { value: 0 }).values.set(values);
    }
    this.network = new EncoderNetwork(network.sizes, parameters.frozen());
    const tape = new Tape(arithmetic);
    this.#layers = Array.from({ length: network.sizes.layers }, (_, layer) => this.#splitWeights(tape, layer));
  }

  get arithmetic(): Arithmetic {
    return this.network.parameters.arithmetic;
  }

  /** Returns the vectors of the words of a text, [places, width]. */
  embed(tokens: Uint32Array): Float64Array {
    const { places } = this.network.sizes;
    const parameters = this.network.parameters;
    return this.arithmetic.scope(() => {
      const tape = new Tape(this.arithmetic);
      const words = gatherRows(tape, parameters.get('embedding'), tokens);
      if (places === 'relative') return Float64Array.from(words.values);
      const rows = gatherRows(tape, parameters.get('places'), Uint32Array.from(tokens.keys()));
      return Float64Array.from(add(tape, words, rows).values);
    });
  }

  /** Runs a text from the vectors of its words. */
  run(tape: Tape, embedding: Tensor, hooks: RunHooks = {}): ReceiverRun {
    const writers = [embedding];
    let stream = embedding;
    const layers: LayerRun[] = [];
    const copy = (input: Tensor): Tensor => add(tape, input, tape.constant([1], [0]));
    for (const [layer, weights] of this.#layers.entries()) {
      const state = { writers: [...writers], stream };
      const attention = this.#attend(tape, layer, { weights, state, hooks });
      for (let head = 0; head < this.network.sizes.heads; head++) {
        const result = reshape(tape, slice(tape, attention.results, 0, [head, head + 1]), stream.shape);
        writers.push(result);
        stream = add(tape, stream, result);
      }
      stream = add(tape, stream, this.#parameter(layer, 'mix.bias'));
      const feedInput = hooks.read?.(tape, layer, { writers: [...writers], stream }) ?? copy(stream);
      const feed = this.#feed(tape, layer, feedInput);
      writers.push(feed);
      stream = add(tape, stream, feed);
      const { inputs, projections, shares, mixed } = attention;
      layers.push({ inputs, projections, shares, mixed, feedInput });
    }
    const outputInput = hooks.read?.(tape, layers.length, { writers: [...writers], stream }) ?? copy(stream);
    const [gain, offset] = ['output.gain', 'output.offset'].map((name) => this.network.parameters.get(name)) as [
      Tensor,
      Tensor,
    ];
    return { writers, stream, layers, outputInput, output: layerNorm(tape, [outputInput, gain, offset]) };
  }

  #attend(
    tape: Tape,
    layer: number,
    {
      weights,
      state,
      hooks,
    }: { readonly weights: LayerWeights; readonly state: StreamState; readonly hooks: RunHooks },
  ): Omit<LayerRun, 'feedInput'> & { readonly results: Tensor } {
    const { heads, width } = this.network.sizes;
    const places = state.stream.rows;
    const shape = [heads, 1, places, width / heads];
    const replaced = hooks.readHeads?.(tape, layer, state);
    const norm = ['gain', 'offset'].map((name) => this.#parameter(layer, `attention.${name}`)) as [Tensor, Tensor];
    // What is replaced is the same for all three, and normalised once; else each has a copy of its own to be differentiated.
    const shared = replaced && { input: replaced, normal: layerNorm(tape, [replaced, ...norm]) };
    const receivers = headParts.map((part) => {
      const { input, normal } = shared ?? this.#readCopy(tape, state.stream, norm);
      const product = multiplyMatrices(tape, normal, weights.projections[part]);
      return { part, input, projection: add(tape, product, weights.biases[part]) };
    });
    const record = (of: (receiver: (typeof receivers)[number]) => Tensor): Record<HeadPart, Tensor> => {
      const [queries, keys, values] = receivers.map(of) as [Tensor, Tensor, Tensor];
      return { queries, keys, values };
    };
    const inputs = record(({ input }) => input);
    const projections = record(({ projection }) => projection);
    const distances = this.network.sizes.places === 'relative' ? this.#parameter(layer, 'distances') : undefined;
    const attended = relativeAttention(tape, {
      ...record(({ projection }) => reshape(tape, projection, shape)),
      distances,
    });
    const output = reshape(tape, attended.output, [heads, places, width / heads]);
    const shares = new Tensor([heads, places, places], attended.shares.values, false);
    const mixed = hooks.mix?.(tape, layer, { shares, values: projections.values, output }) ?? output;
    return { inputs, projections, shares, mixed, results: multiplyMatrices(tape, mixed, weights.mix) };
  }

  #readCopy(
    tape: Tape,
    stream: Tensor,
    norm: readonly [Tensor, Tensor],
  ): { readonly input: Tensor; readonly normal: Tensor } {
    const { heads } = this.network.sizes;
    const input = add(tape, tape.constant([heads, 1, 1], new Float64Array(heads)), stream);
    return { input, normal: layerNorm(tape, [input, ...norm]) };
  }

  #feed(tape: Tape, layer: number, input: Tensor): Tensor {
    const norm = ['gain', 'offset'].map((name) => this.#parameter(layer, `feed.${name}`)) as [Tensor, Tensor];
    const affine = (from: Tensor, name: string): Tensor =>
      add(tape, multiplyMatrices(tape, from, this.#parameter(layer, name)), this.#parameter(layer, `${name}.bias`));
    return affine(gaussianUnits(tape, affine(layerNorm(tape, [input, ...norm]), 'widen')), 'narrow');
  }

  #parameter(layer: number, name: string): Tensor {
    return this.network.parameters.get(`layer.${layer}.${name}`);
  }

  #splitWeights(tape: Tape, layer: number): LayerWeights {
    const { heads, width } = this.network.sizes;
    const size = width / heads;
    const split = (name: string): Tensor =>
      permute(tape, reshape(tape, this.#parameter(layer, name), [width, heads, size]), [1, 0, 2]);
    const bias = (name: string): Tensor => reshape(tape, this.#parameter(layer, `${name}.bias`), [heads, 1, size]);
    return {
      projections: { queries: split('queries'), keys: split('keys'), values: split('values') },
      biases: { queries: bias('queries'), keys: bias('keys'), values: bias('values') },
      mix: reshape(tape, this.#parameter(layer, 'mix'), [heads, size, width]),
    };
  }
}
