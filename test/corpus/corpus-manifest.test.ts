import { describe, expect, it } from 'vitest';
import { corpusManifestSchema, pinningOf } from '../../src/corpus/corpus-manifest.js';
import { makeManifest } from './corpus-fixture.js';
import { sha256 } from './fetch/file-server.js';

const url = 'https://example.org/a';
const parse = (downloads: unknown, fields: object = {}) =>
  corpusManifestSchema.safeParse({ ...makeManifest([]), downloads, ...fields });

describe('corpusManifestSchema', () => {
  it.each(['a', 'a.zip', 'deep/er/a_b-c.1.txt', 'constructor', '__proto__'])('takes the path %s', (path) => {
    expect(parse([{ path, url }]).success).toBe(true);
  });

  it.each([
    '',
    '/a',
    '../a',
    'a/../b',
    './a',
    'a//b',
    'a/',
    'C:a',
    'a\\b',
    '.hidden',
    'a b',
    'fetched.json',
    'fetch.lock',
    'a.part',
    'a.part.json',
    'a.tmp',
  ])('refuses the path "%s", which may leave the folder or meet a file of the tools', (path) => {
    expect(parse([{ path, url }]).success).toBe(false);
  });

  it.each(['ftp://example.org/a', 'file:///etc/passwd', 'a'])('refuses the address %s', (address) => {
    expect(parse([{ path: 'a', url: address }]).success).toBe(false);
  });

  it('refuses a path twice, a checksum without evidence, unknown formats and languages', () => {
    expect(
      parse([
        { path: 'a', url },
        { path: 'a', url },
      ]).success,
    ).toBe(false);
    expect(parse([{ path: 'a', url, sha256: sha256(Buffer.from('')) }]).success).toBe(false);
    expect(parse([{ path: 'a', url, bytes: 1 }]).success).toBe(false);
    expect(parse([{ path: 'a', url, bytes: 1, evidence: 'counted' }]).success).toBe(true);
    expect(parse([], { reader: { format: 'constructor' } }).success).toBe(false);
    expect(parse([], { language: 'English' }).success).toBe(false);
  });
});

describe('pinningOf', () => {
  it('tells whether all, some or no checksums are known', () => {
    const known = { path: 'a', url, sha256: sha256(Buffer.from('')), evidence: 'computed' };
    const unknown = { path: 'b', url };
    expect(pinningOf(makeManifest([known]))).toBe('pinned');
    expect(pinningOf(makeManifest([known, unknown]))).toBe('partly');
    expect(pinningOf(makeManifest([unknown]))).toBe('unpinned');
  });
});
