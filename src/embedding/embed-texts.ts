import { QualiaError } from '../errors.js';
import type { EmbeddingModel } from './embedding-model.js';
import type { VectorCache } from './vector-cache.js';

/** Options of {@link embedTexts}. */
export interface EmbedTextsOptions {
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the texts has a vector, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A call holds no more texts than this where the model sets no limit. */
const mostTextsPerCall = 512;

/**
 * Returns the vector of each distinct text, asked in batches as large as the model allows; those in the cache are not asked
 * again. What a batch gave is in the cache before the next is asked, so that a run that stops loses one batch at most.
 *
 * @throws QualiaError where the model gives another number of vectors than texts, vectors of different lengths, or a number
 * that is not finite; the signal's reason when it is aborted.
 */
export async function embedTexts(
  model: EmbeddingModel,
  texts: Iterable<string>,
  options: EmbedTextsOptions = {},
): Promise<Map<string, Float32Array>> {
  const { cache, signal, onProgress } = options;
  const vectors = new Map<string, Float32Array>();
  const asked: string[] = [];
  const distinct = new Set(texts);
  for (const text of distinct) {
    const known = cache?.find(text);
    if (known === undefined) asked.push(text);
    else vectors.set(text, known);
  }
  const size = Math.min((await model.maxEmbeddingsPerCall) ?? mostTextsPerCall, mostTextsPerCall);
  for (let start = 0; start < asked.length; start += size) {
    signal?.throwIfAborted();
    const values = asked.slice(start, start + size);
    const asking = model.doEmbed({ values, ...(signal && { abortSignal: signal }) });
    const { embeddings } = await untilAborted(asking, signal);
    const batch = checkVectors(model, values, embeddings);
    for (const [text, vector] of batch) vectors.set(text, vector);
    await cache?.add(batch);
    onProgress?.(vectors.size / distinct.size);
  }
  const lengths = new Set([...vectors.values()].map(({ length }) => length));
  if (lengths.size > 1) {
    const found = [...lengths].join(' and ');
    throw new QualiaError('EMBEDDING_LENGTH', `${nameOf(model)} gives vectors of ${found} numbers.`);
  }
  return vectors;
}

/** Waits for an answer, but no longer than until the signal: not every model heeds it. */
function untilAborted<Value>(asking: PromiseLike<Value>, signal: AbortSignal | undefined): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    asking.then(resolve, reject).then(() => signal?.removeEventListener('abort', stop));
  });
}

function checkVectors(
  model: EmbeddingModel,
  values: readonly string[],
  embeddings: readonly (readonly number[])[],
): Map<string, Float32Array> {
  if (embeddings.length !== values.length) {
    const problem = `${nameOf(model)} gives ${embeddings.length} vectors for ${values.length} texts.`;
    throw new QualiaError('EMBEDDING_COUNT', problem);
  }
  return new Map(
    values.map((text, place) => {
      const vector = Float32Array.from(embeddings[place] ?? []);
      if (vector.length > 0 && vector.every(Number.isFinite)) return [text, vector] as const;
      throw new QualiaError('EMBEDDING_VALUE', `${nameOf(model)} gives no finite vector for "${text}".`);
    }),
  );
}

function nameOf({ provider, modelId }: EmbeddingModel): string {
  return `The model ${modelId} of ${provider}`;
}
