import { describe, expect, it } from 'vitest';
import { corpusStats } from '../../src/corpus/corpus-stats.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { OptionError } from '../../src/errors.js';
import { listReader, unitsOf } from './list-reader.js';

describe('corpusStats', () => {
  it('counts documents, sentences, bytes, tokens, words and types', async () => {
    const stats = await corpusStats(listReader(unitsOf(['A dog, a cat.', 'Été 7!'], ['Dog'], [''])));
    expect(stats).toEqual({
      name: 'made-up',
      documents: 3,
      sentences: 4,
      annotated: 0,
      // "Été 7!" has two letters of two bytes.
      bytes: 13 + 8 + 3,
      // A dog , a cat . | Été 7 ! | Dog
      tokens: 6 + 3 + 1,
      words: 4 + 2 + 1,
      // a, dog, cat, été, 7
      types: 5,
      exact: true,
      countError: 0,
      frequent: [
        { word: 'a', count: 2 },
        { word: 'dog', count: 2 },
        { word: '7', count: 1 },
        { word: 'cat', count: 1 },
        { word: 'été', count: 1 },
      ],
    });
  });

  it('is empty for an empty corpus', async () => {
    expect(await corpusStats(listReader([]))).toMatchObject({ documents: 0, tokens: 0, types: 0, frequent: [] });
  });

  it('takes the tokens that sentences come with, and cuts others as it is told', async () => {
    const token = { form: 'hot dog', lemma: 'hot dog', tag: 'NOUN', start: 0, end: 7 } as const;
    const sentence: Sentence = { document: '0', position: 0, text: 'hot dog', tokens: [token] };
    const units = [sentence, ...unitsOf(['hot dog']).map((unit) => ({ ...unit, document: '1' }))];
    const stats = await corpusStats(listReader(units), { tokenise: (text) => [...text].map((form) => ({ form })) });
    expect(stats).toMatchObject({ annotated: 1, tokens: 1 + 7, words: 1 + 6 });
  });

  it('counts hostile words like others', async () => {
    const stats = await corpusStats(listReader(unitsOf(['constructor __proto__ constructor toString'])), {
      tokenise: (text) => text.split(' ').map((form) => ({ form })),
    });
    expect(stats.frequent).toEqual([
      { word: 'constructor', count: 2 },
      { word: '__proto__', count: 1 },
      { word: 'tostring', count: 1 },
    ]);
  });

  it('says when there were more types than it may keep', async () => {
    const texts = Array.from({ length: 500 }, (_, place) => `the ${place}`);
    const stats = await corpusStats(listReader(unitsOf(texts)), { maximumTypes: 100, words: 1 });
    expect(stats.exact).toBe(false);
    expect(stats.countError).toBeGreaterThan(0);
    expect(stats.frequent).toEqual([{ word: 'the', count: 500 }]);
    expect(Math.abs(stats.types / 501 - 1)).toBeLessThan(0.03);
  });

  it('tells its progress, heeds the signal and refuses options out of range', async () => {
    const shares: number[] = [];
    await corpusStats(listReader(unitsOf(['a', 'b'])), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
    const reason = new Error('enough');
    const stopped = corpusStats(listReader(unitsOf(['a'])), { signal: AbortSignal.abort(reason) });
    await expect(stopped).rejects.toBe(reason);
    await expect(corpusStats(listReader([]), { words: -1 })).rejects.toThrow(OptionError);
    await expect(corpusStats(listReader([]), { maximumTypes: 1 })).rejects.toThrow(OptionError);
  });
});
