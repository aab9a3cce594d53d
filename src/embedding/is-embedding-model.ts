import type { EmbeddingModel } from './embedding-model.js';

/** Tells whether a value has the members of an embedding model that are used here. */
export function isEmbeddingModel(value: unknown): value is EmbeddingModel {
  if (typeof value !== 'object' || value === null) return false;
  // Models may be instances of a class whose members are getters.
  const { provider, modelId, doEmbed } = value as { readonly [Field in keyof EmbeddingModel]?: unknown };
  return typeof doEmbed === 'function' && typeof provider === 'string' && typeof modelId === 'string';
}
