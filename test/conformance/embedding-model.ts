import { describe, expect, it } from 'vitest';
import { isTextFault } from '../../src/embedding/ask-by-halves.js';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';

/** What a suite can know of a model beside its texts. */
export interface EmbeddingModelOptions {
  /** Whether every text has a vector, or those of known words alone; default `known`. */
  readonly embeds?: 'all' | 'known';
  /** Makes the model in a state in which every call fails; default that is not checked. */
  readonly createFailing?: () => EmbeddingModel | Promise<EmbeddingModel>;
}

/** Texts that trouble models: blank, long, of many scripts, of one look and several forms, names of members of objects. */
const hardTexts = [
  '',
  ' \n\t',
  'word '.repeat(20_000),
  'x'.repeat(100_000),
  'naïve café',
  'nai\u0308ve cafe\u0301',
  '語義學は意味を扱う',
  'دلالة الألفاظ',
  '👩‍👩‍👧 🇫🇷',
  '\u0000\u200b',
  '\ud800',
  'constructor',
  '__proto__',
];

/** Checks that an embedding model keeps the contract of `EmbeddingModel`, with at least two texts that it can embed. */
export function describeEmbeddingModel(
  name: string,
  create: () => EmbeddingModel | Promise<EmbeddingModel>,
  texts: readonly string[],
  { embeds = 'known', createFailing }: EmbeddingModelOptions = {},
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

    it('gives a text that comes twice the same vector twice', async () => {
      const [first = '', second = ''] = texts;
      const [one, two, again] = await embed([first, second, first]);
      expect(again).toEqual(one);
      expect(two?.length).toBe(one?.length);
    });

    it('gives the same vectors at every call and for every instance', async () => {
      const model = await create();
      const [found, again] = [await model.doEmbed({ values: [...texts] }), await model.doEmbed({ values: [...texts] })];
      expect(again.embeddings).toEqual(found.embeddings);
      expect(await embed(texts)).toEqual(found.embeddings);
    });

    it('gives the same vectors in batches of any size, one after another or at once', async () => {
      const whole = await embed(texts);
      for (const textsPerCall of [1, 2, 100]) {
        for (const concurrency of [1, 3]) {
          const vectors = await embedTexts(await create(), texts, { textsPerCall, concurrency });
          const found = texts.map((text) => Array.from(vectors.get(text) ?? []));
          expectClose(found, whole);
        }
      }
    });

    it('says of its tokens a count or nothing', async () => {
      const { usage } = await (await create()).doEmbed({ values: [...texts] });
      if (usage !== undefined) expect(usage.tokens).toBeGreaterThanOrEqual(0);
    });

    it.each(hardTexts)('gives %.20j a vector like any other or refuses it with an error', async (text) => {
      const [usual] = await embed(texts.slice(0, 1));
      const found = await embed([text]).catch((error: unknown) => error);
      if (embeds === 'known' && !Array.isArray(found)) {
        expectError(found);
        return;
      }
      expect(found).toHaveLength(1);
      const [vector = []] = found as number[][];
      expect(vector.length).toBe(usual?.length);
      expect(vector.every(Number.isFinite)).toBe(true);
      expect(await embed([text])).toEqual(found);
    });

    it.runIf(createFailing)('fails with an error that says what it is, and whether to try again', async () => {
      const model = (await createFailing?.()) ?? (await create());
      const error = await caught(async () => model.doEmbed({ values: [...texts] }));
      expectError(error);
      const { isRetryable } = error as { readonly isRetryable?: unknown };
      if (isRetryable !== undefined) expect(typeof isRetryable).toBe('boolean');
      const wait = async (): Promise<void> => undefined;
      const told = await caught(() => embedTexts(model, texts, { wait, tries: 3, textsPerCall: 100 }));
      expect(told).toBeInstanceOf(EmbeddingBatchError);
      // Where the model refuses texts, its batch is halved until one is left.
      const left = isTextFault(error) ? texts.slice(0, 1) : [...new Set(texts)];
      expect(told).toMatchObject({ texts: left, tries: isRetryable === true ? 3 : 1 });
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

    it('is left at once when the signal is aborted during a call', async () => {
      const reason = new Error('enough');
      const stop = new AbortController();
      const asking = embedTexts(await create(), texts, { signal: stop.signal, textsPerCall: 1, concurrency: 1 });
      stop.abort(reason);
      await expect(asking).rejects.toBe(reason);
    });
  });
}

async function caught(call: () => Promise<unknown>): Promise<unknown> {
  return await call().then(
    () => undefined,
    (error: unknown) => error,
  );
}

function expectError(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).not.toBe('');
}

function expectClose(found: readonly number[][], expected: readonly number[][]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((vector, place) => {
    vector.forEach((value, entry) => {
      expect(value).toBeCloseTo(expected[place]?.[entry] ?? Number.NaN, 5);
    });
  });
}
