import type { ContextualModel } from '../../../src/embedding/contextual-model.js';
import type { AspectExample } from '../../../src/wsd/aspects/train-aspect-head.js';

const vectors = new Map([
  ['in', [1, 0, 0, 0]],
  ['said', [0, 1, 0, 0]],
  ['wept', [0, 0, 1, 0]],
  ['void', [0, 0, 0, 0]],
]);

/** A model whose vectors tell three words from all others. */
export const wordModel: ContextualModel = {
  provider: 'toy',
  modelId: 'words',
  doEmbedTargets: async ({ targets, abortSignal }) => {
    abortSignal?.throwIfAborted();
    return {
      embeddings: targets.map(({ text, start, end }) => vectors.get(text.slice(start, end)) ?? [0.1, 0.1, 0.1, 0.5]),
    };
  },
};

/** Makes an example of a sentence with its name between brackets. */
export function bracketed(marked: string): { readonly text: string; readonly start: number; readonly end: number } {
  const [before, name = '', after = ''] = marked.split(/[[\]]/);
  return { text: `${before}${name}${after}`, start: before.length, end: before.length + name.length };
}

/** Sentences in which a place is one is in, a body says something, and people weep. */
export const wordExamples: readonly AspectExample[] = [
  { ...bracketed('they met in [Rome] again'), aspects: ['location'], group: 'a' },
  { ...bracketed('it rains in [Oslo]'), aspects: ['location'], group: 'b' },
  { ...bracketed('[Rome] said no'), aspects: ['organization'], group: 'a' },
  { ...bracketed('then [constructor] said yes'), aspects: ['organization', 'producer'], group: 'c' },
  { ...bracketed('all [Oslo] wept'), aspects: ['human'], group: 'b' },
  { ...bracketed('[__proto__] wept'), aspects: ['human'], group: 'c' },
];
