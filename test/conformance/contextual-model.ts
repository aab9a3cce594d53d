import { describe, expect, it } from 'vitest';
import { type ContextualModel, isContextualModel, type TargetInContext } from '../../src/embedding/contextual-model.js';
import { embedPassages, givesPassages } from '../../src/embedding/embed-passages.js';
import { embedTargets } from '../../src/embedding/embed-targets.js';
import { embedTokens } from '../../src/embedding/embed-tokens.js';
import { isEmbeddingModel } from '../../src/embedding/is-embedding-model.js';

/** Checks that a model keeps the contract of `ContextualModel`, with at least two targets that it can embed. */
export function describeContextualModel(
  name: string,
  create: () => ContextualModel | Promise<ContextualModel>,
  targets: readonly TargetInContext[],
): void {
  describe(`${name} keeps the ContextualModel contract`, () => {
    const embed = async (asked: readonly TargetInContext[]): Promise<number[][]> =>
      (await (await create()).doEmbedTargets({ targets: asked })).embeddings;

    it('says who it is', async () => {
      const { provider, modelId } = await create();
      expect(provider).not.toBe('');
      expect(modelId).not.toBe('');
      expect(isContextualModel(await create())).toBe(true);
    });

    it('returns one vector of finite numbers a target, all of the same length', async () => {
      const embeddings = await embed(targets);
      expect(embeddings.length).toBe(targets.length);
      for (const embedding of embeddings) {
        expect(embedding.length).toBe(embeddings[0]?.length);
        expect(embedding.every(Number.isFinite)).toBe(true);
      }
    });

    it('returns the vectors in the order of the targets, whatever else is asked', async () => {
      const forwards = await embed(targets);
      const backwards = (await embed([...targets].reverse())).reverse();
      const alone = await Promise.all(targets.map(async (target) => (await embed([target]))[0]));
      const close = forwards.map((vector) => vector.map((value) => expect.closeTo(value, 5)));
      expect(backwards).toEqual(close);
      expect(alone).toEqual(close);
    });

    it('returns nothing for no targets', async () => {
      expect(await embed([])).toEqual([]);
    });

    it('leaves the targets untouched', async () => {
      const copies = structuredClone(targets);
      await embed(targets);
      expect(targets).toEqual(copies);
    });

    it('refuses a target that does not lie in its text', async () => {
      const [{ text = '' } = {}] = targets;
      for (const [start, end] of [
        [0, text.length + 1],
        [-1, 1],
        [1, 1],
        [0, 0.5],
      ] as const) {
        await expect(embed([{ text, start, end }])).rejects.toMatchObject({ code: 'OPTION' });
      }
    });

    it('rejects with the reason of an aborted signal', async () => {
      const reason = new Error('enough');
      const model = await create();
      const calling = async () => model.doEmbedTargets({ targets, abortSignal: AbortSignal.abort(reason) });
      await expect(calling()).rejects.toBe(reason);
    });

    it('gives the same vectors in calls of any size', async () => {
      const whole = await embed(targets);
      for (const textsPerCall of [1, 2, 100]) {
        const found = await embedTargets(await create(), targets, { textsPerCall });
        const close = whole.map((vector) => vector.map((value) => expect.closeTo(value, 5)));
        expect(found.map((vector) => Array.from(vector))).toEqual(close);
      }
    });

    it('gives words their vectors where it has them: in order, in calls of any size, as it gives targets', async () => {
      const model = await create();
      if (model.doEmbedTokens === undefined) return;
      const texts = [...new Set(targets.map(({ text }) => text)), ''];
      const whole = await embedTokens(model, texts);
      for (const textsPerCall of [1, 2]) {
        const again = await embedTokens(await create(), texts, { textsPerCall });
        expect([...again].map(([text, words]) => [text, words.length])).toEqual(
          [...whole].map(([text, words]) => [text, words.length]),
        );
      }
      expect(whole.get('')).toEqual([]);
      for (const [text, words] of whole) {
        const found = await embedTargets(
          model,
          words.map(({ start, end }) => ({ text, start, end })),
        );
        found.forEach((vector, place) => {
          expect(Array.from(words[place].vector)).toEqual(Array.from(vector, (value) => expect.closeTo(value, 5)));
        });
      }
      expect([...whole.values()].some(({ length }) => length > 1)).toBe(true);
      const abortSignal = AbortSignal.abort(new Error('enough'));
      await expect((async () => model.doEmbedTokens?.({ texts, abortSignal }))()).rejects.toThrow('enough');
    });

    it('gives passages the vectors of their texts and targets where it has them, in calls of any size', async () => {
      const model = await create();
      if (!givesPassages(model)) return;
      const passages = targets.flatMap(({ text, start, end }) => [{ text, target: { start, end } }, { text }]);
      for (const textsPerCall of [1, 3, 100]) {
        const found = await embedPassages(model, passages, { textsPerCall });
        const parts = [found.filter((_, place) => place % 2 === 0), found.filter((_, place) => place % 2 === 1)];
        const close = (vectors: readonly ArrayLike<number>[]) =>
          vectors.map((vector) => Array.from(vector, (value) => expect.closeTo(value, 5)));
        expect(parts[0].map((vector) => Array.from(vector))).toEqual(close(await embed(targets)));
        if (!isEmbeddingModel(model)) continue;
        const { embeddings } = await model.doEmbed({ values: targets.map(({ text }) => text) });
        expect(parts[1].map((vector) => Array.from(vector))).toEqual(close(embeddings));
      }
      const abortSignal = AbortSignal.abort(new Error('enough'));
      await expect((async () => model.doEmbedPassages({ passages, abortSignal }))()).rejects.toThrow('enough');
    });
  });
}
