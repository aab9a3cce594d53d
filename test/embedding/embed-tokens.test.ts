import { describe, expect, it } from 'vitest';
import type { EmbedTokensOptions, EmbedTokensResult } from '../../src/embedding/contextual-model.js';
import { embedTokens } from '../../src/embedding/embed-tokens.js';
import { toyContextualModel } from './toy-contextual-model.js';

function answering(tokens: EmbedTokensResult['tokens']) {
  return { ...toyContextualModel(), doEmbedTokens: async () => ({ tokens }) };
}

describe('embedTokens', () => {
  it('gives the words of each distinct text in order of their first places, whatever the size of a call', async () => {
    for (const textsPerCall of [1, 2, 9]) {
      const found = await embedTokens(toyContextualModel(), ['the bank', 'a', 'the bank', ''], { textsPerCall });
      expect([...found.keys()]).toEqual(['the bank', 'a', '']);
      const words = found.get('the bank')?.map(({ start, end, vector }) => [start, end, ...vector]);
      expect(words).toEqual([
        [0, 3, 3, 8, 0],
        [4, 8, 4, 8, 0],
      ]);
      expect(found.get('')).toEqual([]);
    }
  });

  it('asks for texts of like length together, with the layers, and tells how far it is', async () => {
    const asked: EmbedTokensOptions[] = [];
    const shares: number[] = [];
    const { doEmbedTokens, ...model } = toyContextualModel();
    const telling = {
      ...model,
      doEmbedTokens: async (options: EmbedTokensOptions) => {
        asked.push(options);
        return (await doEmbedTokens?.(options)) ?? { tokens: [] };
      },
    };
    const onProgress = (share: number): unknown => shares.push(share);
    await embedTokens(telling, ['four', 'a', 'bbb', 'cc'], { textsPerCall: 2, layers: [2], onProgress });
    expect(asked.map(({ texts, layers }) => [texts, layers])).toEqual([
      [['a', 'cc'], [2]],
      [['bbb', 'four'], [2]],
    ]);
    expect(shares).toEqual([0.5, 1]);
  });

  it('says so where a model has no such vectors', async () => {
    const { doEmbedTokens, ...without } = toyContextualModel();
    await expect(embedTokens(without, ['a'])).rejects.toMatchObject({ code: 'NO_TOKEN_VECTORS' });
  });

  it('refuses lists that are too few, places out of order, and vectors that are not as they should be', async () => {
    const vector = [1, 2];
    await expect(embedTokens(answering([]), ['ab'])).rejects.toThrow('0 lists of words came for 1 texts');
    for (const [start, end] of [
      [0, 3],
      [1, 1],
      [-1, 1],
    ] as const) {
      await expect(embedTokens(answering([[{ start, end, vector }]]), ['ab'])).rejects.toThrow('do not lie in order');
    }
    const overlapping = [
      { start: 0, end: 2, vector },
      { start: 1, end: 2, vector },
    ];
    await expect(embedTokens(answering([overlapping]), ['ab'])).rejects.toThrow('1 to 2 do not lie in order');
    const uneven = [
      { start: 0, end: 1, vector },
      { start: 1, end: 2, vector: [1] },
    ];
    await expect(embedTokens(answering([uneven]), ['ab'])).rejects.toThrow('is not of 2 finite numbers');
    const infinite = [{ start: 0, end: 1, vector: [Number.POSITIVE_INFINITY] }];
    await expect(embedTokens(answering([infinite]), ['ab'])).rejects.toMatchObject({ texts: ['ab'], places: [0] });
  });

  it('rejects with the reason of the signal', async () => {
    const asking = embedTokens(toyContextualModel(), ['a'], { signal: AbortSignal.abort(new Error('enough')) });
    await expect(asking).rejects.toThrow('enough');
    await expect(embedTokens(toyContextualModel(), ['a'], { textsPerCall: 0 })).rejects.toThrow('textsPerCall');
  });
});
