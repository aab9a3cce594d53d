import { describe, expect, it } from 'vitest';
import { DistinctEstimate } from '../../../src/corpus/counting/distinct-estimate.js';

function estimateOf(from: number, to: number): DistinctEstimate {
  const estimate = new DistinctEstimate();
  for (let word = from; word < to; word++) estimate.add(`word ${word}`);
  return estimate;
}

describe('DistinctEstimate', () => {
  it.each([0, 1, 10, 1000, 10_000, 300_000])('is within five per cent for %d texts', (size) => {
    const found = estimateOf(0, size).size;
    expect(Math.abs(found - size)).toBeLessThanOrEqual(0.05 * size);
  });

  it('counts a text once, in one list or in several', () => {
    const estimate = estimateOf(0, 1000);
    const before = estimate.size;
    estimate.merge(estimateOf(500, 1000));
    expect(estimate.size).toBe(before);
  });

  it('tells kinds apart', () => {
    const estimate = new DistinctEstimate();
    estimate.add('dog');
    estimate.add('dog', 1);
    expect(estimate.size).toBe(2);
  });

  it('can be written and read', () => {
    const estimate = estimateOf(0, 777);
    expect(new DistinctEstimate(estimate.state).size).toBe(estimate.size);
  });
});
