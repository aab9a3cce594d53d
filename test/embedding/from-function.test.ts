import { describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { type EmbedFunction, fromFunction } from '../../src/embedding/from-function.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { lengthVector } from './toy-model.js';

const embedAll = (embed: EmbedFunction, texts = ['a', 'bb']) =>
  fromFunction(embed, { id: 'f 1' }).doEmbed({ values: texts });

const texts = ['dog', 'a dog barks', 'constructor'];

describeEmbeddingModel(
  'a function',
  () => fromFunction((values) => values.map(lengthVector), { id: 'length', supportsParallelCalls: true }),
  texts,
  { embeds: 'all', createFailing: () => fromFunction(() => [], { id: 'length' }) },
);

describe('fromFunction', () => {
  it.each<[string, EmbedFunction]>([
    ['arrays', (texts) => texts.map(lengthVector)],
    ['a promise', async (texts) => texts.map(lengthVector)],
    ['typed arrays', (texts) => texts.map((text) => Float64Array.from(lengthVector(text)))],
    ['any list', (texts) => new Set(texts.map(lengthVector))],
  ])('takes %s', async (_, embed) => {
    expect(await embedAll(embed)).toEqual({
      embeddings: [
        [1, 1],
        [2, 1],
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['a number', 1, 'gives no list of vectors'],
    ['nothing', undefined, 'gives no list of vectors'],
    ['a text', 'ab', 'gives no list of vectors'],
    ['texts', ['a', 'b'], 'that of text 1 is none'],
    ['an empty vector', [[1], []], 'that of text 2 is none'],
    ['a vector of texts', [[1], ['1']], 'that of text 2 is none'],
    ['too few', [[1]], 'The model f 1 of function gives 1 vectors for 2 texts'],
    ['too many', [[1], [2], [3]], '3 vectors for 2 texts'],
  ])('refuses %s', async (_, answer, problem) => {
    const embed = (() => answer) as unknown as EmbedFunction;
    await expect(embedAll(embed)).rejects.toThrow(problem);
    await expect(embedAll(embed)).rejects.toMatchObject({ code: 'EMBEDDING_ANSWER' });
  });

  it('keeps the texts from a function that changes its list, and hands on the signal', async () => {
    const values = ['a', 'bb'];
    const { signal } = new AbortController();
    const given: unknown[] = [];
    const model = fromFunction(
      (texts, context) => {
        given.push(context.signal);
        return texts.splice(0).map(lengthVector);
      },
      { id: 'f', provider: 'lab', maxEmbeddingsPerCall: 7, supportsParallelCalls: true },
    );
    await model.doEmbed({ values, abortSignal: signal });
    expect(values).toEqual(['a', 'bb']);
    expect(given).toEqual([signal]);
    expect(model).toMatchObject({
      provider: 'lab',
      modelId: 'f',
      maxEmbeddingsPerCall: 7,
      supportsParallelCalls: true,
    });
  });

  it('is tried again where its error says that it may be', async () => {
    let calls = 0;
    const model = fromFunction(
      (texts) => {
        if (++calls === 1) throw Object.assign(new Error('busy'), { status: 503 });
        return texts.map(lengthVector);
      },
      { id: 'f' },
    );
    expect((await embedTexts(model, ['a'], { wait: async () => undefined })).get('a')).toEqual(Float32Array.of(1, 1));
  });
});
