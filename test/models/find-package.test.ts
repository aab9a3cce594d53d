import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, ParseError } from '../../src/errors.js';
import { findPackage } from '../../src/models/find-package.js';

let folder = '';
const modules = (): string => join(folder, 'node_modules');

async function install(name: string, manifest: unknown): Promise<void> {
  await mkdir(join(modules(), name), { recursive: true });
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  await writeFile(join(modules(), name, 'package.json'), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('findPackage', () => {
  it.each([
    [{ exports: './a.js' }, 'a.js'],
    [{ exports: { '.': './a.js', './internal': './b.js' } }, 'a.js'],
    [{ exports: { '.': { types: './a.d.ts', import: './a.mjs', require: './a.cjs' } } }, 'a.mjs'],
    [{ exports: { require: './a.cjs', import: './a.mjs' } }, 'a.mjs'],
    [{ exports: { '.': { browser: './b.js', node: { require: './a.cjs', default: './a.js' } } } }, 'a.js'],
    [{ exports: { '.': ['./a.js', './b.js'] }, main: './c.js' }, 'a.js'],
    [{ main: 'lib/a.js' }, 'lib/a.js'],
    [{}, 'index.js'],
  ])('reads from %j what import loads', async (manifest, entry) => {
    await install('@scope/some', manifest);
    expect(await findPackage('@scope/some', folder)).toBe(join(modules(), '@scope/some', entry));
  });

  it('looks in the folders above, the nearest first', async () => {
    await install('near', { main: 'a.js' });
    const below = join(folder, 'below', 'it');
    expect(await findPackage('near', below)).toBe(join(modules(), 'near', 'a.js'));
    const nearer = join(folder, 'below', 'node_modules', 'near');
    await mkdir(nearer, { recursive: true });
    await writeFile(join(nearer, 'package.json'), '{}');
    expect(await findPackage('near', below)).toBe(join(nearer, 'index.js'));
  });

  it('says how to install what is not there', async () => {
    await expect(findPackage('@scope/missing', folder)).rejects.toMatchObject({
      code: 'PACKAGE',
      message: expect.stringContaining('Run: npm install @scope/missing'),
    });
  });

  it('refuses names that are none, and manifests that are broken', async () => {
    for (const name of ['', '..', '../near', '/etc', 'a/b', '@a', '@a/b/c', 'Near', 'a b', '.hidden']) {
      await expect(findPackage(name, folder)).rejects.toThrow(ParseError);
    }
    await install('broken', '{');
    await install('closed', { exports: { './internal': './a.js' } });
    for (const name of ['broken', 'closed']) await expect(findPackage(name, folder)).rejects.toThrow(FileFormatError);
  });
});
