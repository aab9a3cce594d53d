import { describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbeddingModel, EmbedOptions } from '../../src/embedding/embedding-model.js';
import { prefixTexts } from '../../src/models/prefix-texts.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';

function spyModel(): { readonly model: EmbeddingModel; readonly asked: EmbedOptions[] } {
  const asked: EmbedOptions[] = [];
  const model: EmbeddingModel = {
    specificationVersion: 'v2',
    provider: 'toy',
    modelId: 'm',
    maxEmbeddingsPerCall: 7,
    supportsParallelCalls: false,
    async doEmbed(options) {
      options.abortSignal?.throwIfAborted();
      asked.push(options);
      return { embeddings: options.values.map((text) => [text.length, 1]), usage: { tokens: 5 } };
    },
  };
  return { model, asked };
}

describeEmbeddingModel('a model with a prefix', () => prefixTexts(spyModel().model, 'query: '), ['', 'constructor'], {
  embeds: 'all',
});

describe('prefixTexts', () => {
  it('puts the prefix before each text, and gives the vectors under the texts as they were', async () => {
    const { model, asked } = spyModel();
    const vectors = await embedTexts(prefixTexts(model, 'query: '), ['dog', 'query: dog', '']);
    expect(asked.flatMap(({ values }) => values)).toEqual(['query: dog', 'query: query: dog', 'query: ']);
    expect([...vectors].map(([text, [first]]) => [text, first])).toEqual([
      ['dog', 10],
      ['query: dog', 17],
      ['', 7],
    ]);
  });

  it('hands everything else on, and does not change what it is given', async () => {
    const { model, asked } = spyModel();
    const values = ['dog'];
    const others = {
      headers: { a: 'b' },
      providerOptions: { toy: { x: 1 } },
      abortSignal: new AbortController().signal,
    };
    const answer = await prefixTexts(model, '> ').doEmbed({ values, ...others });
    expect(answer.usage).toEqual({ tokens: 5 });
    expect(asked).toEqual([{ values: ['> dog'], ...others }]);
    expect(values).toEqual(['dog']);
  });

  it('is another model by its id, and has the limits of the one within', () => {
    const { model } = spyModel();
    expect(prefixTexts(model, 'a "b" ')).toMatchObject({
      specificationVersion: 'v2',
      provider: 'toy',
      modelId: 'm after "a \\"b\\" "',
      maxEmbeddingsPerCall: 7,
      supportsParallelCalls: false,
    });
    expect(prefixTexts(model, 'a').modelId).not.toBe(prefixTexts(model, 'a ').modelId);
  });

  it('knows a text where the model knows it with the prefix', () => {
    const { model } = spyModel();
    expect(prefixTexts(model, 'a ').knows).toBeUndefined();
    const knowing = prefixTexts({ ...model, knows: (text) => text === 'a dog' }, 'a ');
    expect(['dog', 'a dog'].map((text) => knowing.knows?.(text))).toEqual([true, false]);
  });
});
