import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { makeSchedule } from '../../../src/llm/training/schedules.js';

describe('makeSchedule', () => {
  it('rises in a line and stays', () => {
    const schedule = makeSchedule({ learningRate: 4, steps: 10, warmUp: 4 });
    expect([0, 1, 2, 3, 4, 9].map(schedule)).toEqual([1, 2, 3, 4, 4, 4]);
  });

  it('falls in a line, or as half a cosine, to 0', () => {
    const linear = makeSchedule({ learningRate: 4, steps: 6, warmUp: 2, decay: 'linear' });
    expect([2, 3, 4, 6, 7].map(linear)).toEqual([4, 3, 2, 0, 0]);
    const cosine = makeSchedule({ learningRate: 4, steps: 4, decay: 'cosine' });
    [4, 2, 0].forEach((rate, place) => {
      expect(cosine(2 * place)).toBeCloseTo(rate, 12);
    });
  });

  it('refuses what is out of range', () => {
    expect(() => makeSchedule({ learningRate: 0, steps: 1 })).toThrow(OptionError);
    expect(() => makeSchedule({ learningRate: 1, steps: 0 })).toThrow(OptionError);
    expect(() => makeSchedule({ learningRate: 1, steps: 2, warmUp: 3 })).toThrow(OptionError);
  });
});
