import type { Arena } from '../../kernels/arena.js';
import { normaliseVectors } from './activations.js';
import { attend } from './attention.js';
import { createLinearLayer, type LinearLayer } from './linear-layer.js';
import type { EncoderLayerWeights, LinearWeights, NormWeights } from './neural-model.js';

/** Numbers in one call of the kernel for Gaussian units. */
const unitsPerCall = 16_384;

/** A layer of a transformer with normalisation behind each part, as in BERT (Devlin et al. 2019) and MPNet (Song et al. 2020). */
export class EncoderLayer {
  readonly #arena: Arena;
  readonly #heads: number;
  readonly #query: LinearLayer;
  readonly #key: LinearLayer;
  readonly #value: LinearLayer;
  readonly #attended: LinearLayer;
  readonly #attendedNorm: NormWeights;
  readonly #wide: LinearLayer;
  readonly #narrow: LinearLayer;
  readonly #norm: NormWeights;

  /** @param heads the number of heads of attention. */
  constructor(arena: Arena, weights: EncoderLayerWeights, heads: number) {
    const layer = ({ weights: rows, bias }: LinearWeights): LinearLayer => createLinearLayer(arena, rows, bias);
    this.#arena = arena;
    this.#heads = heads;
    this.#query = layer(weights.query);
    this.#key = layer(weights.key);
    this.#value = layer(weights.value);
    this.#attended = layer(weights.attended);
    this.#attendedNorm = weights.attendedNorm;
    this.#wide = layer(weights.wide);
    this.#narrow = layer(weights.narrow);
    this.#norm = weights.norm;
  }

  /**
   * Puts what comes out in the place of the first `count` vectors, which lie in the arena.
   *
   * @param bias see {@link attend}.
   */
  apply(states: Float32Array, count: number, bias?: Float32Array): void {
    this.#arena.scope(() => {
      const width = this.#query.outputs;
      const allocate = (size: number): Float32Array => this.#arena.allocate(Float32Array, count * size);
      const [queries, keys, values, attended] = [width, width, width, width].map(allocate);
      this.#query.apply(states, count, queries);
      this.#key.apply(states, count, keys);
      this.#value.apply(states, count, values);
      attend(this.#arena, { queries, keys, values }, { count, width, heads: this.#heads }, attended, bias);
      const change = queries;
      this.#attended.apply(attended, count, change);
      addNumbers(states, change, count * width);
      normaliseVectors(states, count, this.#attendedNorm);
      const wide = allocate(this.#wide.outputs);
      this.#wide.apply(states, count, wide);
      this.#arena.run('exactGaussianUnits', [wide], { items: wide.length, chunk: unitsPerCall });
      this.#narrow.apply(wide, count, change);
      addNumbers(states, change, count * width);
      normaliseVectors(states, count, this.#norm);
    });
  }
}

function addNumbers(target: Float32Array, numbers: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) target[i] += numbers[i];
}
