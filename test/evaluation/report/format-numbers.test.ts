import { describe, expect, it } from 'vitest';
import {
  countNoun,
  formatCount,
  formatInterval,
  formatScore,
  formatShare,
  formatTokens,
  showInterval,
  showScore,
} from '../../../src/evaluation/report/format-numbers.js';

describe('numbers in a report', () => {
  it('have three decimals, none for null, and no zero below zero', () => {
    expect([0.4125, -0.0004, -0.0006, 1, null].map(formatScore)).toEqual(['0.412', '0.000', '-0.001', '1.000', 'none']);
    expect([-0.5, null].map(showScore)).toEqual(['−0.500', 'none']);
  });

  it('show intervals by both ends, and nothing for none', () => {
    expect(formatInterval({ low: -0.2, high: 0.3 })).toBe('-0.200 to 0.300');
    expect(showInterval({ low: -0.2, high: -0.1 })).toBe('−0.200 to −0.100');
    expect([formatInterval(null), showInterval(null)]).toEqual(['', '']);
  });

  it('say all and nothing only where it is so', () => {
    expect([0, 0.00001, 0.5, 0.99999, 1].map(formatShare)).toEqual(['0 %', '0.1 %', '50.0 %', '99.9 %', '100 %']);
  });

  it('have commas between thousands, and round millions in words', () => {
    expect([0, 999, 1000, 1234567, 1234.5].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567', '1,234.5']);
    expect([1, 2].map((count) => countNoun(count, 'item'))).toEqual(['1 item', '2 items']);
    expect([1, 999_999, 1e6, 2_500_000, 1_000_001, 5e10].map(formatTokens)).toEqual([
      '1 token',
      '999,999 tokens',
      '1 million tokens',
      '2.5 million tokens',
      '1,000,001 tokens',
      '50,000 million tokens',
    ]);
  });
});
