import { type EmbedTextsOptions, embedTexts } from './embed-texts.js';
import { EmbeddingBatchError } from './embedding-batch-error.js';
import type { EmbeddingModel, EmbedResult } from './embedding-model.js';
import { estimateTokens } from './estimate-tokens.js';
import { isEmbeddingModel } from './is-embedding-model.js';

/** How items that are more than a text are embedded. */
export interface ItemEmbedding<Item> {
  /** Who gives the vectors; the limits of an embedding model hold. */
  readonly model: { readonly provider: string; readonly modelId: string };
  /** The name of an item's vector in a cache. */
  readonly keyOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  /** The item as an error names it. */
  readonly show: (item: Item) => string;
  readonly ask: (items: readonly Item[], abortSignal: AbortSignal | undefined) => PromiseLike<EmbedResult>;
}

/**
 * Returns the vector of each item, in order; those of one key share one, which is asked for once. Items of texts of like length go into
 * one call, those of one text together.
 *
 * @throws as `embedTexts`; an EmbeddingBatchError names the items, and their places.
 */
export async function embedItems<Item>(
  { model, keyOf, textOf, show, ask }: ItemEmbedding<Item>,
  items: readonly Item[],
  options: Omit<EmbedTextsOptions, 'blankTexts'>,
): Promise<Float32Array[]> {
  const { estimateTokens: estimate = estimateTokens, ...others } = options;
  const keys = items.map(keyOf);
  const places = new Map<string, number>();
  keys.forEach((key, place) => {
    if (!places.has(key)) places.set(key, place);
  });
  const itemOf = (key: string): Item => items[places.get(key) ?? -1];
  const adapted: EmbeddingModel = {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    maxEmbeddingsPerCall: isEmbeddingModel(model) ? model.maxEmbeddingsPerCall : undefined,
    supportsParallelCalls: isEmbeddingModel(model) ? model.supportsParallelCalls : false,
    doEmbed: ({ values, abortSignal }) => ask(values.map(itemOf), abortSignal),
  };
  const ordered = [...places.keys()].sort((a, b) => compareTexts(textOf(itemOf(a)), textOf(itemOf(b))));
  try {
    const vectors = await embedTexts(adapted, ordered, {
      ...others,
      estimateTokens: (key) => estimate(textOf(itemOf(key))),
    });
    return keys.flatMap((key) => vectors.get(key) ?? []);
  } catch (error) {
    if (!(error instanceof EmbeddingBatchError)) throw error;
    const { texts, tries, askedWait, cause } = error;
    const named = texts.map((key) => show(itemOf(key)));
    const own = texts.map((key) => places.get(key) ?? -1);
    throw new EmbeddingBatchError(model, { texts: named, places: own, tries, askedWait, cause });
  }
}

function compareTexts(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
