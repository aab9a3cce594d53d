import { describe, expect, it } from 'vitest';
import { createStaticEmbedding, type StaticEmbeddingOptions } from '../../src/embedding/static-embedding.js';
import { UnknownWordError } from '../../src/errors.js';
import { describeHistory } from '../../src/space/history.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { spaceOf } from '../space/small-spaces.js';

const rows: [string, number[]][] = [
  ['the', [4, 4]],
  ['dog', [1, 2]],
  ['barks', [3, -4]],
  ['constructor', [0, 1]],
  ['__proto__', [5, 0]],
  ['Dog', [7, 7]],
];
// Shares: the 3/4, dog 1/4; barks is not counted. With a = 1/4 the weights are 1/4, 1/2 and 1.
const frequencies = new Map([
  ['the', 3],
  ['dog', 1],
]);
const smoothing = 1 / 4;

describeEmbeddingModel('the static embedding', () => createStaticEmbedding(spaceOf('dense', rows), { frequencies }), [
  'dog',
  'The dog barks.',
  'constructor',
  '__proto__ barks',
]);

describe('createStaticEmbedding', () => {
  const embed = async (text: string, options: StaticEmbeddingOptions = {}): Promise<number[] | undefined> => {
    const { embeddings } = await createStaticEmbedding(spaceOf('dense', rows), options).doEmbed({ values: [text] });
    return embeddings[0];
  };

  it('weighs words by their frequency', async () => {
    const sum = 1 / 4 + 1 / 2 + 1;
    const [x = 0, y = 0] = (await embed('The dog barks.', { frequencies, smoothing })) ?? [];
    expect(x).toBeCloseTo((4 / 4 + 1 / 2 + 3) / sum, 12);
    expect(y).toBeCloseTo((4 / 4 + 2 / 2 - 4) / sum, 12);
  });

  it('gives the plain mean without frequencies, whatever stands around the words', async () => {
    expect(await embed('The "dog", barks!')).toEqual([(4 + 1 + 3) / 3, (4 + 2 - 4) / 3]);
  });

  it('gives the same vectors for a sparse space as for a dense one', async () => {
    const values = ['the dog', 'barks constructor the'];
    const [dense, sparse] = await Promise.all(
      (['dense', 'sparse'] as const).map((kind) =>
        createStaticEmbedding(spaceOf(kind, rows), { frequencies }).doEmbed({ values }),
      ),
    );
    expect(sparse).toEqual(dense);
  });

  it('looks the name of a phrase up as it is, never word by word', async () => {
    const phrases = spaceOf('dense', [...rows, ['verb-object:chase dog', [6, 8]]]);
    const model = createStaticEmbedding(phrases, { baseForms: 'english' });
    const names = ['verb-object:chase dog', 'verb-object:chase dogs', 'verb-object:chase barks'];
    expect(names.map((name) => model.knows?.(name))).toEqual([true, false, false]);
    expect((await model.doEmbed({ values: names.slice(0, 1) })).embeddings).toEqual([[6, 8]]);
  });

  it('refuses a space of more columns than a vector may have, and says what to do', () => {
    const wide = spaceOf('sparse', [['dog', new Array<number>(10_001).fill(1)]]);
    expect(() => createStaticEmbedding(wide)).toThrow(/"mostColumns" is 10000; allowed: at least 10001.*reduction\(/);
    expect(createStaticEmbedding(wide, { mostColumns: 10_001 }).history.length).toBe(2);
  });

  it('looks words up in lower case or as they are', async () => {
    expect(await embed('Dog')).toEqual([1, 2]);
    expect(await embed('Dog', { lowerCase: false })).toEqual([7, 7]);
    await expect(embed('DOG', { lowerCase: false })).rejects.toThrow(UnknownWordError);
  });

  it('reports what it leaves out', async () => {
    const told: unknown[] = [];
    await embed('dog dog cat toString cat', { onUnknown: (...call) => told.push(call) });
    await embed('dog', { onUnknown: (...call) => told.push(call) });
    expect(told).toEqual([[['cat', 'tostring', 'cat'], 'dog dog cat toString cat']]);
  });

  it('refuses unknown words where it is told to, and texts without a known one always', async () => {
    await expect(embed('dog cat', { unknown: 'error' })).rejects.toMatchObject({ word: 'cat' });
    await expect(embed('cat !')).rejects.toMatchObject({ code: 'UNKNOWN_WORD', word: 'cat !' });
    await expect(embed('dog barks', { frequencies, uncounted: 'error' })).rejects.toMatchObject({ word: 'barks' });
  });

  it('takes a lemma with its part of speech for one word, and never for the lemma alone', async () => {
    const tagged = createStaticEmbedding(
      spaceOf('dense', [
        ['show/v', [1, 2]],
        ['hot dog/n', [3, 4]],
        ['v', [9, 9]],
        ['show', [8, 8]],
      ]),
      { baseForms: 'english' },
    );
    const { embeddings } = await tagged.doEmbed({ values: ['show/v', 'Hot dog/n', 'show'] });
    expect(embeddings).toEqual([
      [1, 2],
      [3, 4],
      [8, 8],
    ]);
    expect([tagged.knows?.('show/n'), tagged.knows?.('shows/v'), tagged.knows?.('shows')]).toEqual([
      false,
      false,
      true,
    ]);
    await expect(tagged.doEmbed({ values: ['show/n'] })).rejects.toMatchObject({ word: 'show/n' });
  });

  it('tells in its history how the vectors are made', () => {
    const { history } = createStaticEmbedding(spaceOf('dense', rows), { frequencies, smoothing });
    expect(describeHistory(history)).toMatch(
      /^counts\(window=7\) -> meanOfWords\(split=tokenise, lowerCase=true, baseForms=none, unknown=skip\) -> frequencyWeight\(smoothing=0.25, uncounted=rare, frequencies=[0-9a-f]{16}\)$/,
    );
    expect(history.at(-1)?.result).toEqual({ words: 2, total: 4 });
  });

  it('has an id of its own for every space and setting', () => {
    const space = spaceOf('dense', rows);
    const other = spaceOf('dense', [...rows.slice(1), ['the', [4, 5]]]);
    const models = [
      createStaticEmbedding(space),
      createStaticEmbedding(other),
      createStaticEmbedding(spaceOf('sparse', rows)),
      createStaticEmbedding(space, { lowerCase: false }),
      createStaticEmbedding(space, { frequencies }),
      createStaticEmbedding(space, { frequencies, smoothing }),
      createStaticEmbedding(space, { frequencies: new Map([['the', 3]]) }),
    ];
    expect(new Set(models.map(({ modelId }) => modelId)).size).toBe(models.length);
    expect(models[0]?.modelId).toMatch(/^small-[0-9a-f]{16}$/);
    expect(createStaticEmbedding(spaceOf('dense', rows)).modelId).toBe(models[0]?.modelId);
  });
});
