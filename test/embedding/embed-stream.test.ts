import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EmbeddedText, type EmbedStreamOptions, embedStream } from '../../src/embedding/embed-stream.js';
import type { EmbedUsage } from '../../src/embedding/embed-usage.js';
import { EmbeddingBatchError } from '../../src/embedding/embedding-batch-error.js';
import { OptionError } from '../../src/errors.js';
import { lengthVector, memoryCache, settle, toyModel, waitingModel } from './toy-model.js';

const busy = (fields: object = { isRetryable: true }): Error => Object.assign(new Error('busy'), fields);

async function collect(stream: AsyncIterable<EmbeddedText>): Promise<(readonly [string, number])[]> {
  const found: (readonly [string, number])[] = [];
  for await (const { text, vector } of stream) found.push([text, vector[0] ?? Number.NaN]);
  return found;
}

/** Options under which time passes at once; the waits are noted. */
function timeless(waits: number[] = []): EmbedStreamOptions {
  return {
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
}

describe('embedStream', () => {
  it('gives the texts in their order, whatever order the calls end in', async () => {
    const { model, calls } = waitingModel();
    const given: string[] = [];
    const texts = ['a', 'bb', 'ccc', 'constructor', '__proto__', ''];
    const reading = (async () => {
      for await (const { text } of embedStream(model, texts, { textsPerCall: 1, concurrency: 3 })) given.push(text);
    })();
    await settle();
    expect(calls.map(({ values }) => values)).toEqual([['a'], ['bb'], ['ccc']]);
    calls[2]?.answer();
    calls[1]?.answer();
    await settle();
    expect(given).toEqual([]);
    // The places of the two that ended are taken, though nothing could be given yet.
    expect(calls.length).toBe(5);
    calls[4]?.answer();
    calls[0]?.answer();
    await settle();
    expect(given).toEqual(['a', 'bb', 'ccc']);
    for (const call of calls.slice().reverse()) call.answer();
    await settle();
    calls.at(-1)?.answer();
    await reading;
    expect(given).toEqual(texts);
  });

  it('gives each text its own vector, for any texts, batches and order of ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 6 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 }),
        async (texts, textsPerCall, tokensPerCall, concurrency, delays) => {
          let calls = 0;
          let running = 0;
          const model = toyModel(async ({ values }) => {
            expect(++running).toBeLessThanOrEqual(concurrency);
            expect(values.length).toBeLessThanOrEqual(textsPerCall);
            expect(new Set(values).size).toBe(values.length);
            const tokens = values.reduce((sum, value) => sum + value.length, 0);
            expect(values.length === 1 || tokens <= tokensPerCall).toBe(true);
            for (let turn = delays[calls++ % delays.length] ?? 0; turn > 0; turn--) await settle();
            running--;
            return { embeddings: values.map(lengthVector) };
          });
          const options = { textsPerCall, tokensPerCall, concurrency, estimateTokens: ({ length }: string) => length };
          const found = await collect(embedStream(model, texts, options));
          expect(found).toEqual(texts.map((text) => [text, text.length]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps to the limits of the model', async () => {
    const { model, calls } = waitingModel({ maxEmbeddingsPerCall: Promise.resolve(2), supportsParallelCalls: false });
    const reading = collect(embedStream(model, ['a', 'b', 'c'], { textsPerCall: 100, concurrency: 8 }));
    await settle();
    expect(calls.map(({ values }) => values)).toEqual([['a', 'b']]);
    calls[0]?.answer();
    await settle();
    calls[1]?.answer();
    expect((await reading).length).toBe(3);
    const endless = toyModel(undefined, { maxEmbeddingsPerCall: Number.POSITIVE_INFINITY });
    expect((await collect(embedStream(endless, ['a']))).length).toBe(1);
    const none = toyModel(undefined, { maxEmbeddingsPerCall: 0 });
    await expect(collect(embedStream(none, ['a']))).rejects.toThrow(OptionError);
  });

  it('batches by a budget of tokens, and asks a text beyond it alone', async () => {
    const asked: string[][] = [];
    const model = toyModel(async ({ values }) => {
      asked.push(values);
      return { embeddings: values.map(lengthVector) };
    });
    // 3, 3, 30 and 3 bytes are 1, 1, 10 and 1 estimated tokens.
    await collect(embedStream(model, ['abc', 'def', 'x'.repeat(30), 'ghi'], { tokensPerCall: 2, concurrency: 1 }));
    expect(asked.map((values) => values.length)).toEqual([2, 1, 1]);
  });

  it('asks a text that comes again while it is held once, and gives it as often as it comes', async () => {
    const asked: string[] = [];
    const model = toyModel(async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map(lengthVector) };
    });
    const usages: EmbedUsage[] = [];
    const options = { textsPerCall: 2, onUsage: (usage: EmbedUsage) => usages.push(usage) };
    expect((await collect(embedStream(model, ['a', 'bb', 'a', 'bb', 'a'], options))).map(([text]) => text)).toEqual([
      'a',
      'bb',
      'a',
      'bb',
      'a',
    ]);
    expect(asked).toEqual(['a', 'bb']);
    expect(usages.at(-1)?.texts).toBe(5);
  });

  it('asks a text that comes again once it was given anew, since it is forgotten', async () => {
    const asked: string[] = [];
    const model = toyModel(async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map(lengthVector) };
    });
    await collect(embedStream(model, ['a', 'b', 'a'], { textsPerCall: 1, concurrency: 1 }));
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('takes only so much ahead while the first text waits, and counts what has a vector by then', async () => {
    const { model, calls } = waitingModel();
    let taken = 0;
    const source = (function* () {
      for (const text of ['slow', 'a', 'a', 'b', 'c', 'a', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) {
        taken++;
        yield text;
      }
    })();
    let usage: EmbedUsage | undefined;
    const onUsage = (told: EmbedUsage): void => {
      usage = told;
    };
    const reading = collect(embedStream(model, source, { textsPerCall: 1, concurrency: 2, onUsage }));
    for (let turn = 0; turn < 20; turn++) {
      for (const call of calls.slice(1)) call.answer();
      await settle();
    }
    // Four times two calls of one text; those that came again need no call.
    expect([taken, calls.length, usage?.texts]).toEqual([8, 6, 7]);
    calls[0]?.answer();
    for (let turn = 0; turn < 20; turn++) {
      for (const call of calls) call.answer();
      await settle();
    }
    expect((await reading).length).toBe(13);
    expect(usage?.texts).toBe(13);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    await collect(embedStream(toyModel(), ['a', 'b'], { signal, textsPerCall: 1 }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('asks what is in the cache no more, and counts what was used', async () => {
    const cache = memoryCache();
    const model = toyModel(async ({ values }) => ({
      embeddings: values.map(lengthVector),
      usage: { tokens: 10 * values.length },
    }));
    const usages: EmbedUsage[] = [];
    const options = {
      cache,
      textsPerCall: 2,
      concurrency: 1,
      pricePerMillionTokens: 20_000,
      onUsage: (usage: EmbedUsage) => usages.push(usage),
    };
    await collect(embedStream(model, ['a', 'bb', 'ccc'], options));
    expect(usages).toEqual([
      { texts: 2, cacheHits: 0, calls: 1, retries: 0, tokens: 20, estimatedTokens: 2, cost: 0.4 },
      { texts: 3, cacheHits: 0, calls: 2, retries: 0, tokens: 30, estimatedTokens: 3, cost: 0.6 },
      { texts: 3, cacheHits: 0, calls: 2, retries: 0, tokens: 30, estimatedTokens: 3, cost: 0.6 },
    ]);
    await collect(embedStream(toyModel(), ['a', 'dddd', 'bb'], options));
    const { pricePerMillionTokens: _, ...unpriced } = options;
    expect(usages.at(-1)).toEqual({
      texts: 3,
      cacheHits: 2,
      calls: 1,
      retries: 0,
      tokens: undefined,
      estimatedTokens: 2,
      cost: undefined,
    });
    await collect(embedStream(model, ['a'], unpriced));
    expect(usages.at(-1)).toMatchObject({ cacheHits: 1, calls: 0, tokens: 0, cost: undefined });
  });

  it('tries again, with waits that double and chance from the seed', async () => {
    const runWith = async (seed: number): Promise<{ readonly waits: number[]; readonly usage: EmbedUsage }> => {
      const waits: number[] = [];
      let usage: EmbedUsage | undefined;
      let calls = 0;
      const model = toyModel(async ({ values }) => {
        if (++calls < 5) throw busy(calls % 2 === 0 ? { statusCode: 503 } : undefined);
        return { embeddings: values.map(lengthVector) };
      });
      const options = { ...timeless(waits), seed, retryDelay: 100, onUsage: (told: EmbedUsage) => (usage = told) };
      expect(await collect(embedStream(model, ['a'], options))).toEqual([['a', 1]]);
      return { waits, usage: usage as EmbedUsage };
    };
    const { waits, usage } = await runWith(7);
    expect([usage.calls, usage.retries]).toEqual([5, 4]);
    expect(waits.length).toBe(4);
    for (const [place, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(50 * 2 ** place);
      expect(wait).toBeLessThanOrEqual(100 * 2 ** place);
    }
    expect((await runWith(7)).waits).toEqual(waits);
    expect((await runWith(8)).waits).not.toEqual(waits);
  });

  it('says which texts have no vector when the tries are used up', async () => {
    const model = toyModel(async ({ values }) => {
      if (values.includes('ccc')) throw busy();
      return { embeddings: values.map(lengthVector) };
    });
    const given: string[] = [];
    const reading = (async () => {
      const options = { ...timeless(), textsPerCall: 2, tries: 3 };
      for await (const { text } of embedStream(model, ['a', 'bb', 'a', 'ccc', ' ', 'e'], options)) given.push(text);
    })();
    const error = await reading.catch((caught: unknown) => caught);
    expect(given).toEqual(['a', 'bb', 'a']);
    expect(error).toBeInstanceOf(EmbeddingBatchError);
    expect(error).toMatchObject({ texts: ['ccc', ' '], places: [3, 4], tries: 3, cause: { message: 'busy' } });
    expect((error as Error).message).toBe(
      'The model m of toy gives no vectors for 2 of the texts 4 to 5 ("ccc", " "; 1 of them blank, which many models refuse) after 3 tries: busy',
    );
  });

  it('does not try again what does not say that it may', async () => {
    for (const fields of [{}, { isRetryable: false, status: 429 }, { status: 400 }]) {
      let calls = 0;
      const model = toyModel(async () => {
        calls++;
        throw busy(fields);
      });
      await expect(collect(embedStream(model, ['a'], timeless()))).rejects.toMatchObject({ tries: 1 });
      expect(calls).toBe(1);
    }
  });

  it('waits as long as the model asks, and gives up where that is too long', async () => {
    const waits: number[] = [];
    let calls = 0;
    const model = toyModel(async ({ values }) => {
      if (++calls === 1) throw busy({ status: 429, headers: new Headers({ 'retry-after': '7' }) });
      return { embeddings: values.map(lengthVector) };
    });
    await collect(embedStream(model, ['a'], timeless(waits)));
    expect(waits).toEqual([7000]);
    const patient = toyModel(async () => {
      throw busy({ isRetryable: true, retryAfter: 3600 });
    });
    await expect(collect(embedStream(patient, ['a'], timeless(waits)))).rejects.toThrow('busy It asks to wait 3600 s.');
    expect(waits).toEqual([7000]);
  });

  it('begins no call after one that failed for good', async () => {
    const { model, calls } = waitingModel();
    const reading = collect(embedStream(model, ['a', 'b', 'c', 'd'], { textsPerCall: 1, concurrency: 2 }));
    reading.catch(() => undefined);
    await settle();
    calls[1]?.fail(new Error('no such model'));
    await settle();
    calls[0]?.answer();
    await expect(reading).rejects.toThrow('no such model');
    expect(calls.length).toBe(2);
  });

  it('stops at once: while it calls, waits, or takes texts', async () => {
    const reason = new Error('enough');
    const calling = (): [Parameters<typeof embedStream>[0], Iterable<string> | AsyncIterable<string>] => [
      waitingModel().model,
      ['a'],
    ];
    const waiting = (): ReturnType<typeof calling> => [
      toyModel(async () => {
        throw busy();
      }),
      ['a'],
    ];
    const taking = (): ReturnType<typeof calling> => [
      toyModel(),
      (async function* () {
        yield 'a';
        await new Promise(() => undefined);
      })(),
    ];
    for (const make of [calling, waiting, taking]) {
      const stop = new AbortController();
      const reading = collect(
        embedStream(...make(), { signal: stop.signal, wait: () => new Promise(() => undefined) }),
      );
      reading.catch(() => undefined);
      await settle();
      stop.abort(reason);
      await expect(reading).rejects.toBe(reason);
    }
    await expect(collect(embedStream(toyModel(), ['a'], { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  });

  it('tells the model to stop when nobody reads on, and closes the source', async () => {
    const signals: AbortSignal[] = [];
    const model = toyModel(({ values, abortSignal }) => {
      if (abortSignal !== undefined) signals.push(abortSignal);
      const answer = { embeddings: values.map(lengthVector) };
      return values[0] === 'a' ? Promise.resolve(answer) : new Promise(() => undefined);
    });
    let isClosed = false;
    const source = (function* () {
      try {
        for (const text of 'abcdefghijklmnopqrstuvwxyz') yield text;
      } finally {
        isClosed = true;
      }
    })();
    for await (const { text } of embedStream(model, source, { textsPerCall: 1, concurrency: 2 })) {
      expect(text).toBe('a');
      break;
    }
    expect(isClosed).toBe(true);
    expect(signals.length).toBeGreaterThan(0);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('asks for blank texts, or refuses them when told to, after what comes before', async () => {
    expect(await collect(embedStream(toyModel(), ['', ' ']))).toEqual([
      ['', 0],
      [' ', 1],
    ]);
    const given: string[] = [];
    const reading = (async () => {
      const stream = embedStream(toyModel(), ['a', 'b', '\n', 'c'], { blankTexts: 'refuse' });
      for await (const { text } of stream) given.push(text);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'BLANK_TEXT', message: 'Text 3 is blank.' });
    expect(given).toEqual(['a', 'b']);
  });

  it('keeps no vector of another length in the cache, and refuses one that comes from it', async () => {
    const cache = memoryCache();
    const model = toyModel(async ({ values }) => ({ embeddings: values.map(({ length }) => Array(length).fill(1)) }));
    await expect(collect(embedStream(model, ['a', 'bb'], { cache }))).rejects.toThrow('vectors of 1 and 2 numbers');
    expect(cache.known.size).toBe(0);
    cache.known.set('bb', Float32Array.of(1, 1));
    const reading = collect(embedStream(model, ['a', 'bb'], { cache, textsPerCall: 1 }));
    await expect(reading).rejects.toThrow(/vectors of (1 and 2|2 and 1) numbers/);
  });

  it('gives what a callback throws to the reader', async () => {
    const onUsage = (): void => {
      throw new Error('of the callback');
    };
    await expect(collect(embedStream(toyModel(), ['a'], { onUsage }))).rejects.toThrow('of the callback');
  });

  it.each([
    { textsPerCall: 0 },
    { textsPerCall: 1.5 },
    { tokensPerCall: Number.NaN },
    { concurrency: 0 },
    { tries: 0 },
    { retryDelay: -1 },
    { longestWait: -1 },
    { pricePerMillionTokens: -1 },
  ])('refuses %j', async (options) => {
    await expect(collect(embedStream(toyModel(), ['a'], options))).rejects.toThrow(OptionError);
  });

  it('streams a million texts and holds only what its calls need', async () => {
    const count = 1_000_000;
    let taken = 0;
    let given = 0;
    let most = 0;
    const texts = (function* () {
      for (; taken < count; taken++) yield `text ${taken}`;
    })();
    const model = toyModel(async ({ values }) => {
      await settle();
      return { embeddings: values.map((value) => [Number(value.slice(5)), 1]) };
    });
    for await (const { vector } of embedStream(model, texts)) {
      most = Math.max(most, taken - given);
      if (vector[0] !== given) expect(vector[0]).toBe(given);
      given++;
    }
    expect(given).toBe(count);
    // 512 texts in each of 4 calls, four times.
    expect(most).toBeLessThanOrEqual(4 * 4 * 512 + 1);
  });
});
