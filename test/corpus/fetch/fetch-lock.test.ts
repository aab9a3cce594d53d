import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockForFetching } from '../../../src/corpus/fetch/fetch-lock.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

describe('lockForFetching', () => {
  it('keeps others out until it is released, and says what to do', async () => {
    const folder = await makeTemporaryFolder();
    const unlock = await lockForFetching(folder);
    const failure = { failure: 'locked', code: 'DOWNLOAD_LOCKED' };
    await expect(lockForFetching(folder)).rejects.toMatchObject(failure);
    await expect(lockForFetching(folder)).rejects.toThrow(`remove ${join(folder, 'fetch.lock')}`);
    await unlock();
    await (await lockForFetching(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says where nothing can be written', async () => {
    const folder = await makeTemporaryFolder();
    await rm(folder, { recursive: true });
    await expect(lockForFetching(folder)).rejects.toMatchObject({ name: 'DiskError', reason: 'ENOENT' });
  });
});
