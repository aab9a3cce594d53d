import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError, ShapeError } from '../../src/errors.js';
import { decodeLabels, encodeLabels } from '../../src/matrix/container-labels.js';

describe('encodeLabels and decodeLabels', () => {
  it('undo one another for any list of texts', () => {
    const awkward = fc.constantFrom('', '\n', 'constructor', '__proto__', '\uFEFFbom', '\u0000', 'naïve', '词', '😀');
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' }))), (labels) => {
        expect(decodeLabels(encodeLabels(labels))).toEqual(labels);
      }),
    );
  });

  it('are worked by hand: "é" takes two bytes', () => {
    const { offsets, bytes } = encodeLabels(['a', '', 'é']);
    expect([...offsets]).toEqual([0, 1, 1, 3]);
    expect([...bytes]).toEqual([0x61, 0xc3, 0xa9]);
  });

  it('read labels that lie inside a larger buffer', () => {
    const { offsets, bytes } = encodeLabels(['one', 'two']);
    const larger = Uint8Array.of(9, 9, ...bytes, 9);
    expect(decodeLabels({ offsets, bytes: larger.subarray(2, 8) })).toEqual(['one', 'two']);
  });
});

describe('encodeLabels', () => {
  it('refuses half a surrogate pair, also where two halves of different labels would meet', () => {
    expect(() => encodeLabels(['a\ud83d', '\ude00b'])).toThrow(ParseError);
  });
});

describe('decodeLabels', () => {
  it.each([
    ['no offsets', []],
    ['a first offset above 0', [1, 3]],
    ['a last offset short of the end', [0, 2]],
    ['offsets that descend', [0, 2, 1, 3]],
  ])('refuses %s', (_problem, offsets) => {
    expect(() => decodeLabels({ offsets: Uint32Array.from(offsets), bytes: new Uint8Array(3) })).toThrow(ShapeError);
  });
});
