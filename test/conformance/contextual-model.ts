import { describe, expect, it } from 'vitest';
import type { ContextualModel, TargetInContext } from '../../src/embedding/contextual-model.js';

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
  });
}
