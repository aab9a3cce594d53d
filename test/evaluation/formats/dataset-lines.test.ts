import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/evaluation/formats/dataset-lines.js';

describe('splitLines', () => {
  const split = (text: string) => splitLines({ path: 'tiny.txt', text });

  it('cuts at LF and CR-LF, keeps empty lines and needs no final newline', () => {
    expect(split('a\r\n\nb c')).toEqual(['a', '', 'b c']);
    expect(split('a\n\nb c\n')).toEqual(['a', '', 'b c']);
    expect(split('a\n\n')).toEqual(['a', '']);
    expect(split('\uFEFFa')).toEqual(['a']);
    expect(split('')).toEqual([]);
  });
});
