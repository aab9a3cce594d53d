import { type EmbedStreamOptions, embedStream } from './embed-stream.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link embedTexts}. */
export interface EmbedTextsOptions extends EmbedStreamOptions {
  /** Is told which share of the texts has a vector, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Returns the vector of each distinct text, in order of their first places; see {@link embedStream} for how they are asked.
 *
 * Those in the cache are not asked again. A run that stops loses the calls that were running, and no more.
 *
 * @throws as {@link embedStream}.
 * @example const vectors = await embedTexts(model, ['dog', 'cat'], { cache });
 */
export async function embedTexts(
  model: EmbeddingModel,
  texts: Iterable<string>,
  options: EmbedTextsOptions = {},
): Promise<Map<string, Float32Array>> {
  const { onProgress, onUsage, ...others } = options;
  const distinct = new Set(texts);
  let told = 0;
  const tellUsage: EmbedStreamOptions['onUsage'] = (usage) => {
    onUsage?.(usage);
    if (usage.texts === told) return;
    told = usage.texts;
    onProgress?.(told / distinct.size);
  };
  const vectors = new Map<string, Float32Array>();
  for await (const { text, vector } of embedStream(model, distinct, { ...others, onUsage: tellUsage })) {
    vectors.set(text, vector);
  }
  return vectors;
}
