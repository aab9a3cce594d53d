import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPersonNames } from '../../src/corpus/read-person-names.js';
import { MissingFileError } from '../../src/errors.js';

describe('readPersonNames', () => {
  it('reads the lists of this package by default', () => {
    const { givenNames, familyNames } = readPersonNames();
    expect(givenNames.has('mary')).toBe(true);
    expect(familyNames.has('adams')).toBe(true);
    expect(givenNames.has('constructor') || givenNames.has('')).toBe(false);
  });

  it('reads lists with a byte order mark, Windows line ends and no last line end, and empty ones', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    writeFileSync(join(folder, 'given-names.txt'), '\ufeffMary\r\n__proto__\r\n\r\nJohn');
    writeFileSync(join(folder, 'family-names.txt'), '');
    const { givenNames, familyNames } = readPersonNames(folder);
    expect([...givenNames]).toEqual(['mary', '__proto__', 'john']);
    expect(familyNames.size).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('says which file is missing', () => {
    expect(() => readPersonNames('/nowhere')).toThrow(MissingFileError);
  });
});
