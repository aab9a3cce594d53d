import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readSimplifier } from '../../src/corpus/read-simplifier.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

const folder = mkdtempSync(join(tmpdir(), 'simplifier-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tableOf(content: string): string {
  const path = join(folder, 'characters.tsv');
  writeFileSync(path, content);
  return path;
}

describe('readSimplifier', () => {
  const simplify = readSimplifier();

  it('turns traditional characters into simplified ones', () => {
    expect(simplify('雖然數字化')).toBe('虽然数字化');
    expect(simplify('a數b')).toBe('a数b');
  });

  it('leaves other text alone', () => {
    for (const text of ['', 'constructor', '数字', '😀']) expect(simplify(text)).toBe(text);
  });

  it('keeps the length of any text, and a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '數', '数', '後', '\ud800', '😀', '\n') }), (text) => {
        expect(simplify(text)).toHaveLength(text.length);
        expect(simplify(simplify(text))).toBe(simplify(text));
      }),
    );
  });

  it('reads tables with a byte order mark and Windows line ends, and empty ones', () => {
    expect(readSimplifier(tableOf('\ufeff數\t数\r\n'))('數')).toBe('数');
    expect(readSimplifier(tableOf(''))('數')).toBe('數');
  });

  it('says which line is not a pair of characters', () => {
    for (const line of ['數', '數\t数\t数', '數字\t数字', 'constructor']) {
      expect(() => readSimplifier(tableOf(`後\t后\n${line}\n`))).toThrow(FileFormatError);
      expect(() => readSimplifier(tableOf(`後\t后\n${line}\n`))).toThrow('line 2');
    }
  });

  it('says which file is missing', () => {
    expect(() => readSimplifier(join(folder, 'none.tsv'))).toThrow(MissingFileError);
  });
});
