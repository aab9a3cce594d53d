import { requireOption, requireWhole } from '../errors.js';
import { createRandom } from '../random.js';
import { type EmbedBatch, EmbedRun } from './embed-run.js';
import type { EmbedUsage } from './embed-usage.js';
import type { EmbeddingModel, EmbedWarning, ProviderOptions } from './embedding-model.js';
import { estimateTokens } from './estimate-tokens.js';
import { cacheWithOptions } from './provider-options.js';
import { type EmbedRetry, type RetryWait, waitByClock } from './retry-call.js';
import { untilAborted } from './until-aborted.js';
import type { VectorCache } from './vector-cache.js';

/** Options of {@link embedStream}. */
export interface EmbedStreamOptions {
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How many texts a call holds at most; default 512. Where the model allows fewer, that holds. */
  readonly textsPerCall?: number | undefined;
  /** How many estimated tokens a call holds at most; default 100,000. A text that has more is asked alone. */
  readonly tokensPerCall?: number | undefined;
  /** Estimates the tokens of a text; default {@link estimateTokens}. */
  readonly estimateTokens?: ((text: string) => number) | undefined;
  /** How many calls run at once; default 4, and 1 where the model does not support calls in parallel. */
  readonly concurrency?: number | undefined;
  /** Headers that go with every request; their values count as keys and are never printed. Default none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Options of the model's provider that go with every call; default none. They change the vectors, so a cache keeps what they
   * give apart from what other options give.
   */
  readonly providerOptions?: ProviderOptions | undefined;
  /** Milliseconds that a call may last before it has failed and is tried again; default no limit but the model's own. */
  readonly callTimeout?: number | undefined;
  /** How often a call is made at most before its texts are given up; default 5. */
  readonly tries?: number | undefined;
  /** Milliseconds before the second try; default 1000. It doubles with each failure, and chance takes up to half of it. */
  readonly retryDelay?: number | undefined;
  /** Milliseconds that a wait may last; default 60,000. A model that asks for a longer one is not asked again. */
  readonly longestWait?: number | undefined;
  /** Seed of the chance in the waits; default 0. Processes that share a server should have seeds of their own. */
  readonly seed?: number | undefined;
  /** What is done with a text that is empty or white space; default `ask`: the model decides. `refuse` is an error. */
  readonly blankTexts?: 'ask' | 'refuse' | undefined;
  /** What a million tokens cost; default unknown. */
  readonly pricePerMillionTokens?: number | undefined;
  /** Is told, after each batch and at the end, what was used so far. */
  readonly onUsage?: ((usage: EmbedUsage) => void) | undefined;
  /** Is told of each call that is made once more, before the wait. */
  readonly onRetry?: ((retry: EmbedRetry) => void) | undefined;
  /** Is told of what the model did not do as asked, of each distinct warning once. */
  readonly onWarning?: ((warning: EmbedWarning) => void) | undefined;
  /** Waits before a call is made once more; default by the clock. */
  readonly wait?: RetryWait | undefined;
}

/** A text and its vector. */
export interface EmbeddedText {
  readonly text: string;
  /** Shared by texts that are the same; not to be changed. */
  readonly vector: Float32Array;
}

/** So many calls' worth of texts, for each that may run, are taken ahead while the first of them has no vector yet. */
const callsAhead = 4;

/**
 * Gives each text with its vector, in the order of the texts, whatever order the calls end in.
 *
 * Texts are taken from the source as they are needed and forgotten once given, so that their number has no limit: no more
 * than four times the texts of the calls that may run are held. A text that comes again while it is held is not asked for
 * again; one that comes later is, unless it is in the cache. What a call gave is in the cache before it is given. A call
 * that fails in a way that says it may be tried again is tried again; while one waits because the server asks it to, or
 * because of the status 429, no other begins. Where a text seems to be at fault (status 400, 413, 422, or a text that a model
 * of qualia refuses), its batch is halved until it is found. After a call that fails for good, none begins for what is behind
 * it; what comes before its texts is still given.
 *
 * @throws EmbeddingBatchError, which names the texts, where a call fails for good, or gives another number of vectors than
 * texts, vectors of different lengths, or a number that is not finite; QualiaError with code `BLANK_TEXT` for a text that
 * is refused; OptionError; the signal's reason, at once, when it is aborted.
 * @example for await (const { text, vector } of embedStream(model, lines)) console.log(text, vector.length);
 */
