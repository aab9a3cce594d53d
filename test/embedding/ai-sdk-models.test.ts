import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type EmbedStreamOptions, embedStream } from '../../src/embedding/embed-stream.js';
import type { EmbedUsage } from '../../src/embedding/embed-usage.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import {
  realModels,
  replyAsProvider,
  replyWithError,
  startRealModel,
  testKey,
  textsOf,
  writeAnswer,
} from './ai-sdk-models.js';
import { type Reply, replyWith, serverVector } from './embedding-server.js';
import { memoryCache } from './toy-model.js';

const noWait = async (): Promise<void> => undefined;

async function collect(model: EmbeddingModel, texts: readonly string[], options: EmbedStreamOptions = {}) {
  const given: (readonly [string, number[]])[] = [];
  const error: unknown = await (async () => {
    for await (const { text, vector } of embedStream(model, texts, { wait: noWait, ...options })) {
      given.push([text, [...vector]]);
    }
  })().catch((caught: unknown) => caught);
  return { given, error };
}

const withVectors = (texts: readonly string[]) => texts.map((text) => [text, serverVector(text)]);

describe.each(realModels)('a model of $packageName', (real) => {
  describeEmbeddingModel(
    real.packageName,
    async () => (await startRealModel(real, replyAsProvider)).model,
    ['dog', '語義', 'constructor'],
    {
      createFailing: async () => (await startRealModel(real, replyWithError(503, 'away'))).model,
    },
  );

  it('has the version and the limits that its documentation says', async () => {
    const { model } = await startRealModel(real, replyAsProvider);
    expect(model).toMatchObject({ specificationVersion: real.version, maxEmbeddingsPerCall: real.textsPerCall });
    expect(await model.supportsParallelCalls).toBe(real.isParallel);
  });

  it('keeps the order over batches within its limit, and has its usage summed', async () => {
    const { model, asked } = await startRealModel(real, replyAsProvider);
    const texts = Array.from({ length: 2 * real.textsPerCall + 1 }, (_, place) => `text ${place}`);
    const usages: EmbedUsage[] = [];
    const onUsage = (told: EmbedUsage): void => void usages.push(told);
    const { given, error } = await collect(model, texts, { textsPerCall: 10_000, onUsage });
    expect(error).toBeUndefined();
    expect(given).toEqual(withVectors(texts));
    const { textsPerCall } = real;
    expect(asked.map((one) => textsOf(one).length).sort((a, b) => b - a)).toEqual([textsPerCall, textsPerCall, 1]);
    const tokens = real.packageName === '@ai-sdk/google' ? undefined : texts.length;
    expect(usages.at(-1)).toMatchObject({ texts: texts.length, calls: 3, retries: 0, tokens });
  });

  it('hands headers and the options of its provider to every request', async () => {
    const { model, asked } = await startRealModel(real, replyAsProvider);
    const [provider, name, value, field] = real.option ?? ['mistral', 'any', 1, 'model'];
    const cache = memoryCache();
    const options = { headers: { 'x-run': '7' }, providerOptions: { [provider]: { [name]: value } }, cache };
    await collect(model, ['a', 'b', 'c', 'd'], { textsPerCall: 2, ...options });
    expect(asked.map(({ headers }) => headers['x-run'])).toEqual(['7', '7']);
    for (const { body } of asked) {
      expect(JSON.stringify(body)).toContain(real.option ? `"${field}":${JSON.stringify(value)}` : '"mistral-embed"');
    }
    // Vectors made with options are not taken for those without.
    await collect(model, ['a'], { cache });
    expect(asked.length).toBe(3);
    await collect(model, ['a'], { ...options, textsPerCall: 2 });
    expect(asked.length).toBe(3);
  });

  it('is tried again after 429, as long after as the server asks, and after 5xx', async () => {
    const busy = replyWithError(429, 'slow down', { 'retry-after': '7' });
    const { model, asked } = await startRealModel(real, busy, replyWithError(502, 'bad gateway'), replyAsProvider);
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    const usages: EmbedUsage[] = [];
    const onUsage = (told: EmbedUsage): void => void usages.push(told);
    const { given } = await collect(model, ['dog', 'cat'], { wait, onUsage });
    expect(given).toEqual(withVectors(['dog', 'cat']));
    expect([asked.length, waits.length, waits[0]]).toEqual([3, 2, 7000]);
    expect(usages.at(-1)).toMatchObject({ calls: 3, retries: 2 });
  });

  it('is not tried again after 401, and the key is in no message', async () => {
    const { model, asked } = await startRealModel(real, replyWithError(401, 'no access'));
    const { error } = await collect(model, ['dog', 'cat']);
    expect(asked.length).toBe(1);
    expect(error).toBeInstanceOf(EmbeddingBatchError);
    expect((error as Error).message).toContain('no access');
    expect(inspect(error, { depth: 20 })).not.toContain(testKey);
    // Nor is one of the headers of the run where the server prints it.
    const secret = 'secret-of-a-header';
    const echo = await startRealModel(real, replyWithError(401, `wrong: ${secret}`));
    const { error: echoed } = await collect(echo.model, ['dog'], { headers: { 'x-key': secret } });
    expect((echoed as Error).message).toContain('wrong: ***');
    expect(inspect(echoed, { depth: 20 })).not.toContain(secret);
    expect(echoed).toMatchObject({ cause: { status: 401, isRetryable: false } });
  });

  it('has no vectors of malformed JSON, nor of another number than texts', async () => {
    const { model, asked } = await startRealModel(real, replyWith(200, '{"data":'));
    const { error } = await collect(model, ['dog', 'cat']);
    expect(error).toMatchObject({ code: 'EMBEDDING_BATCH', texts: ['dog', 'cat'], tries: 1 });
    expect(asked.length).toBe(1);
    const short: Reply = (one, response) => void response.end(JSON.stringify(writeAnswer(one, [[1, 2]])));
    const { model: wrong } = await startRealModel(real, short);
    const { error: counted } = await collect(wrong, ['dog', 'cat']);
    expect((counted as Error).message).toContain('1 vectors for 2 texts');
  });

  it('is given up after a timeout and tried again', async () => {
    const { model, asked } = await startRealModel(real, () => undefined, replyAsProvider);
    const failures: unknown[] = [];
    const { given } = await collect(model, ['dog'], { callTimeout: 300, onRetry: ({ error }) => failures.push(error) });
    expect(given).toEqual(withVectors(['dog']));
    expect(asked.length).toBe(2);
    expect(failures).toMatchObject([{ failure: 'timeout', message: expect.stringContaining('within 0.3 s') }]);
  });

  it('stops half-way with the reason of the signal, and what came before is given', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const closed = openPromise();
    const silent: Reply = (_, response) => {
      response.on('close', () => closed.resolve());
      stop.abort(reason);
    };
    const { model } = await startRealModel(real, replyAsProvider, silent);
    const { given, error } = await collect(model, ['dog', 'cat'], {
      textsPerCall: 1,
      concurrency: 1,
      signal: stop.signal,
    });
    expect([given, error]).toEqual([withVectors(['dog']), reason]);
    // The request itself has ended, not only the wait for it.
    await closed.promise;
  });

  it('has the one text named that the server refuses, with the texts before it given', async () => {
    const picky: Reply = (one, response) => {
      const reply = textsOf(one).includes('text 5') ? replyWithError(400, 'cannot read it') : replyAsProvider;
      reply(one, response);
    };
    const { model } = await startRealModel(real, picky);
    const texts = Array.from({ length: 16 }, (_, place) => `text ${place}`);
    const { given, error } = await collect(model, texts);
    expect(given).toEqual(withVectors(texts.slice(0, 5)));
    expect(error).toMatchObject({ texts: ['text 5'], places: [5] });
  });
});

function openPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
