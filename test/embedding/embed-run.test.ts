import { describe, expect, it } from 'vitest';
import { type EmbedStreamOptions, embedStream } from '../../src/embedding/embed-stream.js';
import type { EmbedUsage } from '../../src/embedding/embed-usage.js';
import type { EmbeddingModel, EmbedWarning } from '../../src/embedding/embedding-model.js';
import { lengthVector, memoryCache, settle, toyModel, waitingModel } from './toy-model.js';

function read(model: EmbeddingModel, texts: readonly string[], options: EmbedStreamOptions = {}) {
  const given: string[] = [];
  const ending = (async () => {
    for await (const { text } of embedStream(model, texts, options)) given.push(text);
  })().catch((error: unknown) => error);
  return { given, ending };
}

/** Waits that the test ends when it likes, with their lengths. */
function openWaits() {
  const waits: number[] = [];
  const ends: (() => void)[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return new Promise((resolve) => ends.push(resolve));
  };
  return { waits, ends, wait };
}

const crowded = (fields: object = {}) => Object.assign(new Error('slow down'), { status: 429, ...fields });

describe('a run that waits', () => {
  it.each([
    ['the status 429', crowded()],
    ['a retry-after', Object.assign(new Error('away'), { status: 503, headers: { 'retry-after': '7' } })],
  ])('begins no other call after %s until the wait is over', async (_, error) => {
    const { model, calls } = waitingModel();
    const { waits, ends, wait } = openWaits();
    const options = { textsPerCall: 1, concurrency: 2, wait };
    const { given, ending } = read(model, ['a', 'b', 'c', 'd'], options);
    await settle();
    calls[0]?.fail(error);
    await settle();
    // The place of the second is free, but it is waited.
    calls[1]?.answer();
    await settle();
    await settle();
    expect([calls.length, waits.length]).toEqual([2, 1]);
    ends[0]?.();
    await settle();
    expect(
      calls
        .slice(2)
        .map(({ values: [text] }) => text)
        .sort(),
    ).toEqual(['a', 'c']);
    for (let turn = 0; turn < 4; turn++) {
      for (const call of calls) call.answer();
      await settle();
    }
    expect(await ending).toBeUndefined();
    expect([given, calls.length]).toEqual([['a', 'b', 'c', 'd'], 5]);
  });

  it('goes on after the longest of the waits that its calls were told', async () => {
    const { model, calls } = waitingModel();
    const { waits, ends, wait } = openWaits();
    const { ending } = read(model, ['a', 'b', 'c'], { textsPerCall: 1, concurrency: 3, wait });
    await settle();
    calls[0]?.fail(crowded({ retryAfter: 1 }));
    calls[1]?.fail(crowded({ retryAfter: 9 }));
    await settle();
    expect(waits).toEqual([1000, 9000]);
    ends[0]?.();
    await settle();
    expect(calls.length).toBe(3);
    ends[1]?.();
    await settle();
    expect(calls.length).toBe(5);
    for (const call of calls) call.answer();
    expect(await ending).toBeUndefined();
  });

  it('lets others go on after a failure that says nothing of a wait', async () => {
    const { model, calls } = waitingModel();
    const { ends, wait } = openWaits();
    const { ending } = read(model, ['a', 'b', 'c'], { textsPerCall: 1, concurrency: 2, wait });
    await settle();
    calls[0]?.fail(Object.assign(new Error('away'), { status: 503 }));
    calls[1]?.answer();
    await settle();
    await settle();
    expect(calls.map(({ values }) => values)).toEqual([['a'], ['b'], ['c']]);
    ends[0]?.();
    await settle();
    for (const call of calls) call.answer();
    expect(await ending).toBeUndefined();
  });

  it('asks nothing behind a text that has failed meanwhile, while what is before it is awaited', async () => {
    const { model, calls } = waitingModel();
    const { ends, wait } = openWaits();
    const { given, ending } = read(model, ['a', 'b', 'c'], { textsPerCall: 1, concurrency: 3, wait });
    await settle();
    calls[2]?.fail(crowded());
    await settle();
    calls[1]?.fail(Object.assign(new Error('no access'), { status: 401 }));
    await settle();
    ends[0]?.();
    await settle();
    expect(calls.length).toBe(3);
    calls[0]?.answer();
    expect(await ending).toMatchObject({ texts: ['b'], cause: { message: 'no access' } });
    expect([given, calls.length]).toEqual([['a'], 3]);
  });
});

