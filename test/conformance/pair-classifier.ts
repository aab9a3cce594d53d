import { describe, expect, it } from 'vitest';
import type { PairClassifier, TextPair } from '../../src/embedding/pair-classifier.js';
import { scorePairs } from '../../src/embedding/score-pairs.js';

/** Checks that a model keeps the contract of `PairClassifier`, with at least two pairs of different texts. */
export function describePairClassifier(
  name: string,
  create: () => PairClassifier | Promise<PairClassifier>,
  pairs: readonly TextPair[],
): void {
  describe(`${name} keeps the PairClassifier contract`, () => {
    const classify = async (asked: readonly TextPair[]): Promise<readonly Float32Array[]> =>
      (await (await create()).doClassify({ pairs: asked })).logits;
    const close = (logits: readonly Float32Array[]): unknown[] =>
      logits.map((row) => Array.from(row, (value) => expect.closeTo(value, 4)));

    it('says who it is and which label is the positive one', async () => {
      const { modelId, labels, positive } = await create();
      expect(modelId).not.toBe('');
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels[positive]).toBeTypeOf('string');
    });

    it('returns one finite logit a label for each pair', async () => {
      const { labels } = await create();
      const logits = await classify(pairs);
      expect(logits).toHaveLength(pairs.length);
      for (const row of logits) {
        expect(row).toHaveLength(labels.length);
        expect(row.every(Number.isFinite)).toBe(true);
      }
    });

    it('returns the logits in the order of the pairs, whatever else is asked', async () => {
      const forwards = await classify(pairs);
      const backwards = [...(await classify([...pairs].reverse()))].reverse();
      const alone = await Promise.all(pairs.map(async (pair) => (await classify([pair]))[0]));
      expect(backwards.map((row) => Array.from(row))).toEqual(close(forwards));
      expect(alone.map((row) => Array.from(row))).toEqual(close(forwards));
    });

    it('tells which text is the first', async () => {
      const turned = pairs.map(({ first, second }) => ({ first: second, second: first }));
      const plain = pairs.map(({ first, second }) => ({ first, second }));
      expect((await classify(turned)).map((row) => Array.from(row))).not.toEqual(close(await classify(plain)));
    });

    it('returns nothing for no pairs, and leaves pairs untouched', async () => {
      expect(await classify([])).toEqual([]);
      const before = structuredClone(pairs);
      await classify(pairs);
      expect(pairs).toEqual(before);
    });

    it('rejects with the reason of an aborted signal', async () => {
      const reason = new Error('enough');
      const model = await create();
      const calling = async () => model.doClassify({ pairs, signal: AbortSignal.abort(reason) });
      await expect(calling()).rejects.toBe(reason);
    });

    it('gives the same log-odds in calls of any size', async () => {
      const model = await create();
      const whole = await scorePairs(model, pairs);
      for (const pairsPerCall of [1, 2]) {
        const found = await scorePairs(model, pairs, { pairsPerCall });
        expect([...found]).toEqual(Array.from(whole, (value) => expect.closeTo(value, 4)));
      }
    });
  });
}
