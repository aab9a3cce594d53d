import type { ContextualModel, EmbeddedPassage, TargetInContext } from './contextual-model.js';
import { embedItems, type ItemEmbedding } from './embed-items.js';
import { nameTarget, showTarget } from './embed-targets.js';
import type { EmbedTextsOptions } from './embed-texts.js';

/** A contextual model that gives passages of several kinds in one call. */
export interface PassageModel extends ContextualModel {
  readonly doEmbedPassages: NonNullable<ContextualModel['doEmbedPassages']>;
}

/** Tells whether a model gives passages of several kinds in one call. */
export function givesPassages(model: ContextualModel | undefined): model is PassageModel {
  return model?.doEmbedPassages !== undefined;
}

/**
 * Returns the vector of each passage, in order, as `embedTexts` gives those of texts and `embedTargets` those of targets, under the same
 * names in a cache; what is asked of one text goes into one call, so that a local model runs it once.
 *
 * @throws as `embedTargets`.
 * @example
 * const text = 'The bank of the river is muddy.';
 * const [whole, bank] = await embedPassages(model, [{ text }, { text, target: { start: 4, end: 8 }, layers: [4] }]);
 */
export async function embedPassages(
  model: PassageModel,
  passages: readonly EmbeddedPassage[],
  options: Omit<EmbedTextsOptions, 'blankTexts'> = {},
): Promise<Float32Array[]> {
  const embedding: ItemEmbedding<EmbeddedPassage> = {
    model,
    keyOf: (passage) => {
      const target = targetOf(passage);
      const { layers, masked = false } = passage;
      return target === undefined ? passage.text : nameTarget(target, { layers, masked });
    },
    textOf: ({ text }) => text,
    show: (passage) => {
      const target = targetOf(passage);
      return target === undefined ? passage.text : showTarget(target);
    },
    ask: (asked, abortSignal) => model.doEmbedPassages({ passages: [...asked], abortSignal }),
  };
  return await embedItems(embedding, passages, options);
}

function targetOf({ text, target }: EmbeddedPassage): TargetInContext | undefined {
  return target === undefined ? undefined : { text, start: target.start, end: target.end };
}
