import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainRow, parseSingle } from '../../src/matrix/parse-number.js';

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

describe('parsePlainRow', () => {
  const number = fc.oneof(
    fc.stringMatching(/^-?\d{1,12}$/),
    fc.stringMatching(/^-?\d{0,20}\.?\d{0,25}$/),
    fc.float({ noNaN: true }).map(String),
    fc.constantFrom('', '.', '-', '+1', '1e3', '1.2.3', '0x1', 'nan', '--1', '1\t', '1\r'),
  );

  it('reads what parseSingle reads, and where the next line begins, or says that it is another row', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '9', '9\n'), (texts, rest) => {
        const line = `${texts.join(' ')}\n`;
        const numbers = new Float64Array(texts.length);
        const next = parsePlainRow(Buffer.from(`x${line}${rest}`), 1, numbers);
        if (next === -1) return;
        expect(next).toBe(1 + line.length);
        const fields = line.replace(/ ?\r?\n$/, '').split(' ');
        const expected = fields.map((text) => parseSingle(Buffer.from(text), 0, text.length));
        expect([...numbers].map(Math.fround)).toEqual(expected.map(Math.fround));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads rows of plain numbers, and no others', () => {
    const read = (text: string, count: number): number[] | undefined => {
      const numbers = new Float64Array(count);
      return parsePlainRow(Buffer.from(text), 0, numbers) === -1 ? undefined : [...numbers];
    };
    expect(read('12 -3.5 .25\n', 3)).toEqual([12, -3.5, 0.25]);
    expect(read('2e3 -1.5E-05 \r\n', 2)).toEqual([2000, -0.000015]);
    expect(read('123456789012345\n', 1)).toEqual([123_456_789_012_345]);
    expect(read('106.12567901611328\n', 1)?.map(Math.fround)).toEqual([106.12567901611328]);
    for (const other of ['1 2', '1 2 3\n', '1\n2\n', '1  2\n', ' 1 2\n', '1 2  \n', '1 2\r\r\n', '1 2e\n', '1 x\n', ''])
      expect([other, read(other, 2)]).toEqual([other, undefined]);
  });
});
