import { describe, expect, it } from 'vitest';
import type { EmbeddingModel } from '../../../src/embedding/embedding-model.js';
import { createEmbeddingSystem } from '../../../src/evaluation/systems/embedding-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { choiceSet, degreeSet, pairSet, propertySet, relataSet, relationSet } from './toy-sets.js';

/** Counts letters: the vector of a text has how often it holds each of a few. */
function letterModel(asked: string[] = []): EmbeddingModel {
  return {
    specificationVersion: 'v3',
    provider: 'toy',
    modelId: 'letters',
    maxEmbeddingsPerCall: 2,
    supportsParallelCalls: false,
    doEmbed: async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map((text) => [...'aehinostz'].map((letter) => text.split(letter).length - 1)) };
    },
  };
}

const description = { specification: 'module:letters.mjs', files: [], settings: {} };

describeEvaluatedSystem('an embedding model', () => ({
  system: createEmbeddingSystem(letterModel(), { description }),
  sets: [pairSet, choiceSet, relationSet, propertySet, degreeSet, relataSet],
}));

/** Knows no text with a z. */
const pickyModel: EmbeddingModel = {
  ...letterModel(),
  knows: (text) => !text.includes('z'),
  doEmbed: async (asked) => {
    if (asked.values.some((text) => text.includes('z'))) throw new Error('a text with a z was asked for');
    return await letterModel().doEmbed(asked);
  },
};

describeEvaluatedSystem('an embedding model that does not know all texts', () => ({
  system: createEmbeddingSystem(pickyModel, { description }),
  sets: [pairSet, choiceSet, relationSet, degreeSet, relataSet],
  unknown: ['zither'],
}));

describe('createEmbeddingSystem', () => {
  it('embeds each text once, phrases as English has them', async () => {
    const asked: string[] = [];
    const system = createEmbeddingSystem(letterModel(asked), { description });
    await system.answerers.properties?.(propertySet, { task: 'toy' });
    expect(asked).toEqual(['kennel', 'house that dog live', 'nest', 'house that bird live']);
    expect(system.name).toBe('toy letters');
  });

  it('compares by the cosine of the texts, and relations by that of differences', async () => {
    const system = createEmbeddingSystem(letterModel(), { description });
    // "dog" has an o; "hound" an o, an h and an n.
    const [first] = (await system.answerers['rated-pairs']?.(pairSet, { task: 'toy' })) ?? [];
    expect(first?.answer).toBeCloseTo(1 / Math.sqrt(3), 6);
    const [answer] = (await system.answerers.choices?.(relationSet, { task: 'toy' })) ?? [];
    // kennel - dog: two e, two n, less an o; nest - bird: e, n, s, t, less an i.
    expect(answer?.answer?.[0]).toBeCloseTo(4 / Math.sqrt(9 * 5), 6);
    expect(answer?.answer?.[1]).toBeCloseTo(-4 / Math.sqrt(9 * 5), 6);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const shares: number[] = [];
    const system = createEmbeddingSystem(letterModel(), { description });
    await system.answerers['rated-pairs']?.(pairSet, { task: 'toy', onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(system.answerers['rated-pairs']?.(pairSet, { task: 'toy', signal })).rejects.toThrow('enough');
  });
});
