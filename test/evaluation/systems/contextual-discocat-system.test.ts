import { describe, expect, it } from 'vitest';
import { RelationalModel } from '../../../src/discocat/relational-model.js';
import { VerbArguments } from '../../../src/discocat/verb-arguments.js';
import type { VerbOccurrence } from '../../../src/discocat/verb-occurrences.js';
import type { ContextualModel } from '../../../src/embedding/contextual-model.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import {
  contextualSentenceModels,
  createContextualDiscocatSystem,
} from '../../../src/evaluation/systems/contextual-discocat-system.js';
import { createDiscocatSystem } from '../../../src/evaluation/systems/discocat-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { makeSentenceSet, sentence } from './toy-sets.js';

const words = denseSpace('words', [
  ['dog', [4, 1, 0.5]],
  ['cat', [3, 1, 1]],
  ['idea', [0.5, 1, 4]],
]);

/** Gives every word the vector that a space has for it, whatever its context. */
const model: ContextualModel = {
  provider: 'toy',
  modelId: 'words',
  doEmbedTargets: async ({ targets }) => ({
    embeddings: targets.map(({ text, start, end }) => Array.from(words.vector(text.slice(start, end)))),
  }),
};
const triples = [
  ['chase', 'dog', 'cat'],
  ['hunt', 'cat', 'dog'],
  ['develop', 'dog', 'idea'],
] as const;
const occurrences: VerbOccurrence[] = triples.map(([verb, subject, object]) => {
  const text = `the ${subject} will ${verb} the ${object} soon`;
  const [start, other] = [4, text.indexOf(object, 8)];
  return {
    verb,
    text,
    subject: { start, end: start + subject.length },
    object: { start: other, end: other + object.length },
  };
});
const set = makeSentenceSet({ left: sentence('dog', 'chase', 'cat'), right: sentence('dog', 'eat', 'cat') });
const description = { specification: 'discocat:transformers:m', files: [], settings: {} };

describeEvaluatedSystem('a model of sentences in context', () => ({
  system: createContextualDiscocatSystem(model, { model: 'relational', occurrences, description }),
  sets: [set],
  unknown: ['eat'],
}));

describe('createContextualDiscocatSystem', () => {
  it.for(contextualSentenceModels)('is the %s model of words where contexts change nothing', async (name) => {
    const verbs = new VerbArguments(triples.map(([verb, subject, object]) => ({ verb, subject, object, count: 1 })));
    const options = { model: name, description } as const;
    const inContext = createContextualDiscocatSystem(model, { ...options, occurrences });
    const plain = createDiscocatSystem(createStaticEmbedding(words), { ...options, verbs });
    const [found, expected] = [
      await inContext.answerers['rated-pairs']?.(set, { task: 'toy' }),
      await plain.answerers['rated-pairs']?.(set, { task: 'toy' }),
    ];
    for (const place of [0, 1]) {
      expect(found?.[place]?.answer).toBeCloseTo(Number(expected?.[place]?.answer), 9);
    }
    expect(found?.[2]).toEqual({ answer: undefined, missing: ['eat'] });
    if (name !== 'relational') return;
    const direct = new RelationalModel(words, verbs);
    const [left, right] = [
      { subject: 'dog', verb: 'chase', object: 'cat' },
      { subject: 'dog', verb: 'hunt', object: 'cat' },
    ];
    expect(found?.[0]?.answer).toBeCloseTo(direct.similarity(left, right), 9);
  });
});
