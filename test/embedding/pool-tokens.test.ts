import { describe, expect, it } from 'vitest';
import { poolings, poolTokens } from '../../src/embedding/pool-tokens.js';

describe('poolTokens', () => {
  // Two texts of two places of width 2; the first text has one token and a place that is filled up.
  const vectors = { values: Float32Array.of(1, 2, 99, 99, 3, 4, 5, 8), tokens: 2, width: 2 };

  it('takes the mean, the first or the last vector of a text', () => {
    const both = { first: 0, last: 2 };
    expect([...poolTokens(vectors, 1, both, 'mean')]).toEqual([(3 + 5) / 2, (4 + 8) / 2]);
    expect([...poolTokens(vectors, 1, both, 'cls')]).toEqual([3, 4]);
    expect([...poolTokens(vectors, 1, both, 'last')]).toEqual([5, 8]);
  });

  it('leaves out what fills a text up', () => {
    for (const pooling of poolings) {
      expect([...poolTokens(vectors, 0, { first: 0, last: 1 }, pooling)]).toEqual([1, 2]);
    }
  });
});
