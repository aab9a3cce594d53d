import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

const lexicons = fileURLToPath(new URL('../../lexicons/', import.meta.url));

describe('readExceptions', () => {
  it("reads WordNet's lists by default", () => {
    const lists = readExceptions();
    expect(lists.get('noun')?.get('feet')).toEqual(['foot']);
    expect(lists.get('noun')?.get('axes')).toEqual(['ax', 'axis']);
    expect(lists.get('verb')?.get('was')).toEqual(['be']);
    expect(lists.get('adj')?.get('worst')).toEqual(['bad']);
    expect(lists.get('adv')?.get('best')).toEqual(['well']);
    expect(lists.get('noun')?.get('constructor')).toBeUndefined();
  });

  it('says which file is missing', () => {
    expect(() => readExceptions('/nowhere')).toThrow(MissingFileError);
  });

  it('names the line that has no base form', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    for (const part of ['noun', 'verb', 'adj', 'adv']) writeFileSync(join(folder, `${part}.exc`), 'a b\n\n__proto__\n');
    expect(() => readExceptions(folder)).toThrow(FileFormatError);
    expect(() => readExceptions(folder)).toThrow(/noun\.exc, line 3/);
    rmSync(folder, { recursive: true });
  });
});

describe.each([
  'wordnet-exceptions',
  'english-tagger',
  'english-network',
  'chinese-tagger',
  'traditional-characters',
  'person-names',
])('the manifest of %s', (id) => {
  it('holds the checksums of the files beside it', () => {
    const manifest = JSON.parse(readFileSync(join(lexicons, id, 'manifest.json'), 'utf8')) as {
      id: string;
      files: Record<string, { sha256: string }>;
    };
    expect(manifest.id).toBe(id);
    for (const [file, { sha256 }] of Object.entries(manifest.files)) {
      const bytes = readFileSync(join(lexicons, id, file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });
});
