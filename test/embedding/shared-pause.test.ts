import { describe, expect, it } from 'vitest';
import { SharedPause } from '../../src/embedding/shared-pause.js';
import { settle } from './toy-model.js';

function openWait() {
  let end = (): void => undefined;
  let fail = (_: unknown): void => undefined;
  const waiting = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { waiting, end: () => end(), fail: (error: unknown) => fail(error) };
}

describe('SharedPause', () => {
  const { signal } = new AbortController();

  it('is over at once where nothing waits', async () => {
    await new SharedPause().over(signal);
  });

  it('lasts until every wait has ended, also one that begins meanwhile or fails', async () => {
    const pause = new SharedPause();
    const [first, second, third] = [openWait(), openWait(), openWait()];
    let isOver = false;
    pause.extend(first.waiting);
    const over = pause.over(signal).then(() => {
      isOver = true;
    });
    pause.extend(second.waiting);
    first.end();
    await settle();
    pause.extend(third.waiting);
    second.fail(new Error('stopped'));
    await settle();
    expect(isOver).toBe(false);
    third.end();
    await over;
    await pause.over(signal);
  });

  it('is left at once when the signal is aborted', async () => {
    const pause = new SharedPause();
    pause.extend(openWait().waiting);
    const stop = new AbortController();
    const over = pause.over(stop.signal);
    stop.abort(new Error('enough'));
    await expect(over).rejects.toThrow('enough');
  });
});