export async function* embedStream(
  model: EmbeddingModel,
  texts: Iterable<string> | AsyncIterable<string>,
  options: EmbedStreamOptions = {},
): AsyncGenerator<EmbeddedText, void, undefined> {
  const { signal } = options;
  signal?.throwIfAborted();
  const run = await openRun(model, options);
  const stop = (): void => run.stop(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const source = openSource(texts, signal);
  const held: { readonly text: string; readonly batch: EmbedBatch }[] = [];
  let isAtEnd = false;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const head = held[0];
      if (head?.batch.isSettled) {
        held.shift();
        yield { text: head.text, vector: run.take(head.batch, head.text) };
        continue;
      }
      const mayTake = !isAtEnd && !run.hasFailed && held.length < run.textsPerCall * run.concurrency * callsAhead;
      if (run.launch(!mayTake)) continue;
      if (mayTake && !run.isFull) {
        const pulling = source.next();
        const { done, value } = pulling instanceof Promise ? await pulling : pulling;
        if (done) isAtEnd = true;
        else held.push({ text: value, batch: run.add(value) });
        continue;
      }
      if (head === undefined) return;
      await run.settled();
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    run.stop(new DOMException('No more vectors are asked for.', 'AbortError'));
    if (!isAtEnd) source.close();
    options.onUsage?.(run.usage.read());
  }
}

async function openRun(model: EmbeddingModel, options: EmbedStreamOptions): Promise<EmbedRun> {
  const { textsPerCall = 512, tokensPerCall = 100_000, concurrency = 4, tries = 5, seed = 0 } = options;
  const { retryDelay = 1000, longestWait = 60_000, blankTexts = 'ask', pricePerMillionTokens } = options;
  const { cache, headers, providerOptions, callTimeout } = options;
  requireWhole('textsPerCall', textsPerCall, 1);
  requireWhole('concurrency', concurrency, 1);
  requireWhole('tries', tries, 1);
  requireOption(tokensPerCall >= 1, 'tokensPerCall', tokensPerCall, 'a number from 1');
  requireOption(retryDelay >= 0, 'retryDelay', retryDelay, 'milliseconds from 0');
  requireOption(longestWait >= 0, 'longestWait', longestWait, 'milliseconds from 0');
  requireOption((pricePerMillionTokens ?? 0) >= 0, 'pricePerMillionTokens', pricePerMillionTokens, 'a number from 0');
  requireOption((callTimeout ?? 1) > 0, 'callTimeout', callTimeout, 'milliseconds above 0');
  const most = (await untilAborted(Promise.resolve(model.maxEmbeddingsPerCall), options.signal)) ?? textsPerCall;
  requireOption(most >= 1, 'maxEmbeddingsPerCall', most, 'a number from 1, by the model');
  const isParallel = await untilAborted(Promise.resolve(model.supportsParallelCalls), options.signal);
  return new EmbedRun(model, {
    cache: cache && providerOptions ? cacheWithOptions(cache, providerOptions) : cache,
    textsPerCall: Math.min(textsPerCall, Math.floor(most)),
    tokensPerCall,
    estimateTokens: options.estimateTokens ?? estimateTokens,
    concurrency: isParallel ? concurrency : 1,
    refusesBlank: blankTexts === 'refuse',
    pricePerMillionTokens,
    onUsage: options.onUsage ?? ignore,
    onWarning: options.onWarning ?? ignore,
    asked: { ...(headers && { headers: { ...headers } }), ...(providerOptions && { providerOptions }) },
    callTimeout,
    retry: {
      tries,
      retryDelay,
      longestWait,
      random: createRandom(seed),
      wait: options.wait ?? waitByClock,
      onRetry: options.onRetry ?? ignore,
    },
  });
}

function ignore(): void {}

interface Source {
  next(): IteratorResult<string> | Promise<IteratorResult<string>>;
  close(): void;
}

/** Takes texts one by one; from a list at once, from a stream no later than until the signal. */
function openSource(texts: Iterable<string> | AsyncIterable<string>, signal: AbortSignal | undefined): Source {
  if (Symbol.iterator in texts) {
    const iterator = texts[Symbol.iterator]();
    return { next: () => iterator.next(), close: () => void iterator.return?.() };
  }
  const iterator = texts[Symbol.asyncIterator]();
  return {
    next: () => untilAborted(iterator.next(), signal),
    // A source that never gives its next text never ends either, so it is told and not waited for.
    close: () => void iterator.return?.().then(ignore, ignore),
  };
}
