import { describe, expect, it } from 'vitest';
import { dualFromEmbeddings } from '../../src/dual/dual-from-embeddings.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { QualiaError, UnknownWordError } from '../../src/errors.js';

function modelOf(modelId: string, vectors: ReadonlyMap<string, number[]>, asked: string[] = []): EmbeddingModel {
  return {
    specificationVersion: 'v3',
    provider: 'toy',
    modelId,
    maxEmbeddingsPerCall: 2,
    supportsParallelCalls: false,
    doEmbed: async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map((text) => vectors.get(text) ?? [1, 1]) };
    },
  };
}

const domainModel = modelOf(
  'topics',
  new Map([
    ['dog', [1, 0]],
    ['kennel', [3, 4]],
  ]),
);
const functionModel = modelOf('roles', new Map([['constructor', [0, 1]]]));

describe('dualFromEmbeddings', () => {
  it('makes a space of each model over the distinct words, in order', async () => {
    const asked: string[] = [];
    const roles = modelOf(
      'roles',
      new Map([
        ['dog', [1, 2, 3]],
        ['kennel', [1, 2, 3]],
        ['__proto__', [0, 0, 1]],
      ]),
      asked,
    );
    const shares: number[] = [];
    const dual = await dualFromEmbeddings(domainModel, roles, ['dog', 'kennel', 'dog', '__proto__'], {
      onProgress: (share) => shares.push(share),
    });
    expect(dual.domainSpace.targets.labels).toEqual(['dog', 'kennel', '__proto__']);
    expect(dual.functionSpace.matrix.columns).toBe(3);
    // cos((1, 0), (3, 4)) = 3 / 5.
    expect(dual.domain('dog', 'kennel')).toBeCloseTo(3 / 5, 6);
    expect(dual.function('dog', 'kennel')).toBe(1);
    expect(asked).toEqual(['dog', 'kennel', '__proto__']);
    expect(dual.domainSpace.history).toEqual([{ step: 'embedding', options: { provider: 'toy', modelId: 'topics' } }]);
    expect(shares.map((share) => share.toFixed(3))).toEqual(['0.333', '0.500', '0.833', '1.000']);
    expect(() => dual.domain('dog', 'kennle')).toThrow(UnknownWordError);
  });

  it('keeps vectors in a cache for each model', async () => {
    const known = new Map<string, Float32Array>([['dog', Float32Array.of(1, 0)]]);
    const cache = { find: (text: string) => known.get(text), add: async () => undefined };
    const asked: string[] = [];
    const model = modelOf('topics', new Map(), asked);
    await dualFromEmbeddings(model, functionModel, ['dog', 'constructor'], { domainCache: cache });
    expect(asked).toEqual(['constructor']);
  });

  it('refuses an empty list of words, and ends when it is stopped', async () => {
    await expect(dualFromEmbeddings(domainModel, functionModel, [])).rejects.toThrow(QualiaError);
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(dualFromEmbeddings(domainModel, functionModel, ['dog'], { signal })).rejects.toThrow('stopped');
  });
});
