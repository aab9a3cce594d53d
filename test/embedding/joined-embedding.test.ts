import { describe, expect, it } from 'vitest';
import { createJoinedEmbedding } from '../../src/embedding/joined-embedding.js';
import { createSpaceEmbedding } from '../../src/embedding/space-embedding.js';
import { OptionError, ShapeError } from '../../src/errors.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { denseSpace } from './dense-space.js';
import { toyModel } from './toy-model.js';

const first = createSpaceEmbedding(
  denseSpace('first', [
    ['dog', [3, 4]],
    ['constructor', [0, 2]],
    ['__proto__', [1, 0]],
    ['cat', [1, 1]],
  ]),
);
const second = createSpaceEmbedding(
  denseSpace('second', [
    ['dog', [0, 0, 5]],
    ['constructor', [0, 0, 0]],
    ['__proto__', [1, 0, 0]],
  ]),
);

describeEmbeddingModel('models side by side', () => createJoinedEmbedding([first, second]), [
  'dog',
  'constructor',
  '__proto__',
]);

describe('createJoinedEmbedding', () => {
  it('puts vectors of length 1 side by side, and leaves zeros', async () => {
    const { embeddings } = await createJoinedEmbedding([first, second]).doEmbed({ values: ['dog', 'constructor'] });
    expect(embeddings).toEqual([
      [expect.closeTo(0.6, 12), expect.closeTo(0.8, 12), 0, 0, 1],
      [0, 1, 0, 0, 0],
    ]);
  });

  it('knows what all of its models know, and another model is another one', () => {
    const joined = createJoinedEmbedding([first, second]);
    expect(['dog', 'cat'].map((word) => joined.knows?.(word))).toEqual([true, false]);
    expect(createJoinedEmbedding([first, toyModel()]).knows?.('cat')).toBe(true);
    expect(createJoinedEmbedding([toyModel(), toyModel()]).knows).toBeUndefined();
    expect(createJoinedEmbedding([second, first]).fingerprint).not.toBe(joined.fingerprint);
  });

  it('asks for as many texts at once as all of its models take', async () => {
    const narrow = toyModel(undefined, { maxEmbeddingsPerCall: Promise.resolve(7), supportsParallelCalls: false });
    const joined = createJoinedEmbedding([first, narrow, toyModel(undefined, { maxEmbeddingsPerCall: 9 })]);
    expect([await joined.maxEmbeddingsPerCall, await joined.supportsParallelCalls]).toEqual([7, false]);
    expect(await createJoinedEmbedding([first]).maxEmbeddingsPerCall).toBe(undefined);
  });

  it('refuses to be made of nothing, and a model that answers otherwise than it was asked', async () => {
    expect(() => createJoinedEmbedding([])).toThrow(OptionError);
    const broken = createJoinedEmbedding([toyModel(async () => ({ embeddings: [] }))]);
    await expect(broken.doEmbed({ values: ['dog'] })).rejects.toThrow(ShapeError);
  });
});
