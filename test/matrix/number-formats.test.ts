import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatOf,
  type NumberFormat,
  numberFormatNames,
  numberFormats,
  swapBytes,
} from '../../src/matrix/number-formats.js';

const decode = (name: 'F16' | 'BF16', ...halves: number[]): number[] => [
  ...numberFormats[name].decode(new Uint8Array(Uint16Array.from(halves).buffer)),
];

describe('numberFormats', () => {
  it('have the size and name of the arrays in memory, where nothing is decoded', () => {
    for (const name of numberFormatNames) {
      const format: NumberFormat = numberFormats[name];
      if (format.decode !== undefined) continue;
      const values = new format.type(new ArrayBuffer(8));
      expect([values.BYTES_PER_ELEMENT, formatOf(values)]).toEqual([format.bytes, name]);
    }
    expect(formatOf(new BigInt64Array(1))).toBeUndefined();
    expect(formatOf(new DataView(new ArrayBuffer(1)))).toBeUndefined();
  });

  it('read every half-precision number: sign, exponent, fraction', () => {
    const parts = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 1023 }));
    fc.assert(
      fc.property(parts, ([isNegative, exponent, fraction]) => {
        const bits = (isNegative ? 0x8000 : 0) | (exponent << 10) | fraction;
        const size = 2 ** (exponent - 15) * (1 + fraction / 1024);
        expect(decode('F16', bits)).toEqual([isNegative ? -size : size]);
      }),
    );
    expect(decode('F16', 0, 0x8000, 0x0001, 0x03ff, 0x7c00, 0xfc00, 0x7c01)).toEqual([
      ...[0, -0, 2 ** -24, 1023 * 2 ** -24, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
    ]);
  });

  it('read the upper half of a single-precision number', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        const bits = new Uint32Array(Float32Array.of(value).buffer)[0] & 0xffff_0000;
        const cut = new Float32Array(Uint32Array.of(bits).buffer)[0];
        expect(decode('BF16', bits >>> 16)).toEqual([cut]);
      }),
    );
  });
});

describe('swapBytes', () => {
  it.each([1, 2, 4, 8])('turns around the bytes of numbers of %i bytes, and back', (width) => {
    const bytes = Uint8Array.from({ length: 16 }, (_, place) => place);
    const view = bytes.subarray(8);
    swapBytes(view, width);
    const expected = Array.from(
      { length: 8 },
      (_, place) => 8 + width * Math.floor(place / width) + (width - 1 - (place % width)),
    );
    expect([...view]).toEqual(expected);
    expect([...bytes.subarray(0, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    swapBytes(view, width);
    expect(bytes[15]).toBe(15);
  });
});
