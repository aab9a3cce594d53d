import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../src/errors.js';
import { isInnerPath, readManifest, sha256OfFile, verifyManifest } from '../src/manifest.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = await Promise.all(
  ['corpora', 'lexicons'].map(async (kind) =>
    (await readdir(join(root, kind), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(root, kind, entry.name, 'manifest.json')),
  ),
);
const tasks = (await readdir(join(root, 'benchmarks', 'tasks'))).map((name) => join(root, 'benchmarks', 'tasks', name));

describe('isInnerPath', () => {
  it.each(['a', 'a/b.txt', 'constructor', '__proto__/..a', 'a b/漢字', '...'])('lets %j through', (path) => {
    expect(isInnerPath(path)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    '../a',
    'a/..',
    'a/../b',
    './a',
    '/a',
    'a//b',
    'a/',
    'C:a',
    'C:\\a',
    'a\\..\\b',
    'a\u0000b',
    'a\nb',
  ])('refuses %j', (path) => {
    expect(isInnerPath(path)).toBe(false);
  });
});

describe('sha256OfFile', () => {
  it('names a file that is not there, and a folder', async () => {
    for (const path of [join(root, 'nowhere.safetensors'), root]) {
      await expect(sha256OfFile(path)).rejects.toThrow(MissingFileError);
      await expect(sha256OfFile(path)).rejects.toThrow(`Cannot read ${path}. Check the path`);
    }
  });
});

describe('the manifests of this package', () => {
  it.each(folders.flat().map((path) => [basename(dirname(path)), path]))(
    'the manifest of %s bears the name of its folder and its files have the checksums it gives',
    async (name, path) => {
      const manifest = await readManifest(path);
      expect(manifest.id).toBe(name);
      const base =
        manifest.npm === undefined
          ? dirname(path)
          : dirname(createRequire(import.meta.url).resolve(`${manifest.npm}/package.json`));
      expect(await verifyManifest(path, base)).toEqual([]);
    },
  );

  it.each(tasks.map((path) => [basename(path, '.json'), path]))(
    'the manifest of the task %s bears the name of its file',
    async (name, path) => {
      expect((await readManifest(path)).id).toBe(name);
    },
  );
});

describe('readManifest and verifyManifest', () => {
  const whole = {
    id: 'a-b',
    version: '1',
    description: 'd',
    source: 's',
    address: 'https://example.org/x',
    licence: 'MIT',
  };
  let folder: string;
  const write = async (content: unknown): Promise<string> => {
    const path = join(folder, 'manifest.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-manifest-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names a manifest that is not there', async () => {
    await expect(readManifest(join(folder, 'manifest.json'))).rejects.toThrow(MissingFileError);
  });

  it('names the field that is wrong', async () => {
    await expect(readManifest(await write({ ...whole, id: 'A b' }))).rejects.toThrow(/field id/);
    await expect(readManifest(await write({ ...whole, licence: undefined }))).rejects.toThrow(/field licence/);
    await expect(readManifest(await write('{'))).rejects.toThrow(FileFormatError);
  });

  it('tells a missing file, a wrong size and a wrong checksum apart', async () => {
    await writeFile(join(folder, 'long'), 'abc');
    await writeFile(join(folder, 'other'), 'abd');
    // The sha256 of the three letters abc is the first test vector of FIPS 180-2.
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const files = {
      gone: { sha256: abc, bytes: 3 },
      long: { sha256: abc, bytes: 2 },
      other: { sha256: abc, bytes: 3 },
    };
    const findings = await verifyManifest(await write({ ...whole, files }));
    expect(findings.map(({ path, problem }) => [basename(path), problem.split(',')[0]?.slice(0, 16)])).toEqual([
      ['gone', 'is missing'],
      ['long', 'has 3 bytes'],
      ['other', 'has sha256 a52d1'],
    ]);
    await writeFile(join(folder, 'other'), 'abc');
    const good = { ...whole, files: { other: { sha256: abc, bytes: 3 } } };
    expect(await verifyManifest(await write(good))).toEqual([]);
  });
});

describe('sha256OfFile', () => {
  it('names the file that cannot be read', async () => {
    await expect(sha256OfFile('/no/such/file')).rejects.toThrow(MissingFileError);
    await expect(sha256OfFile(tmpdir())).rejects.toThrow(`Cannot read ${tmpdir()}.`);
    await expect(sha256OfFile('/no/such/file', { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    );
  });
});
