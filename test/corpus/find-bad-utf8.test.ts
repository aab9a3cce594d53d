import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBadUtf8 } from '../../src/corpus/find-bad-utf8.js';

describe('findBadUtf8', () => {
  it('finds nothing in text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text);
        expect(findBadUtf8(bytes)).toBe(bytes.length);
      }),
    );
  });

  it('finds the end of the longest good beginning, as Node judges it', () => {
    const byte = fc.oneof(fc.integer({ min: 0x61, max: 0x7a }), fc.integer({ min: 0x80, max: 0xff }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (list) => {
        const bytes = Uint8Array.from(list);
        const bad = findBadUtf8(bytes);
        expect(isUtf8(bytes.subarray(0, bad))).toBe(true);
        expect(isUtf8(bytes)).toBe(bad === bytes.length);
        for (let end = bad + 1; end <= bytes.length; end++) expect(isUtf8(bytes.subarray(0, end))).toBe(false);
      }),
    );
  });
});
