import type { Arena } from '../../kernels/arena.js';
import { applyLeakyUnits } from './activations.js';
import { createLinearLayer, type LinearLayer } from './linear-layer.js';
import type { LinearWeights, NeuralModel } from './neural-model.js';

/** What a network says of a sentence of `count` words; the head with the number `count` is the root. */
export interface NeuralScores {
  readonly count: number;
  /** Scores of tags, those of a word one after the other, in the order of the model. */
  readonly tags: Float32Array;
  /** Scores of heads, `count + 1` for each word; that of a word as its own head means nothing. */
  readonly heads: Float32Array;
  /** Computes the score of each relation of a word to a head, in the order of the model. */
  relations(word: number, head: number): number[];
}

/**
 * Scores tags, heads and relations of words by their vectors: deep biaffine attention (Dozat and Manning 2017, equations 4 to 9), where
 * heads have no bias of their own.
 */
export class ScoreLayers {
  readonly #arena: Arena;
  readonly #relations: number;
  readonly #tagger: LinearLayer;
  readonly #arcDependent: LinearLayer;
  readonly #arcHead: LinearLayer;
  readonly #arc: LinearLayer;
  readonly #labelDependent: LinearLayer;
  readonly #labelHead: LinearLayer;
  readonly #label: LinearLayer;

  constructor(arena: Arena, model: NeuralModel) {
    const layer = ({ weights, bias }: LinearWeights): LinearLayer => createLinearLayer(arena, weights, bias);
    this.#arena = arena;
    this.#relations = model.relations.length;
    this.#tagger = layer(model.tagger);
    this.#arcDependent = layer(model.arcDependent);
    this.#arcHead = layer(model.arcHead);
    this.#arc = createLinearLayer(arena, model.arc);
    this.#labelDependent = layer(model.labelDependent);
    this.#labelHead = layer(model.labelHead);
    this.#label = createLinearLayer(arena, model.label);
  }

  /** Scores a sentence. @param vectors those of its words and, last, of the root, in the arena. */
  score(vectors: Float32Array, count: number): NeuralScores {
    return this.#arena.scope(() => {
      const tags = this.#arena.allocate(Float32Array, count * this.#tagger.outputs);
      this.#tagger.apply(vectors, count, tags);
      const size = this.#labelDependent.outputs + 1;
      const dependents = this.#project(this.#labelDependent, vectors, count, size).slice();
      const heads = this.#map(this.#label, this.#project(this.#labelHead, vectors, count + 1, size), count + 1).slice();
      return {
        count,
        tags: tags.slice(),
        heads: this.#scoreHeads(vectors, count),
        relations: (word, head) =>
          Array.from({ length: this.#relations }, (_, relation) =>
            multiply(dependents, word * size, heads, (head * this.#relations + relation) * size, size),
          ),
      };
    });
  }

  #scoreHeads(vectors: Float32Array, count: number): Float32Array {
    const size = this.#arcDependent.outputs + 1;
    const dependents = this.#project(this.#arcDependent, vectors, count, size);
    const heads = this.#map(this.#arc, this.#project(this.#arcHead, vectors, count + 1, size - 1), count + 1);
    const scores = new Float32Array(count * (count + 1));
    for (let word = 0; word < count; word++) {
      for (let head = 0; head <= count; head++) {
        scores[word * (count + 1) + head] = multiply(dependents, word * size, heads, head * size, size);
      }
    }
    return scores;
  }

  /** Projects vectors for one role, with a 1 behind each where there is room for it. */
  #project(layer: LinearLayer, vectors: Float32Array, count: number, stride: number): Float32Array {
    const projected = this.#arena.allocate(Float32Array, count * stride);
    projected.fill(1);
    layer.apply(vectors, count, projected, { stride });
    applyLeakyUnits(projected, count * stride);
    return projected;
  }

  #map(layer: LinearLayer, vectors: Float32Array, count: number): Float32Array {
    const mapped = this.#arena.allocate(Float32Array, count * layer.outputs);
    layer.apply(vectors, count, mapped);
    return mapped;
  }
}

/** The inner product of `size` numbers of two lists. */
function multiply(one: Float32Array, from: number, other: Float32Array, otherFrom: number, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += one[from + i] * other[otherFrom + i];
  return sum;
}
