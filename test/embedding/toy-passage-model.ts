import type { EmbeddedPassage } from '../../src/embedding/contextual-model.js';
import type { PassageModel } from '../../src/embedding/embed-passages.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { targetVector, toyContextualModel } from './toy-contextual-model.js';

/** The vector that the toy gives a whole text. */
export const wholeVector = (text: string): number[] => [text.length, 1, 2];

/** A model of texts and of words in them that gives both in one call, and writes down what it is asked for in such calls. */
export function toyPassageModel(asked: (readonly EmbeddedPassage[])[] = []): EmbeddingModel & PassageModel {
  return {
    ...toyContextualModel(),
    specificationVersion: 'v3',
    maxEmbeddingsPerCall: undefined,
    supportsParallelCalls: false,
    async doEmbed({ values }) {
      return { embeddings: values.map(wholeVector) };
    },
    async doEmbedPassages({ passages, abortSignal }) {
      abortSignal?.throwIfAborted();
      asked.push(passages);
      return {
        embeddings: passages.map(({ text, target, masked }) => {
          return target === undefined ? wholeVector(text) : targetVector({ text, ...target }, masked);
        }),
      };
    },
  };
}