describe('a run with a text at fault', () => {
  const pickyModel = (bad: string, asked: string[][] = []): EmbeddingModel =>
    toyModel(async ({ values }) => {
      asked.push(values);
      if (values.includes(bad)) throw Object.assign(new Error('cannot read it'), { status: 422 });
      return { embeddings: values.map(lengthVector), usage: { tokens: values.length } };
    });

  it('names it, gives and keeps what comes before it, and counts every call', async () => {
    const cache = memoryCache();
    const asked: string[][] = [];
    const usages: EmbedUsage[] = [];
    const onUsage = (told: EmbedUsage): void => void usages.push(told);
    const texts = ['a', 'b', 'a', 'c', '\u0000', 'd', 'e'];
    const { given, ending } = read(pickyModel('\u0000', asked), texts, { cache, onUsage });
    expect(await ending).toMatchObject({
      code: 'EMBEDDING_BATCH',
      texts: ['\u0000'],
      places: [4],
      message: 'The model m of toy gives no vectors for text 5 ("\\u0000"): cannot read it',
    });
    expect(given).toEqual(['a', 'b', 'a', 'c']);
    expect([...cache.known.keys()]).toEqual(['a', 'b', 'c']);
    // Six distinct texts, the first three, the last three, two of them, one.
    expect(asked.map(({ length }) => length)).toEqual([6, 3, 3, 2, 1]);
    expect(usages.at(-1)).toEqual({
      ...{ texts: 4, cacheHits: 0, calls: 5, retries: 0, tokens: 3, estimatedTokens: 3, cost: undefined },
    });
  });

  it('says that the fault may lie elsewhere where no text was taken', async () => {
    let calls = 0;
    const model = toyModel(async () => {
      calls++;
      throw Object.assign(new Error('no such setting'), { status: 400 });
    });
    const { ending } = read(model, ['a', 'b', 'c', 'd']);
    expect(((await ending) as Error).message).toBe(
      'The model m of toy gives no vectors for text 1 ("a"): no such setting It took no other text of this run, so the fault may not lie in this one.',
    );
    expect(calls).toBe(3);
  });

  it('begins no call behind it', async () => {
    const asked: string[][] = [];
    const { given, ending } = read(pickyModel('b', asked), ['a', 'b', 'c', 'd', 'e'], {
      textsPerCall: 2,
      concurrency: 1,
    });
    expect(await ending).toMatchObject({ texts: ['b'] });
    expect([given, asked]).toEqual([['a'], [['a', 'b'], ['a'], ['b']]]);
  });
});

describe('a run that hands things on', () => {
  it('gives headers and options to every call, and tells each distinct warning once', async () => {
    const seen: unknown[] = [];
    const warnings: EmbedWarning[] = [
      { type: 'unsupported', feature: 'dimensions' },
      { type: 'other', message: 'old' },
    ];
    const model = toyModel(async ({ values, headers, providerOptions }) => {
      seen.push({ headers, providerOptions });
      return { embeddings: values.map(lengthVector), warnings };
    });
    const told: EmbedWarning[] = [];
    const asked = { headers: { 'x-run': '7' }, providerOptions: { toy: { x: 1 } } };
    const options = { ...asked, textsPerCall: 1, onWarning: (warning: EmbedWarning) => told.push(warning) };
    expect(await read(model, ['a', 'b', 'c'], options).ending).toBeUndefined();
    expect(seen).toEqual([asked, asked, asked]);
    expect(told).toEqual(warnings);
  });

  it('ends a call that lasts too long, and tries again', async () => {
    let calls = 0;
    const model = toyModel(({ values }) =>
      ++calls === 1 ? new Promise(() => undefined) : Promise.resolve({ embeddings: values.map(lengthVector) }),
    );
    const { given, ending } = read(model, ['a'], { callTimeout: 20, wait: async () => undefined });
    expect(await ending).toBeUndefined();
    expect([given, calls]).toEqual([['a'], 2]);
  });
});
