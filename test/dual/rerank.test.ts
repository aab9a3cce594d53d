import { describe, expect, it } from 'vitest';
import { firstPassLimit, rerankAnswers } from '../../src/dual/rerank.js';
import { OptionError } from '../../src/errors.js';

describe('rerankAnswers', () => {
  it('goes by the second score, keeps the order of equal ones and puts what is no number last', () => {
    const answers = ['a', 'b', 'c', 'd', 'e'].map((word) => ({ word, score: 0.5, parts: [] }));
    const second = new Map([
      ['a', Number.NaN],
      ['b', 1],
      ['c', 2],
      ['d', 1],
      ['e', Number.NEGATIVE_INFINITY],
    ]);
    const order = rerankAnswers(answers, 5, ({ word }) => second.get(word) ?? 0);
    expect(order.map(({ word, reranked }) => [word, reranked])).toEqual([
      ['c', 2],
      ['b', 1],
      ['d', 1],
      ['a', Number.NaN],
      ['e', Number.NEGATIVE_INFINITY],
    ]);
    expect(rerankAnswers(answers, 2, () => 0).map(({ word }) => word)).toEqual(['a', 'b']);
  });
});

describe('firstPassLimit', () => {
  it('is the limit itself without a second pass, else the number of candidates, but not below the limit', () => {
    expect(firstPassLimit(7, { candidates: 50 })).toBe(7);
    expect(firstPassLimit(7, { rerank: () => 0 })).toBe(1000);
    expect(firstPassLimit(7, { rerank: () => 0, candidates: 5 })).toBe(7);
  });

  it('refuses numbers that count nothing', () => {
    expect(() => firstPassLimit(0, {})).toThrow(OptionError);
    expect(() => firstPassLimit(1, { candidates: 1.5 })).toThrow(OptionError);
  });
});
