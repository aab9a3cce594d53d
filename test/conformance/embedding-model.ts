import { describe, expect, it } from 'vitest';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';

/** Checks that an embedding model keeps the contract of `EmbeddingModel`, with at least two texts that it can embed. */
export function describeEmbeddingModel(
  name: string,
  create: () => EmbeddingModel | Promise<EmbeddingModel>,
  texts: readonly string[],
): void {
  describe(`${name} keeps the EmbeddingModel contract`, () => {
    const embed = async (values: readonly string[]): Promise<number[][]> => {
      const { embeddings } = await (await create()).doEmbed({ values: [...values] });
      return embeddings;
    };

    it('says who it is and what a call may hold', async () => {
      const model = await create();
      expect(model.specificationVersion).toMatch(/^v\d+$/);
      expect(model.provider).not.toBe('');
      expect(model.modelId).not.toBe('');
      const most = (await model.maxEmbeddingsPerCall) ?? Number.POSITIVE_INFINITY;
      expect(most).toBeGreaterThanOrEqual(1);
      expect(typeof (await model.supportsParallelCalls)).toBe('boolean');
    });

    it('returns one vector of finite numbers a text, all of the same length', async () => {
      const embeddings = await embed(texts);
      expect(embeddings.length).toBe(texts.length);
      for (const embedding of embeddings) {
        expect(Array.isArray(embedding)).toBe(true);
        expect(embedding.length).toBe(embeddings[0]?.length);
        expect(embedding.every(Number.isFinite)).toBe(true);
      }
    });

    it('returns the vectors in the order of the texts', async () => {
      const forwards = await embed(texts);
      expectClose(await embed([...texts].reverse()), [...forwards].reverse());
      for (const [place, text] of texts.entries()) expectClose(await embed([text]), forwards.slice(place, place + 1));
    });

    it('returns nothing for no texts', async () => {
      expect(await embed([])).toEqual([]);
    });

    it('leaves the texts untouched', async () => {
      const values = [...texts];
      await (await create()).doEmbed({ values });
      expect(values).toEqual(texts);
    });

    it('rejects with the reason of an aborted signal', async () => {
      const reason = new Error('enough');
      const model = await create();
      const calling = async () => model.doEmbed({ values: [...texts], abortSignal: AbortSignal.abort(reason) });
      await expect(calling()).rejects.toBe(reason);
    });
  });
}

function expectClose(found: readonly number[][], expected: readonly number[][]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((vector, place) => {
    vector.forEach((value, entry) => {
      expect(value).toBeCloseTo(expected[place]?.[entry] ?? Number.NaN, 5);
    });
  });
}
