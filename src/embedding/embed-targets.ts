import type { ContextualModel, TargetInContext } from './contextual-model.js';
import { embedItems, type ItemEmbedding } from './embed-items.js';
import type { EmbedTextsOptions } from './embed-texts.js';

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
  const { layers, masked = false, ...others } = options;
  const embedding: ItemEmbedding<TargetInContext> = {
    model,
    keyOf: (target) => nameTarget(target, { layers, masked }),
    textOf: ({ text }) => text,
    show: showTarget,
    ask: (asked, abortSignal) => model.doEmbedTargets({ targets: [...asked], layers, masked, abortSignal }),
  };
  return await embedItems(embedding, targets, others);
}

/** The name of a target's vector in a cache, which no text has that is meant to be read. */
export function nameTarget(
  { text, start, end }: TargetInContext,
  { layers, masked }: { readonly layers: readonly number[] | undefined; readonly masked: boolean },
): string {
  return `\u0000target ${JSON.stringify({ text, start, end, layers: layers ?? null, masked })}`;
}

/** Writes a target between brackets in its text. */
export function showTarget({ text, start, end }: TargetInContext): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}
