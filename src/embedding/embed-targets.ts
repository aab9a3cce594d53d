import type { ContextualModel, TargetInContext } from './contextual-model.js';
import { type EmbedTextsOptions, embedTexts } from './embed-texts.js';
import { EmbeddingBatchError } from './embedding-batch-error.js';
import type { EmbeddingModel } from './embedding-model.js';
import { estimateTokens } from './estimate-tokens.js';
import { isEmbeddingModel } from './is-embedding-model.js';

/** Options of {@link embedTargets}. */
export interface EmbedAllTargetsOptions extends Omit<EmbedTextsOptions, 'blankTexts'> {
  /** The layers whose vectors are averaged, 0 being the embeddings of the input; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /** Whether a mask stands in the place of each target; default false. */
  readonly masked?: boolean | undefined;
}

/**
 * Returns the vector of each target in its text, in order; equal targets share one, which is asked for once.
 *
 * Texts of like length go into one call, and the targets of one text too, so that a local model fills up little and runs a
 * text once. Calls, tries, the cache and its options are those of `embedTexts`; a vector is kept under its text, place, layers
 * and mask.
 *
 * @throws as `embedTexts`; an EmbeddingBatchError names the texts with their targets between brackets, and places of `targets`.
 * @example
 * const text = 'The bank of the river is muddy.';
 * const [bank] = await embedTargets(model, [{ text, start: 4, end: 8 }], { layers: [4] });
 */
export async function embedTargets(
  model: ContextualModel,
  targets: readonly TargetInContext[],
  options: EmbedAllTargetsOptions = {},
): Promise<Float32Array[]> {
  const { layers, masked = false, estimateTokens: estimate = estimateTokens, ...others } = options;
  const keys = targets.map((target) => keyOf(target, { layers, masked }));
  const places = new Map<string, number>();
  keys.forEach((key, place) => {
    if (!places.has(key)) places.set(key, place);
  });
  const targetOf = (key: string): TargetInContext => targets[places.get(key) ?? -1];
  const adapted: EmbeddingModel = {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    maxEmbeddingsPerCall: isEmbeddingModel(model) ? model.maxEmbeddingsPerCall : undefined,
    supportsParallelCalls: isEmbeddingModel(model) ? model.supportsParallelCalls : false,
    doEmbed: ({ values, abortSignal }) =>
      model.doEmbedTargets({ targets: values.map(targetOf), layers, masked, abortSignal }),
  };
  const ordered = [...places.keys()].sort((a, b) => compareTexts(targetOf(a).text, targetOf(b).text));
  try {
    const vectors = await embedTexts(adapted, ordered, {
      ...others,
      estimateTokens: (key) => estimate(targetOf(key).text),
    });
    return keys.flatMap((key) => vectors.get(key) ?? []);
  } catch (error) {
    if (!(error instanceof EmbeddingBatchError)) throw error;
    const { texts, tries, askedWait, cause } = error;
    const named = texts.map((key) => bracket(targetOf(key)));
    const own = texts.map((key) => places.get(key) ?? -1);
    throw new EmbeddingBatchError(model, { texts: named, places: own, tries, askedWait, cause });
  }
}

/** The name of a target's vector in a cache, which no text has that is meant to be read. */
function keyOf(
  { text, start, end }: TargetInContext,
  { layers, masked }: { readonly layers: readonly number[] | undefined; readonly masked: boolean },
): string {
  return `\u0000target ${JSON.stringify({ text, start, end, layers: layers ?? null, masked })}`;
}

function compareTexts(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

function bracket({ text, start, end }: TargetInContext): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}
