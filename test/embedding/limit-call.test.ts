import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { limitCall } from '../../src/embedding/limit-call.js';

const never = (): Promise<never> => new Promise(() => undefined);

describe('limitCall', () => {
  const { signal } = new AbortController();
  const options = { timeout: 50, signal, name: 'The model m of toy' };

  it('gives what the call gives, and leaves no timer and no listener', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    expect(await limitCall(async () => 3, options)).toBe(3);
    await expect(limitCall(() => Promise.reject(new Error('busy')), options)).rejects.toThrow('busy');
    await expect(
      limitCall(() => {
        throw new Error('at once');
      }, options),
    ).rejects.toThrow('at once');
    expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });

  it('ends a call that lasts too long, and tells it so by its signal', async () => {
    let own: AbortSignal | undefined;
    const late = limitCall((given) => {
      own = given;
      return never();
    }, options);
    await expect(late).rejects.toMatchObject({
      failure: 'timeout',
      isRetryable: true,
      message: 'The model m of toy: no answer came within 0.05 s.',
    });
    expect(own?.aborted).toBe(true);
    // What a model throws of its own when it is stopped does not hide why.
    const rude = (given: AbortSignal) =>
      new Promise<never>((_, reject) => given.addEventListener('abort', () => reject(new Error('rude'))));
    await expect(limitCall(rude, options)).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('ends with the reason of the signal', async () => {
    const stop = new AbortController();
    const calling = limitCall(never, { ...options, signal: stop.signal, timeout: 60_000 });
    stop.abort(new Error('enough'));
    await expect(calling).rejects.toThrow('enough');
  });
});
