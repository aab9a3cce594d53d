import { describe, expect, it } from 'vitest';
import { createDualEmbedding } from '../../src/dual/dual-embedding.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { UnknownWordError } from '../../src/errors.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const dual = new DualSpace(
  denseSpace('domain', [
    ['dog', [3, 4]],
    ['constructor', [0, 2]],
    ['onlydomain', [1, 1]],
  ]),
  denseSpace('function', [
    ['dog', [2]],
    ['constructor', [-3]],
  ]),
);

describeEmbeddingModel('the embedding of a dual space', () => createDualEmbedding(dual), [
  'dog',
  'The dog constructor.',
]);

describe('createDualEmbedding', () => {
  const embed = async (text: string, options = {}): Promise<number[] | undefined> => {
    return (await createDualEmbedding(dual, options).doEmbed({ values: [text] })).embeddings[0];
  };

  it('gives the mean of the words, domain and function side by side', async () => {
    const half = Math.SQRT1_2;
    const expected = [(half * 0.6) / 2, (half * (0.8 + 1)) / 2, (half * (1 - 1)) / 2];
    expect(await embed('Dog constructor')).toEqual(expected.map((value) => expect.closeTo(value, 6)));
    expect(await embed('dog', { domainWeight: 1 })).toEqual([0.6, 0.8, 0].map((value) => expect.closeTo(value, 6)));
  });

  it('leaves out and reports words that only one of the spaces holds', async () => {
    const told: unknown[] = [];
    await embed('dog onlydomain', { onUnknown: (words: readonly string[]) => told.push(words) });
    expect(told).toEqual([['onlydomain']]);
    await expect(embed('onlydomain')).rejects.toThrow(UnknownWordError);
  });

  it('has an id of its own for every weight', () => {
    const ids = [0.4, 0.5].map((domainWeight) => createDualEmbedding(dual, { domainWeight }).modelId);
    expect(new Set([...ids, createDualEmbedding(dual).modelId]).size).toBe(2);
  });
});
