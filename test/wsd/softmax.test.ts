import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../../src/wsd/softmax.js';

describe('softmax', () => {
  const lists = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 });

  it('is in proportion to the exponentials', () => {
    // e^0 = 1 and e^(log 3) = 3.
    expect(softmax([0, Math.log(3)])[1]).toBeCloseTo(3 / 4, 12);
    expect(softmax([])).toEqual([]);
  });

  it('is safe for numbers whose exponentials overflow or vanish', () => {
    expect(softmax([1e300, 1e300])).toEqual([0.5, 0.5]);
    expect(softmax([-1e300, -1e300, -1e300])[0]).toBeCloseTo(1 / 3, 12);
    expect(softmax([-1e300, 1e300])).toEqual([0, 1]);
    expect(softmax(new Float64Array(200_000))[0]).toBe(1 / 200_000);
  });

  it('adds up to 1 and keeps the order of the scores', () => {
    fc.assert(
      fc.property(lists, (scores) => {
        const probabilities = softmax(scores);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        for (let i = 1; i < scores.length; i++) {
          if (scores[i] >= scores[i - 1]) expect(probabilities[i]).toBeGreaterThanOrEqual(probabilities[i - 1]);
        }
      }),
    );
  });
});
