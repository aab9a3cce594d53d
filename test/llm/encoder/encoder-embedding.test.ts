import { describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { createEncoderEmbedding } from '../../../src/llm/encoder/encoder-embedding.js';
import { describeContextualModel } from '../../conformance/contextual-model.js';
import { describeEmbeddingModel } from '../../conformance/embedding-model.js';
import { createSmallEncoder } from './small-encoder.js';

const encoder = createSmallEncoder();

describeEmbeddingModel('An encoder', () => createEncoderEmbedding(encoder), [
  'the cat purrs',
  'the dog barks.',
  'constructor',
]);
describeContextualModel('An encoder', () => createEncoderEmbedding(encoder), [
  { text: 'the cat purrs.', start: 4, end: 7 },
  { text: 'the dog barks and the cat purrs', start: 22, end: 25 },
  { text: 'the cat purrs.', start: 8, end: 13 },
]);

describe('createEncoderEmbedding', () => {
  const model = createEncoderEmbedding(encoder);
  const embed = async (text: string, own = model): Promise<number[] | undefined> =>
    (await own.doEmbed({ values: [text] })).embeddings[0];

  it('gives a text the mean of its known words', async () => {
    const { tokens } = await model.doEmbedTokens({ texts: ['the zebra purrs'] });
    const [the, , purrs] = (tokens[0] ?? []).map(({ vector }) => vector);
    (await embed('the zebra purrs'))?.forEach((value, at) => {
      expect(value).toBeCloseTo(((the?.[at] ?? 0) + (purrs?.[at] ?? 0)) / 2, 5);
    });
    expect(model.knows?.('zebra')).toBe(false);
    await expect(embed('zebra')).rejects.toThrow(UnknownWordError);
  });

  it('cuts a long text into windows', async () => {
    const narrow = createEncoderEmbedding(encoder, { window: 2 });
    const { tokens } = await narrow.doEmbedTokens({ texts: ['the cat the cat'] });
    const vectors = (tokens[0] ?? []).map(({ vector }) => vector);
    expect(vectors[2]).toEqual(vectors[0]);
    expect(vectors[3]).toEqual(vectors[1]);
  });

  it('gives the mean of layers, layer 0 being the vectors of words whatever stands beside them', async () => {
    const words = createEncoderEmbedding(encoder, { layers: [0] });
    const target = async (text: string): Promise<number[] | undefined> =>
      (await words.doEmbedTargets({ targets: [{ text, start: 4, end: 7 }] })).embeddings[0];
    expect(await target('the cat purrs')).toEqual(await target('dog cat'));
    expect(() => createEncoderEmbedding(encoder, { layers: [3] })).toThrow(OptionError);
    expect(() => createEncoderEmbedding(encoder, { window: 0 })).toThrow(OptionError);
  });

  it('hides a target where that is asked', async () => {
    const ask = async (text: string, masked: boolean): Promise<number[] | undefined> =>
      (await model.doEmbedTargets({ targets: [{ text, start: 4, end: 7 }], masked })).embeddings[0];
    expect(await ask('the cat purrs', true)).toEqual(await ask('the dog purrs', true));
    expect(await ask('the cat purrs', false)).not.toEqual(await ask('the dog purrs', false));
  });

  it('is called another model when its parameters, layers or window change', () => {
    const ids = [{}, { layers: [0] }, { layers: [0, 1] }, { window: 3 }].map(
      (options) => createEncoderEmbedding(encoder, options).modelId,
    );
    expect(new Set(ids).size).toBe(4);
    expect(createEncoderEmbedding(createSmallEncoder({ seed: 2 })).modelId).not.toBe(model.modelId);
    expect(createEncoderEmbedding(createSmallEncoder()).modelId).toBe(model.modelId);
  });
});
