import { describe, expect, it } from 'vitest';
import { addDirections, addEntries, multiplyEntries } from '../../src/discocat/entrywise.js';
import { ShapeError } from '../../src/errors.js';

const [a, b] = [Float64Array.of(3, 4), Float32Array.of(0, -2)];

describe('addEntries, multiplyEntries and addDirections', () => {
  it('work entry by entry and leave their input alone', () => {
    expect([...addEntries(a, b, a)]).toEqual([6, 6]);
    expect([...multiplyEntries(a, b)]).toEqual([0, -8]);
    // (3, 4) / 5 + (0, -1).
    const sum = addDirections(a, b);
    expect(sum[0]).toBeCloseTo(0.6, 12);
    expect(sum[1]).toBeCloseTo(-0.2, 12);
    expect([[...a], [...b]]).toEqual([
      [3, 4],
      [0, -2],
    ]);
  });

  it('add nothing for a vector of zeros', () => {
    expect([...addDirections(Float64Array.of(0, 0), Float64Array.of(0, 7))]).toEqual([0, 1]);
  });

  it('refuse vectors of two lengths', () => {
    for (const combine of [addEntries, multiplyEntries, addDirections]) {
      expect(() => combine(a, Float64Array.of(1))).toThrow(ShapeError);
    }
  });
});
