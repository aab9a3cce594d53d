import { createHash } from 'node:crypto';
import { OptionError } from '../errors.js';
import type { EmbeddingModel, JsonValue, ProviderOptions } from './embedding-model.js';
import type { VectorCache } from './vector-cache.js';

/**
 * Writes the options of providers as JSON in which the order of the names makes no difference; empty where there are none.
 *
 * @throws OptionError for a value that is none of JSON.
 * @example describeProviderOptions({ openai: { user: 'me', dimensions: 256 } }) // '{"openai":{"dimensions":256,"user":"me"}}'
 */
export function describeProviderOptions(options: ProviderOptions): string {
  const set = Object.entries(options).filter(([, settings]) => Object.keys(settings).length > 0);
  return set.length === 0 ? '' : printSorted(Object.fromEntries(set));
}

/**
 * Makes a model that is asked with options of its provider at every call. They are part of its id, so that vectors with and
 * without are kept apart. Options that a call brings itself come before them, setting by setting.
 *
 * @throws OptionError for a value that is none of JSON.
 * @example bindProviderOptions(openai.embeddingModel('text-embedding-3-small'), { openai: { dimensions: 256 } })
 */
export function bindProviderOptions(model: EmbeddingModel, providerOptions: ProviderOptions): EmbeddingModel {
  const described = describeProviderOptions(providerOptions);
  if (described === '') return model;
  const { specificationVersion, provider, modelId, fingerprint, maxEmbeddingsPerCall, supportsParallelCalls } = model;
  return {
    specificationVersion,
    provider,
    modelId: `${modelId} with ${described}`,
    fingerprint,
    maxEmbeddingsPerCall,
    supportsParallelCalls,
    ...(model.knows && { knows: (text: string) => model.knows?.(text) ?? true }),
    doEmbed: (asked) =>
      model.doEmbed({ ...asked, providerOptions: joinOptions(providerOptions, asked.providerOptions ?? {}) }),
  };
}

/**
 * Makes a part of a cache of its own for the vectors that a model gives with options of its provider: a text is found there
 * by the SHA-256 of the options with it, so that it is never mistaken for the text without them.
 */
export function cacheWithOptions(cache: VectorCache, providerOptions: ProviderOptions): VectorCache {
  const described = describeProviderOptions(providerOptions);
  if (described === '') return cache;
  const keyOf = (text: string): string =>
    createHash('sha256')
      .update(JSON.stringify([described, text]))
      .digest('hex');
  return {
    find: (text) => cache.find(keyOf(text)),
    refresh: cache.refresh,
    add: (vectors) => cache.add(new Map(Array.from(vectors, ([text, vector]) => [keyOf(text), vector]))),
  };
}

function joinOptions(bound: ProviderOptions, further: ProviderOptions): ProviderOptions {
  const joined = new Map(Object.entries(bound));
  for (const [provider, settings] of Object.entries(further)) {
    joined.set(provider, { ...joined.get(provider), ...settings });
  }
  return Object.fromEntries(joined);
}

function printSorted(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(printSorted).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${printSorted(entry)}`).join(',')}}`;
  }
  const isJson = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (!isJson) throw new OptionError('providerOptions', value, 'values of JSON');
  return JSON.stringify(value);
}
