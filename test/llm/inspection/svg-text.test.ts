import { describe, expect, it } from 'vitest';
import { escapeSvg, shortened, svgNumber } from '../../../src/llm/inspection/svg-text.js';

describe('escapeSvg', () => {
  it('escapes what ends elements and attributes, and replaces what XML does not hold', () => {
    expect(escapeSvg('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
    expect(escapeSvg('a\u0000\ud800b\u{1F600}')).toBe('a\ufffd\ufffdb\u{1F600}');
    expect(escapeSvg('')).toBe('');
  });
});

describe('shortened', () => {
  it('keeps short texts, and whole characters of long ones', () => {
    expect([shortened('abc', 3), shortened('abcd', 3), shortened('\u{1F600}\u{1F600}\u{1F600}', 2)]).toEqual([
      'abc',
      'ab…',
      '\u{1F600}…',
    ]);
  });
});

describe('svgNumber', () => {
  it('has two digits at most', () => {
    expect([svgNumber(1 / 3), svgNumber(2), svgNumber(-0.001)]).toEqual(['0.33', '2', '0']);
  });
});
