import { describe, expect, it } from 'vitest';
import { partOfWork, takeSteps } from '../../src/analysis/long-work.js';

function* count(): Generator<number, string, void> {
  yield 0.5;
  yield 1;
  return 'done';
}

describe('takeSteps', () => {
  it('returns the result, tells shares, and lets other events in between', async () => {
    const events: unknown[] = [];
    setImmediate(() => events.push('other'));
    expect(await takeSteps(count(), { onProgress: (share) => events.push(share) })).toBe('done');
    expect(events).toEqual([0.5, 'other', 1]);
  });

  it('stops between steps', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number): void => {
      shares.push(share);
      stop.abort(new Error('enough'));
    };
    await expect(takeSteps(count(), { signal: stop.signal, onProgress })).rejects.toThrow('enough');
    expect(shares).toEqual([0.5]);
  });
});

describe('partOfWork', () => {
  it('maps shares into a part, and needs nobody who listens', () => {
    const shares: number[] = [];
    partOfWork({ onProgress: (share) => shares.push(share) }, 0.5, 1).onProgress?.(0.5);
    expect(shares).toEqual([0.75]);
    expect(partOfWork({}, 0, 1).onProgress).toBeUndefined();
  });
});
