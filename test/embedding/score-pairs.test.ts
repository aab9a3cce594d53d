import { describe, expect, it } from 'vitest';
import type { PairClassifier, TextPair } from '../../src/embedding/pair-classifier.js';
import { scorePairs } from '../../src/embedding/score-pairs.js';
import { describePairClassifier } from '../conformance/pair-classifier.js';
import { toyPairClassifier } from './toy-pair-classifier.js';

const pairs: TextPair[] = [
  { first: 'a boat at the bank', second: 'bank: river edge' },
  { first: 'bank', second: 'constructor' },
  { first: '', second: '__proto__ bank' },
];

describePairClassifier('a function', toyPairClassifier, pairs);

/** Gives each pair these logits, with the first label as the positive one. */
function giving(...logits: readonly number[]): PairClassifier {
  const labels = logits.map((_, label) => `label ${label}`);
  return {
    modelId: 'giving',
    labels,
    positive: 0,
    doClassify: async ({ pairs: asked }) => ({ logits: asked.map(() => Float32Array.from(logits)) }),
  };
}

describe('scorePairs', () => {
  it('gives the logit alone, the difference of two, and log p / (1 - p) of several', async () => {
    expect([...(await scorePairs(giving(3), [pairs[0]]))]).toEqual([3]);
    expect([...(await scorePairs(giving(3, 5), [pairs[0]]))]).toEqual([-2]);
    // p is 2 / (2 + 1 + 4), so that p / (1 - p) is 2 / 5.
    const [three] = await scorePairs(giving(Math.log(2), 0, Math.log(4)), [pairs[0]]);
    expect(three).toBeCloseTo(Math.log(2 / 5), 6);
    expect([...(await scorePairs(giving(900, -900, -1000), [pairs[0]]))]).toEqual([1800]);
  });

  it('asks for each distinct pair once, those of like length together, and keeps the order', async () => {
    const asked: (readonly TextPair[])[] = [];
    const targets = [undefined, { start: 0, end: 4 }];
    const all = [...targets.map((target) => ({ ...pairs[1], target })), pairs[0], pairs[1], pairs[2], pairs[0]];
    const found = await scorePairs(toyPairClassifier(asked), all, { pairsPerCall: 2 });
    expect(asked.map(({ length }) => length)).toEqual([2, 2]);
    expect(asked.flat().map(({ second }) => second)).toEqual([
      '__proto__ bank',
      'constructor',
      'constructor',
      'bank: river edge',
    ]);
    expect([...found].map((value) => Number(value.toFixed(4)))).toEqual([-1.1, -1.1, 0.4, -1.1, -1.4, 0.4]);
    expect(await scorePairs(toyPairClassifier(asked), [])).toEqual(new Float64Array());
  });

  it('tells how far it is, and stops between calls with the reason of the signal', async () => {
    const shares: number[] = [];
    await scorePairs(toyPairClassifier(), pairs, { pairsPerCall: 2, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([2 / 3, 1]);
    const controller = new AbortController();
    const reason = new Error('enough');
    const asked: (readonly TextPair[])[] = [];
    const stopping = scorePairs(toyPairClassifier(asked), pairs, {
      pairsPerCall: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(stopping).rejects.toBe(reason);
    expect(asked).toHaveLength(1);
  });

  it('refuses logits that are too few or no numbers, and calls of no size', async () => {
    const short = { ...giving(1, 2), labels: ['a', 'b', 'c'] };
    await expect(scorePairs(short, pairs)).rejects.toThrow(/giving .* expected 3 rows of 3 finite numbers, found 1 2/);
    await expect(scorePairs(giving(Number.NaN), pairs)).rejects.toThrow(/found NaN/);
    const silent: PairClassifier = { ...giving(1), doClassify: async () => ({ logits: [] }) };
    await expect(scorePairs(silent, pairs)).rejects.toThrow(/found 0 rows/);
    for (const pairsPerCall of [0, 1.5]) {
      await expect(scorePairs(giving(1), pairs, { pairsPerCall })).rejects.toThrow(/"pairsPerCall"/);
    }
  });
});
