import { describe, expect, it } from 'vitest';
import { numberLines } from '../../../src/evaluation/formats/numbered-lines.js';

describe('numberLines', () => {
  it('gives the lines that hold something with their places, whatever ends them', () => {
    const expected = [
      { text: 'dog cat', number: 1, place: 'line 1' },
      { text: 'sun moon', number: 3, place: 'line 3' },
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['\uFEFFdog cat ', ' \t', ' sun moon', '', ''].join(end);
      expect(numberLines({ path: 'pairs.txt', text })).toEqual(expected);
      expect(numberLines({ path: 'pairs.txt', text: text.trimEnd() })).toEqual(expected);
    }
    expect(numberLines({ path: 'pairs.txt', text: '' })).toEqual([]);
  });
});
