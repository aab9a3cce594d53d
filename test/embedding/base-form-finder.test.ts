import { describe, expect, it } from 'vitest';
import { createBaseFormFinder } from '../../src/embedding/base-form-finder.js';
import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import { denseSpace } from './dense-space.js';

const known = new Set(['dog', 'go', 'leaf', 'leave', 'news', 'bury', 'constructor']);
const find = createBaseFormFinder((word) => known.has(word));

describe('createBaseFormFinder', () => {
  it.for([
    ['dogs', 'dog'],
    ['went', 'go'],
    ['leaves', 'leaf'],
    ['buried', 'bury'],
    ['news', 'news'],
    ['zithers', 'zithers'],
    ['__proto__', '__proto__'],
    ['', ''],
  ] as const)('takes %s for %s', ([word, base]) => {
    expect(find(word)).toBe(base);
    expect(find(word)).toBe(base);
  });
});

describe('createStaticEmbedding with base forms', () => {
  const space = denseSpace('lemmas', [
    ['dog', [1, 0]],
    ['bark', [0, 1]],
  ]);

  it('looks up words by their base forms where the space does not hold them', async () => {
    const model = createStaticEmbedding(space, { baseForms: 'english' });
    expect(model.knows?.('Dogs')).toBe(true);
    expect((await model.doEmbed({ values: ['Dogs barked', 'the dog'] })).embeddings).toEqual([
      [0.5, 0.5],
      [1, 0],
    ]);
  });

  it('does not where it is not asked to, and is another model then', () => {
    const model = createStaticEmbedding(space);
    expect(model.knows?.('Dogs')).toBe(false);
    expect(model.modelId).not.toBe(createStaticEmbedding(space, { baseForms: 'english' }).modelId);
    expect(() => createStaticEmbedding(space, { baseForms: 'dutch' as 'english' })).toThrow('none, english');
  });
});
