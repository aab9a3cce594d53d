import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../../src/corpus/fetch/fetch-lock.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

describe('lockFolder', () => {
  it('keeps others out until it is released', async () => {
    const folder = await makeTemporaryFolder();
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid} on ${hostname()} is fetching`);
    await unlock();
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a process that is gone, but not of another machine', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'fetch.lock');
    await writeFile(path, JSON.stringify({ process: child.pid, host: hostname() }));
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
    await writeFile(path, JSON.stringify({ process: child.pid, host: 'elsewhere' }));
    await expect(lockFolder(folder)).rejects.toThrow(`remove ${path}`);
  });

  it('lets only one of many take over a lock', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'fetch.lock'), JSON.stringify({ process: child.pid, host: hostname() }));
    const results = await Promise.allSettled(Array.from({ length: 8 }, async () => await lockFolder(folder)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['fetch.lock']);
  });

  it('respects a lock that it cannot read', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'fetch.lock'), '');
    await expect(lockFolder(folder)).rejects.toThrow('another process is fetching');
  });
});
