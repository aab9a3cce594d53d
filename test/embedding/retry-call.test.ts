import { describe, expect, it } from 'vitest';
import { readRetryAdvice, readStatus, retryCall, waitByClock } from '../../src/embedding/retry-call.js';
import { SharedPause } from '../../src/embedding/shared-pause.js';
import { createRandom } from '../../src/random.js';

describe('readRetryAdvice', () => {
  it.each([
    [{ isRetryable: true }, true],
    [{ isRetryable: false, statusCode: 503 }, false],
    [{ isRetryable: true, statusCode: 400 }, true],
    [{ statusCode: 429 }, true],
    [{ status: 500 }, true],
    [{ isRetryable: true, statusCode: 429, responseBody: '{"error":{"code":"insufficient_quota"}}' }, false],
    [{ isRetryable: true, statusCode: 429, responseBody: '{"error":{"code":"rate_limit_exceeded"}}' }, true],
    [{ status: 599 }, true],
    [{ response: { status: 408 } }, true],
    [{ status: 499 }, false],
    [{ status: '503' }, false],
    [{}, false],
    [null, false],
    ['busy', false],
  ])('reads from %j whether another try may help: %s', (error, expected) => {
    expect(readRetryAdvice(error).isRetryable).toBe(expected);
  });

  it.each([
    [{ retryAfter: 1.5 }, 1500],
    [{ retryAfter: 0 }, 0],
    [{ responseHeaders: { 'retry-after': '3' } }, 3000],
    [{ responseHeaders: { 'retry-after': '3', 'retry-after-ms': '250.5' } }, 250.5],
    [{ headers: new Headers({ 'Retry-After': '4' }) }, 4000],
    [{ response: { headers: new Map([['retry-after', '5']]) } }, 5000],
    [{ headers: { 'retry-after': 'soon' } }, undefined],
    [{ retryAfter: Number.NaN }, undefined],
    [{}, undefined],
  ])('reads from %j how long to wait', (error, expected) => {
    expect(readRetryAdvice(error).waitMilliseconds).toBe(expected);
  });

  it.each([
    [{ statusCode: 429 }, 429, true],
    [{ status: 503 }, 503, false],
    [{ response: { status: 429 } }, 429, true],
    [{ status: '429' }, undefined, false],
    [null, undefined, false],
  ])('reads from %j the status %s, and whether the server is asked too often', (error, status, isCrowded) => {
    expect([readStatus(error), readRetryAdvice(error).isCrowded]).toEqual([status, isCrowded]);
  });

  it('reads a date as the time until then', () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { waitMilliseconds } = readRetryAdvice({ headers: { 'retry-after': date } });
    expect(waitMilliseconds).toBeGreaterThan(50_000);
    expect(waitMilliseconds).toBeLessThanOrEqual(60_000);
  });
});

describe('retryCall', () => {
  it('never waits longer than it may', async () => {
    const waits: number[] = [];
    const outcome = await retryCall(() => Promise.reject({ isRetryable: true }), {
      tries: 40,
      retryDelay: 1000,
      longestWait: 5000,
      random: createRandom(1),
      wait: async (milliseconds) => void waits.push(milliseconds),
      pause: new SharedPause(),
      signal: new AbortController().signal,
      onRetry: () => undefined,
    });
    expect(outcome).toEqual({ error: { isRetryable: true }, tries: 40 });
    expect(Math.max(...waits)).toBeLessThanOrEqual(5000);
    expect(Math.min(...waits.slice(3))).toBeGreaterThanOrEqual(2500);
  });

  it('takes what a call throws before it returns a promise', async () => {
    const call = (): Promise<number> => {
      throw new Error('at once');
    };
    const { signal } = new AbortController();
    const none = async (): Promise<void> => undefined;
    const pause = new SharedPause();
    const options = { tries: 2, retryDelay: 0, longestWait: 0, random: createRandom(1), wait: none, pause, signal };
    const outcome = await retryCall(call, { ...options, onRetry: () => undefined });
    expect(outcome).toMatchObject({ error: { message: 'at once' }, tries: 1 });
  });
});

describe('waitByClock', () => {
  it('waits, and no longer than until the signal', async () => {
    const before = performance.now();
    await waitByClock(20, new AbortController().signal);
    expect(performance.now() - before).toBeGreaterThanOrEqual(18);
    await expect(waitByClock(60_000, AbortSignal.timeout(5))).rejects.toThrow();
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});
