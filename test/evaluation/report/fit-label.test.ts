import { describe, expect, it } from 'vitest';
import { fitLabel, isRightToLeft } from '../../../src/evaluation/report/fit-label.js';

describe('fitLabel', () => {
  it('leaves what fits, and keeps both ends of what does not', () => {
    expect(fitLabel('0123456789', 10)).toBe('0123456789');
    // 9 letters beside the ellipsis, 6 of them at the head.
    expect(fitLabel('0123456789ab', 10)).toBe('012345…9ab');
    expect(fitLabel('', 10)).toBe('');
  });

  it('counts Chinese as two letters and never cuts a letter with its marks', () => {
    expect(fitLabel('词向量空间', 10)).toBe('词向量空间');
    expect(fitLabel('词向量空间加法', 10)).toBe('词向量…法');
    const marked = 'e\u0301'.repeat(12);
    expect(fitLabel(marked, 10).replaceAll('e\u0301', 'é')).toBe('éééééé…ééé');
  });
});

describe('isRightToLeft', () => {
  it('goes by the first letter', () => {
    expect(['(1) מרחב v2', 'فضاء', 'space מרחב', '1 2 3', ''].map(isRightToLeft)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
