import type { EmbeddingModelV2, EmbeddingModelV3 } from '@ai-sdk/provider';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbeddingModel, EmbedOptions, EmbedResult } from '../../src/embedding/embedding-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { aiSdkModel, callError, type EmbeddingModelV4 } from './ai-sdk-shape.js';

/** A model in a few lines: anything of the right shape satisfies the contract, promises for its limits included. */
const lengthModel: EmbeddingModel = {
  specificationVersion: 'v2',
  provider: 'test',
  modelId: 'length',
  maxEmbeddingsPerCall: Promise.resolve(2048),
  supportsParallelCalls: Promise.resolve(false),
  async doEmbed({ values, abortSignal }) {
    abortSignal?.throwIfAborted();
    return { embeddings: values.map((text) => [text.length, 1]), usage: { tokens: values.length } };
  },
};

describeEmbeddingModel('a model made by hand', () => lengthModel, ['', 'constructor', '__proto__'], { embeds: 'all' });

describeEmbeddingModel('a model of the shape of the AI SDK', () => aiSdkModel('v3'), ['dog', 'a cat'], {
  embeds: 'all',
  createFailing: () => aiSdkModel('v3', new Array(9).fill(callError(503))),
});

describe('EmbeddingModel', () => {
  // The compiler checks these; a method's options are compared both ways by it, so they stand here by themselves.
  it('has the types of the AI SDK: its models and answers are ours, our questions are its own', () => {
    expectTypeOf<EmbeddingModelV2<string>>().toExtend<EmbeddingModel>();
    expectTypeOf<EmbeddingModelV3>().toExtend<EmbeddingModel>();
    expectTypeOf<EmbeddingModelV4>().toExtend<EmbeddingModel>();
    type Asked<Model extends EmbeddingModel> = Parameters<Model['doEmbed']>[0];
    type Answer<Model extends EmbeddingModel> = Awaited<ReturnType<Model['doEmbed']>>;
    expectTypeOf<Answer<EmbeddingModelV2<string>>>().toExtend<EmbedResult>();
    expectTypeOf<Answer<EmbeddingModelV3>>().toExtend<EmbedResult>();
    expectTypeOf<Answer<EmbeddingModelV4>>().toExtend<EmbedResult>();
    expectTypeOf<EmbedOptions>().toExtend<Asked<EmbeddingModelV2<string>>>();
    expectTypeOf<EmbedOptions>().toExtend<Asked<EmbeddingModelV3>>();
    expectTypeOf<EmbedOptions>().toExtend<Asked<EmbeddingModelV4>>();
  });

  const models: readonly EmbeddingModel[] = [aiSdkModel('v2'), aiSdkModel('v3'), aiSdkModel('v4')];

  it.each(models)('is what the AI SDK has as $specificationVersion', async (model) => {
    const vectors = await embedTexts(model, ['dog', 'cat', 'horse']);
    expect([...vectors].map(([text, [first]]) => [text, first])).toEqual([
      ['dog', 3],
      ['cat', 3],
      ['horse', 5],
    ]);
  });

  it('is tried again as the errors of the AI SDK say', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    const busy = [callError(429, { 'retry-after': '2' }), callError(503, { 'retry-after-ms': '20' })];
    await embedTexts(aiSdkModel('v3', busy), ['dog'], { wait });
    expect(waits).toEqual([2000, 20]);
    const refused = aiSdkModel('v3', [callError(401)]);
    await expect(embedTexts(refused, ['dog'], { wait })).rejects.toMatchObject({ cause: { statusCode: 401 } });
  });
});
