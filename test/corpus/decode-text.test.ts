import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEncoding, decodeText } from '../../src/corpus/decode-text.js';
import { FileFormatError, OptionError } from '../../src/errors.js';

/** Decodes bytes in pieces of a length. */
function decode(bytes: Uint8Array, pieceLength = bytes.length, encoding?: string): string {
  const decoding = decodeText('a.txt', encoding);
  let text = '';
  const take = (part: string): void => {
    text += part;
  };
  for (let start = 0; start < bytes.length; start += pieceLength) {
    // A piece is overwritten when the next one comes, so nothing may hold on to it.
    const piece = Uint8Array.from(bytes.subarray(start, start + pieceLength));
    decoding.push(piece, take);
    piece.fill(0xff);
  }
  decoding.end(take);
  return text;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text);

describe('decodeText', () => {
  it('gives the same characters however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (text, length) => {
        const expected = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
        expect(decode(utf8(text), length)).toBe(expected);
      }),
    );
  });

  it('names the first byte that is not UTF-8, however the bytes are cut', () => {
    const bytes = Buffer.concat([utf8('grün '), Buffer.from([0xfc]), utf8('ber')]);
    for (const length of [1, 2, 6, 7, 100]) {
      expect(() => decode(bytes, length)).toThrow(FileFormatError);
      expect(() => decode(bytes, length)).toThrow('a.txt, byte 6: fc');
      expect(() => decode(bytes, length)).toThrow('--encoding latin1');
    }
  });

  it.each([
    ['overlong', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['past the last character', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['cut short', [0xe2, 0x82]],
  ])('refuses a sequence that is %s', (_, bytes) => {
    const all = Buffer.concat([utf8('ab'), Buffer.from(bytes)]);
    for (const length of [1, 3, 10]) expect(() => decode(all, length)).toThrow('byte 2');
  });

  it('hands over what came before a bad byte', () => {
    let text = '';
    const decoding = decodeText('a.txt');
    const push = (): void => decoding.push(Buffer.from([0x61, 0x62, 0xff, 0x63]), (part) => (text += part));
    expect(push).toThrow('byte 2');
    expect(text).toBe('ab');
  });

  it('removes a byte order mark at the start alone', () => {
    expect(decode(utf8('\ufeffa\ufeffb'), 2)).toBe('a\ufeffb');
    expect(decode(Buffer.from('\ufeffhi', 'utf16le'), 1, 'utf-16le')).toBe('hi');
  });

  it('turns every kind of line end into a line feed, also where a piece cuts one', () => {
    for (const length of [1, 2, 3, 20]) expect(decode(utf8('a\r\nb\rc\n\r\r\n'), length)).toBe('a\nb\nc\n\n\n');
  });

  it('decodes other encodings', () => {
    expect(decode(Buffer.from([0x93, 0xfc, 0x80]), 1, 'latin1')).toBe('“ü€');
    expect(decode(Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 1, 'gb18030')).toBe('中文');
    expect(() => decode(Buffer.from([0x41, 0xff]), 9, 'gb18030')).toThrow('gb18030');
  });

  it('recognises UTF-16 by its mark and says so', () => {
    expect(() => decode(Buffer.from('\ufeffhi', 'utf16le'))).toThrow('--encoding utf-16le');
  });

  it('refuses an encoding that nobody knows', () => {
    expect(() => checkEncoding('latin-99')).toThrow(OptionError);
    expect(() => decodeText('a.txt', 'constructor')).toThrow(OptionError);
  });

  it('gives nothing for nothing', () => expect(decode(new Uint8Array(0), 1)).toBe(''));
});
