import { describe, expect, it } from 'vitest';
import { createVerbInSentenceModel } from '../../src/discocat/verb-in-sentence.js';
import type { ContextualModel, TargetInContext } from '../../src/embedding/contextual-model.js';
import { describeCompositionModel } from '../conformance/composition-model.js';

const asked: TargetInContext[] = [];

/** Gives a target the numbers of letters before it, in it and behind it. */
const letters: ContextualModel = {
  provider: 'toy',
  modelId: 'letters',
  doEmbedTargets: async ({ targets }) => {
    asked.push(...targets);
    return { embeddings: targets.map(({ text, start, end }) => [start, end - start, text.length - end]) };
  },
};
const chase = { subject: 'dog', verb: 'chase', object: 'cat' };
const hunt = { subject: 'dog', verb: 'hunt', object: 'constructor' };
const model = await createVerbInSentenceModel(letters, [chase, hunt]);

describeCompositionModel('verb in sentence', () => ({
  model,
  phrases: [chase, hunt],
  unknown: [
    { ...chase, subject: '' },
    { ...hunt, verb: '__proto__' },
  ],
  isCosine: true,
}));

describe('createVerbInSentenceModel', () => {
  it('takes the verb where it stands in "subject verb object"', () => {
    expect(asked.map(({ text, start, end }) => [text, text.slice(start, end)])).toContainEqual([
      'dog chase cat',
      'chase',
    ]);
  });

  it('compares verbs by the cosine of their vectors', () => {
    // (4, 5, 4) and (4, 4, 12)
    const expected = (16 + 20 + 48) / (Math.sqrt(57) * Math.sqrt(176));
    expect(model.similarity(chase, hunt)).toBeCloseTo(expected, 6);
  });
});
