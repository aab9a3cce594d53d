import type { EmbeddingModel } from '../embedding/embedding-model.js';

/**
 * Makes a model that puts a prefix before each text, as instruction-tuned models want it: `query: `. It is part of the id,
 * so that vectors with and without are kept apart.
 */
export function prefixTexts(model: EmbeddingModel, prefix: string): EmbeddingModel {
  const { specificationVersion, provider, modelId, fingerprint, maxEmbeddingsPerCall, supportsParallelCalls } = model;
  return {
    specificationVersion,
    provider,
    modelId: `${modelId} after ${JSON.stringify(prefix)}`,
    fingerprint,
    maxEmbeddingsPerCall,
    supportsParallelCalls,
    ...(model.knows && { knows: (text: string) => model.knows?.(prefix + text) ?? true }),
    doEmbed: (asked) => model.doEmbed({ ...asked, values: asked.values.map((text) => prefix + text) }),
  };
}
