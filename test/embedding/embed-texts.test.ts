import { describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { memoryCache } from './toy-model.js';

function modelOf(
  embed: (text: string) => number[],
  calls: string[][] = [],
  most: number | undefined = 2,
): EmbeddingModel {
  return {
    specificationVersion: 'v3',
    provider: 'toy',
    modelId: 'm',
    maxEmbeddingsPerCall: Promise.resolve(most),
    supportsParallelCalls: false,
    doEmbed: async ({ values }) => {
      calls.push(values);
      return { embeddings: values.map(embed) };
    },
  };
}

const length = (text: string): number[] => [text.length, 1];

describe('embedTexts', () => {
  it('asks each distinct text once, in batches that the model allows', async () => {
    const calls: string[][] = [];
    const vectors = await embedTexts(modelOf(length, calls), ['a', 'bb', 'a', 'constructor']);
    expect(calls).toEqual([['a', 'bb'], ['constructor']]);
    expect([...vectors].map(([text, [first]]) => [text, first])).toEqual([
      ['a', 1],
      ['bb', 2],
      ['constructor', 11],
    ]);
  });

  it('asks what is in the cache no more, and keeps what came before a failure', async () => {
    const cache = memoryCache();
    const failing = modelOf((text) => {
      if (text === 'ccc') throw new Error('out of reach');
      return length(text);
    });
    await expect(embedTexts(failing, ['a', 'bb', 'ccc'], { cache })).rejects.toThrow('out of reach');
    expect([...cache.known.keys()]).toEqual(['a', 'bb']);
    const calls: string[][] = [];
    const vectors = await embedTexts(modelOf(length, calls), ['a', 'bb', 'ccc'], { cache });
    expect([calls, vectors.size]).toEqual([[['ccc']], 3]);
  });

  it('gives them in the order of their first places, and tells how far it is', async () => {
    const cache = memoryCache();
    const shares: number[] = [];
    const options = { cache, onProgress: (share: number) => shares.push(share) };
    const texts = ['a', 'bb', 'ccc', 'a', 'dddd'];
    await embedTexts(modelOf(length), ['ccc'], options);
    const vectors = await embedTexts(modelOf(length), texts, options);
    expect([...vectors.keys()]).toEqual(['a', 'bb', 'ccc', 'dddd']);
    expect(shares).toEqual([1, 3 / 4, 1]);
    await embedTexts(modelOf(length), texts, options);
    expect(shares).toEqual([1, 3 / 4, 1, 1]);
    expect((await embedTexts(modelOf(length), [], options)).size).toBe(0);
  });

  it('waits no longer than until it is stopped, for a model that does not heed the signal', async () => {
    const stop = new AbortController();
    const stubborn: EmbeddingModel = { ...modelOf(length), doEmbed: () => new Promise(() => undefined) };
    const asking = embedTexts(stubborn, ['a'], { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 5);
    await expect(asking).rejects.toThrow('enough');
  });

  it('refuses too few vectors, lengths that differ, and numbers that are not finite', async () => {
    const short: EmbeddingModel = { ...modelOf(length), doEmbed: async () => ({ embeddings: [[1]] }) };
    await expect(embedTexts(short, ['a', 'b'])).rejects.toThrow('m of toy gives 1 vectors for 2 texts');
    const uneven = modelOf((text) => Array.from({ length: text.length }, () => 1));
    await expect(embedTexts(uneven, ['a', 'bb'])).rejects.toThrow('vectors of 1 and 2 numbers');
    await expect(
      embedTexts(
        modelOf(() => [Number.NaN]),
        ['a'],
      ),
    ).rejects.toThrow('no finite vector for "a"');
    await expect(
      embedTexts(
        modelOf(() => []),
        ['a'],
      ),
    ).rejects.toThrow('no finite vector for "a"');
  });
});
