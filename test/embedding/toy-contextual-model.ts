import type { ContextualModel, EmbedTargetsOptions, TargetInContext } from '../../src/embedding/contextual-model.js';

/** The vector that the toy gives a target: how long the target is, how long its text, and 1 where it is masked. */
export function targetVector({ text, start, end }: TargetInContext, masked = false): number[] {
  return [end - start, text.length, masked ? 1 : 0];
}

/** A contextual model that writes down what it is asked for; the words of its texts are those between single spaces. */
export function toyContextualModel(asked: EmbedTargetsOptions[] = []): ContextualModel {
  return {
    provider: 'toy',
    modelId: 'in context',
    async doEmbedTargets(options) {
      const { targets, masked, abortSignal } = options;
      abortSignal?.throwIfAborted();
      asked.push(options);
      for (const { text, start, end } of targets) {
        if (!(Number.isInteger(start) && start >= 0 && end > start && Number.isInteger(end) && end <= text.length)) {
          throw Object.assign(new Error('a target out of its text'), { code: 'OPTION' });
        }
      }
      return { embeddings: targets.map((target) => targetVector(target, masked)) };
    },
    async doEmbedTokens({ texts, abortSignal }) {
      abortSignal?.throwIfAborted();
      const tokens = texts.map((text) =>
        Array.from(text.matchAll(/[^ ]+/g), ({ 0: { length }, index: start }) => {
          const place = { start, end: start + length };
          return { ...place, vector: targetVector({ text, ...place }) };
        }),
      );
      return { tokens };
    },
  };
}
