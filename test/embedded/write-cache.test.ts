import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCache } from '../../src/embedded/read-cache.js';
import { cacheFiles, hashFile, prepareCacheFolder, writeCache } from '../../src/embedded/write-cache.js';
import { OptionError, QualiaError } from '../../src/errors.js';
import { unfinishedFolder } from '../../src/matrix/unfinished-name.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { damage, smallParts, smallRecord } from './small-embedded.js';

const hour = 3_600_000;

async function bytesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await hashFile(join(folder, name))] as const)));
}

describe('writeCache', () => {
  it('writes the files of a cache and nothing beside them', async () => {
    const folder = await makeTemporaryFolder();
    await writeCache(join(folder, 'deep', 'cache'), smallParts(), smallRecord);
    expect(await readdir(join(folder, 'deep'))).toEqual(['cache']);
    expect((await readdir(join(folder, 'deep', 'cache'))).sort()).toEqual(Object.values(cacheFiles).sort());
  });

  it('writes the same bytes for the same parts', async () => {
    const folder = await makeTemporaryFolder();
    for (const name of ['a', 'b']) await writeCache(join(folder, name), smallParts(), smallRecord);
    expect(await bytesOf(join(folder, 'a'))).toEqual(await bytesOf(join(folder, 'b')));
  });

  it('takes the place of an older cache, a damaged one, and a file', async () => {
    const folder = await makeTemporaryFolder();
    const cache = join(folder, 'cache');
    await writeFile(cache, 'not a folder');
    await writeCache(cache, smallParts(), { ...smallRecord, tokens: 1 });
    await damage(join(cache, cacheFiles.domain), () => Buffer.from('garbage'));
    await writeCache(cache, smallParts(), { ...smallRecord, tokens: 2 });
    expect((await readCache(cache)).record.tokens).toBe(2);
    expect(await readdir(folder)).toEqual(['cache']);
  });

  it('leaves one whole cache when many write it at once', async () => {
    const folder = await makeTemporaryFolder();
    const cache = join(folder, 'cache');
    const writers = Array.from({ length: 6 }, (_, tokens) =>
      writeCache(cache, smallParts(), { ...smallRecord, tokens }),
    );
    await Promise.all(writers);
    expect(await readdir(folder)).toEqual(['cache']);
    expect((await readCache(cache)).record.tokens).toBeLessThan(6);
  });

  it('leaves no folder behind when it is aborted, before or during the writing', async () => {
    const folder = await makeTemporaryFolder();
    const reason = new Error('enough');
    const write = (signal: AbortSignal): Promise<void> =>
      writeCache(join(folder, 'cache'), smallParts(), smallRecord, { signal });
    await expect(write(AbortSignal.abort(reason))).rejects.toBe(reason);
    for (const delay of [0, 1, 2, 4]) {
      const controller = new AbortController();
      const writing = write(controller.signal).then(
        () => 'whole',
        (error: unknown) => error,
      );
      setTimeout(() => controller.abort(reason), delay);
      expect(['whole', reason]).toContain(await writing);
      expect((await readdir(folder)).filter((name) => name !== 'cache')).toEqual([]);
    }
  });

  it('keeps the older cache when it is aborted', async () => {
    const cache = join(await makeTemporaryFolder(), 'cache');
    await writeCache(cache, smallParts(), smallRecord);
    const aborted = { signal: AbortSignal.abort(new Error('enough')) };
    await expect(writeCache(cache, smallParts(), { ...smallRecord, tokens: 2 }, aborted)).rejects.toThrow('enough');
    expect((await readCache(cache)).record.tokens).toBe(smallRecord.tokens);
  });

  it('removes what killed processes of this machine left, and of others what is a day old', async () => {
    const folder = await makeTemporaryFolder();
    const own = unfinishedFolder(folder).slice(folder.length + 1);
    // A number of a process that no system gives.
    const killed = own.replace(`-${process.pid}-`, '-999999999-');
    const ages = {
      'unfinished-old': 24 * 61,
      'unfinished-young': 23 * 60,
      'embedded-old': 6000,
      [own]: 6000,
      [killed]: 0,
    };
    for (const [name, minutes] of Object.entries(ages)) {
      await mkdir(join(folder, name));
      const time = new Date(Date.now() - (minutes * hour) / 60);
      await utimes(join(folder, name), time, time);
    }
    await writeCache(join(folder, 'cache'), smallParts(), smallRecord);
    expect((await readdir(folder)).sort()).toEqual(['cache', 'embedded-old', own, 'unfinished-young'].sort());
  });

  it('says which cache cannot be written, and why', async () => {
    const file = join(await makeTemporaryFolder(), 'file');
    await writeFile(file, 'in the way');
    const writing = writeCache(join(file, 'cache'), smallParts(), smallRecord);
    await expect(writing).rejects.toThrow(QualiaError);
    await expect(writing).rejects.toMatchObject({
      code: 'CACHE_WRITE',
      message: expect.stringContaining(join(file, 'cache')),
    });
    expect(await readFile(file, 'utf8')).toBe('in the way');
  });
});

describe('prepareCacheFolder', () => {
  it('makes the folder and leaves it empty', async () => {
    const folder = join(await makeTemporaryFolder(), 'deep', 'caches');
    await prepareCacheFolder(folder);
    await prepareCacheFolder(folder);
    expect((await stat(folder)).isDirectory()).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('throws an OptionError for a file and for a folder below a file', async () => {
    const file = join(await makeTemporaryFolder(), 'file');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'caches')]) {
      await expect(prepareCacheFolder(folder)).rejects.toThrow(OptionError);
      await expect(prepareCacheFolder(folder)).rejects.toMatchObject({
        option: 'cacheFolder',
        value: folder,
      });
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'throws an OptionError for a folder that may not be written',
    async () => {
      const folder = join(await makeTemporaryFolder(), 'locked');
      await mkdir(folder, { mode: 0o555 });
      await expect(prepareCacheFolder(folder)).rejects.toThrow(OptionError);
    },
  );
});
