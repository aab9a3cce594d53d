import { QualiaError, UnknownWordError } from '../errors.js';
import type { Space } from '../space/space.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link createSpaceEmbedding}. */
export interface SpaceEmbeddingOptions {
  /** Splits a text into targets of the space; default: lower case, split at white space. */
  readonly split?: (text: string) => readonly string[];
  /** The weight of a target in the mean; default 1 for each. */
  readonly weight?: (target: string) => number;
}

/**
 * Makes an embedding model of a space: the vector of a text is the weighted mean of the vectors of its targets.
 *
 * Targets that the space does not hold are left out; a text with none it holds is an UnknownWordError.
 */
export function createSpaceEmbedding(space: Space, options: SpaceEmbeddingOptions = {}): EmbeddingModel {
  const { split = splitWords, weight = () => 1 } = options;
  return {
    specificationVersion: 'v3',
    provider: 'qualia',
    modelId: space.name,
    maxEmbeddingsPerCall: undefined,
    supportsParallelCalls: true,
    async doEmbed({ values, abortSignal }) {
      abortSignal?.throwIfAborted();
      return { embeddings: values.map((text) => Array.from(meanVector(space, text, split(text), weight))) };
    },
  };
}

function splitWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

function meanVector(
  space: Space,
  text: string,
  targets: readonly string[],
  weight: (target: string) => number,
): Float64Array {
  const sum = new Float64Array(space.matrix.columns);
  let weights = 0;
  for (const target of targets) {
    if (!space.has(target)) continue;
    const factor = weight(target);
    space.vector(target).forEach((value, entry) => {
      sum[entry] += factor * value;
    });
    weights += factor;
  }
  if (weights > 0) return sum.map((value) => value / weights);
  if (targets.some((target) => space.has(target))) {
    throw new QualiaError('ZERO_WEIGHT', `Every known word of "${text}" has weight 0, so it has no mean vector.`);
  }
  throw new UnknownWordError(text, `the ${space.name} space, nor any of its words`);
}
