import { QualiaError } from '../errors.js';
import type { EmbeddingModel } from './embedding-model.js';

/** A function that gives, or promises, a vector for each of a list of texts, in order. */
export type EmbedFunction = (
  texts: string[],
  context: { readonly signal?: AbortSignal | undefined },
) => Iterable<ArrayLike<number>> | PromiseLike<Iterable<ArrayLike<number>>>;

/** Who an adapted model is and what it can take. */
export interface AdapterOptions {
  /**
   * Names the model; the vectors in a cache are found by it, so what gives other vectors must have another id: another
   * version of a function, another model, other settings.
   */
  readonly id: string;
  /** Who makes the vectors; default `function` or `langchain`. */
  readonly provider?: string | undefined;
  /** How many texts a call may hold; default no limit. */
  readonly maxEmbeddingsPerCall?: number | undefined;
  /** Whether it can be called again before an earlier call has ended. */
  readonly supportsParallelCalls?: boolean | undefined;
}

/**
 * Makes an embedding model of a function. Calls in parallel are off unless set.
 *
 * @throws QualiaError with code `EMBEDDING_ANSWER`, from the model, where the function gives no list of vectors or another
 * number of them than texts.
 * @example fromFunction((texts) => texts.map((text) => [text.length, 1]), { id: 'length 1' })
 */
export function fromFunction(embed: EmbedFunction, options: AdapterOptions): EmbeddingModel {
  const { id, provider = 'function', maxEmbeddingsPerCall, supportsParallelCalls = false } = options;
  return {
    specificationVersion: 'v3',
    provider,
    modelId: id,
    maxEmbeddingsPerCall,
    supportsParallelCalls,
    async doEmbed({ values, abortSignal }) {
      abortSignal?.throwIfAborted();
      if (values.length === 0) return { embeddings: [] };
      const answer: unknown = await embed([...values], { signal: abortSignal });
      abortSignal?.throwIfAborted();
      return { embeddings: readVectors(answer, values.length, `The model ${id} of ${provider}`) };
    },
  };
}

function readVectors(answer: unknown, count: number, name: string): number[][] {
  const rows = isIterable(answer) ? Array.from(answer, readVector) : [];
  if (rows.length !== count) {
    const problem = isIterable(answer)
      ? `${rows.length} vectors for ${count} texts`
      : 'no list of vectors, one for each text';
    throw new QualiaError('EMBEDDING_ANSWER', `${name} gives ${problem}.`);
  }
  return rows.map((row, place) => {
    if (row !== undefined) return row;
    throw new QualiaError('EMBEDDING_ANSWER', `${name} gives no list of vectors: that of text ${place + 1} is none.`);
  });
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** A list of numbers of any kind as an array; undefined where it is none or has nothing. */
function readVector(value: unknown): number[] | undefined {
  if (typeof value !== 'object' || value === null || !('length' in value)) return undefined;
  const row = Array.from(value as ArrayLike<unknown>);
  return row.length > 0 && row.every((entry) => typeof entry === 'number') ? row : undefined;
}
