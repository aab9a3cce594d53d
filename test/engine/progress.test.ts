import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/engine/progress.js';

describe('createProgress', () => {
  it('gives the mean of the shares of all jobs', () => {
    const shares: number[] = [];
    const progress = createProgress(4, (share) => shares.push(share));
    progress(2, 0.5);
    progress(0, 1);
    progress(2, 1);
    // 0.5 / 4, (1 + 0.5) / 4, (1 + 1) / 4
    expect(shares).toEqual([0.125, 0.375, 0.5]);
  });

  it('never falls and never leaves 0..1, whatever is reported', () => {
    const reports = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.double()));
    fc.assert(
      fc.property(reports, (list) => {
        let last = 0;
        const progress = createProgress(3, (share) => {
          expect(share).toBeGreaterThanOrEqual(last);
          expect(share).toBeLessThanOrEqual(1);
          last = share;
        });
        for (const [job, share] of list) progress(job, share);
      }),
    );
  });

  it('does nothing when nobody listens', () => {
    expect(() => createProgress(1, undefined)(0, 1)).not.toThrow();
  });
});
