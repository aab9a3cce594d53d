import { describe, expect, it } from 'vitest';
import { createSpaceEmbedding, type SpaceEmbeddingOptions } from '../../src/embedding/space-embedding.js';
import { UnknownWordError } from '../../src/errors.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { spaceOf } from '../space/small-spaces.js';

const rows: [string, number[]][] = [
  ['dog', [1, 2]],
  ['barks', [3, -4]],
  ['constructor', [0, 1]],
  ['__proto__', [5, 0]],
  ['', [9, 9]],
];
const texts = ['dog', 'a dog barks', 'constructor __proto__'];

for (const kind of ['dense', 'sparse'] as const) {
  describeEmbeddingModel(`the embedding of a ${kind} space`, () => createSpaceEmbedding(spaceOf(kind, rows)), texts, {
    createFailing: () => createSpaceEmbedding(spaceOf(kind, rows), { weight: () => 0 }),
  });
}

describe('createSpaceEmbedding', () => {
  const embed = async (text: string, options: SpaceEmbeddingOptions = {}): Promise<number[] | undefined> => {
    const { embeddings } = await createSpaceEmbedding(spaceOf('dense', rows), options).doEmbed({ values: [text] });
    return embeddings[0];
  };

  it('gives the mean of the vectors of the words, unknown ones left out', async () => {
    expect(await embed('The dog\tBARKS toString')).toEqual([(1 + 3) / 2, (2 - 4) / 2]);
    expect(await embed('dog dog barks')).toEqual([(1 + 1 + 3) / 3, (2 + 2 - 4) / 3]);
    expect(await embed('constructor __proto__')).toEqual([5 / 2, 1 / 2]);
  });

  it('weights the words', async () => {
    const weight = (target: string): number => (target === 'dog' ? 3 : 1);
    expect(await embed('dog barks', { weight })).toEqual([(3 * 1 + 3) / 4, (3 * 2 - 4) / 4]);
  });

  it('splits texts as it is told', async () => {
    expect(await embed('dog|', { split: (text) => text.split('|') })).toEqual([(1 + 9) / 2, (2 + 9) / 2]);
  });

  it.each(['', ' ', 'toString', 'valueOf hasOwnProperty'])('rejects %j, of which it knows no word', async (text) => {
    await expect(embed(text)).rejects.toThrow(UnknownWordError);
    await expect(embed(text)).rejects.toMatchObject({ word: text });
  });

  it('tells unknown words from words without weight', async () => {
    await expect(embed('dog', { weight: () => 0 })).rejects.toMatchObject({ code: 'ZERO_WEIGHT' });
  });

  it('reports the words it leaves out, or refuses them', async () => {
    const told: unknown[] = [];
    await embed('a dog a', { onUnknown: (...call) => told.push(call) });
    expect(told).toEqual([[['a', 'a'], 'a dog a']]);
    await expect(embed('a dog', { unknown: 'error' })).rejects.toMatchObject({ word: 'a' });
    expect(await embed('dog', { unknown: 'error' })).toEqual([1, 2]);
  });

  it('refuses a space of too many columns, and says what to do', () => {
    const create = (mostColumns: number) => createSpaceEmbedding(spaceOf('sparse', rows), { mostColumns });
    expect(() => create(1)).toThrow(/at least 2, the columns of the small space; or reduce the space first/);
    expect(() => create(0)).toThrow(/a whole number >= 1/);
    expect(create(2).modelId).toBe('small');
  });

  it('goes by the name of its space', () => {
    expect(createSpaceEmbedding(spaceOf('dense', rows))).toMatchObject({ provider: 'qualia', modelId: 'small' });
  });

  it('knows a text with a known word, or one of known words alone where unknown ones are errors', () => {
    const space = spaceOf('dense', [['dog', [1]]]);
    const [skipping, strict] = (['skip', 'error'] as const).map((unknown) => createSpaceEmbedding(space, { unknown }));
    const texts = ['dog', 'dog cat', 'cat', '', 'constructor'];
    expect(texts.map((text) => skipping?.knows?.(text))).toEqual([true, true, false, false, false]);
    expect(texts.map((text) => strict?.knows?.(text))).toEqual([true, false, false, false, false]);
  });
});
