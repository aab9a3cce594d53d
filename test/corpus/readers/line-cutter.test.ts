import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCutter } from '../../../src/corpus/readers/line-cutter.js';

describe('LineCutter', () => {
  it('gives the lines with their numbers, however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'bc')), fc.integer({ min: 1, max: 4 }), (lines, length) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const found: string[] = [];
        const cutter = new LineCutter(
          (line, number) => found.push(`${number} ${line}`),
          () => found.push('long'),
        );
        for (let start = 0; start < text.length; start += length) cutter.push(text.slice(start, start + length));
        cutter.end();
        expect(found).toEqual(lines.map((line, index) => `${index + 1} ${line}`));
      }),
    );
  });

  it('gives a last line without an end', () => {
    const found: string[] = [];
    const cutter = new LineCutter(
      (line) => found.push(line),
      () => undefined,
    );
    cutter.push('a\nb');
    cutter.push('c');
    cutter.end();
    expect(found).toEqual(['a', 'bc']);
  });
});
