import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSingle } from '../../src/matrix/parse-number.js';

describe('parseSingle', () => {
  /** Reads a text that stands between other digits, which must not be taken for its own. */
  const parse = (text: string): number => {
    const bytes = Buffer.from(`7.${text}.9`);
    return parseSingle(bytes, 2, bytes.length - 2);
  };
  const parseTo32 = (text: string): number => Math.fround(parse(text));

  it.each([
    ['.5', 0.5],
    ['5.', 5],
    ['+1e+2', 100],
    ['-0', -0],
    ['00012', 12],
    ['1e400', Number.POSITIVE_INFINITY],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    '',
    '.',
    '-',
    '+-1',
    '1-',
    '1e',
    '1e+',
    '1e5.',
    '1.2.3',
    '0x10',
    'nan',
    'inf',
    '1,5',
    '1_000',
    ' 1',
    '1 ',
    'e5',
    '--1',
  ])('takes %j for no number', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it('rounds to single precision as the number itself does', () => {
    const decimal = fc.tuple(fc.stringMatching(/^-?\d{0,5}\.\d{1,40}$/), fc.integer({ min: -50, max: 45 }));
    fc.assert(
      fc.property(decimal, fc.float({ noNaN: true, noDefaultInfinity: true }), ([digits, exponent], single) => {
        for (const text of [
          digits,
          `${digits}e${exponent}`,
          `${single}`,
          single.toPrecision(30),
          single.toPrecision(8),
        ]) {
          expect(parseTo32(text)).toBe(Math.fround(Number(text)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('rounds ties between singles, and numbers next to them, to the right side', () => {
    for (const single of [1, 1.5, Math.fround(0.1), 16_777_215, 2 ** -126]) {
      const next = single + 2 ** (Math.floor(Math.log2(single)) - 23);
      const tie = ((single + next) / 2).toPrecision(38).replace(/0+$/, '');
      for (const text of [tie, `${tie}0000001`, tie.replace(/[1-9]$/, (digit) => `${Number(digit) - 1}99`)]) {
        expect([text, parseTo32(text)]).toEqual([text, Math.fround(Number(text))]);
      }
    }
  });
});
