import { describe, expect, it } from 'vitest';
import { createInlineEngine, loadJob } from '../../src/engine/inline-engine.js';
import { describeEngine, job } from '../conformance/engine.js';

describeEngine('the inline engine', createInlineEngine);

describe('loadJob', () => {
  it('finds the function behind an address', async () => {
    const echo = await loadJob<string, string>(job('echo'));
    expect(echo('word', { report: () => undefined })).toBe('word');
  });

  it.each(['missing', 'constructor', '__proto__', ''])('finds no function named %j', async (name) => {
    await expect(loadJob(job(name))).rejects.toMatchObject({ name: 'QualiaError', code: 'JOB' });
  });
});

describe('createInlineEngine', () => {
  it('runs one job after the other', async () => {
    const shares: number[] = [];
    const inputs = [{ number: 1, delay: 5 }, { number: 2 }];
    await createInlineEngine().map(job('square'), inputs, { onProgress: (share) => shares.push(share) });
    // Each job reports its half: (0 + 1/2) / 2, (1 + 0) / 2, (1 + 1/2) / 2, (1 + 1) / 2.
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('stops a job that reports after an abort, and starts no other', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const mapping = createInlineEngine().map(job('square'), [{ number: 1 }, { number: 2 }], {
      signal: controller.signal,
      onProgress(share) {
        shares.push(share);
        controller.abort(new Error('enough'));
      },
    });
    await expect(mapping).rejects.toThrow('enough');
    expect(shares).toEqual([0.25]);
  });
});
