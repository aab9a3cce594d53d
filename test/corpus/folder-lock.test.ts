import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/corpus/folder-lock.js';
import { temporaryName } from '../../src/matrix/unfinished-name.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

describe('lockFolder', () => {
  it('lets nobody else in until it is unlocked, and leaves nothing behind', async () => {
    const folder = await makeTemporaryFolder();
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(lockFolder(folder)).rejects.toThrow(`Process ${process.pid} on ${hostname()} works in`);
    await unlock();
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a process that is gone', async () => {
    const folder = await makeTemporaryFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid, host: hostname(), started: '', token: 'a' }));
    await (await lockFolder(folder))();
  });

  it('takes over the lock of a process that was killed and whose parent has not noticed', async () => {
    if (process.platform !== 'linux') return;
    const folder = await makeTemporaryFolder();
    // The shell becomes a program that never asks after its child, which ends soon.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid, host: hostname(), started: '', token: 'a' }));
    try {
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
      await (await lockFolder(folder))();
    } finally {
      parent.kill();
    }
  });

  it('takes over a lock of an earlier process with the same number, where the system tells', async () => {
    if (process.platform !== 'linux') return;
    const folder = await makeTemporaryFolder();
    const holder = { pid: process.pid, host: hostname(), started: '1', token: 'a' };
    await writeFile(join(folder, 'lock.json'), JSON.stringify(holder));
    await (await lockFolder(folder))();
  });

  it('takes over a lock that nobody can read', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'lock.json'), '{"pid":');
    await (await lockFolder(folder))();
  });

  it('removes what a killed process left, and nothing of one that runs', async () => {
    const folder = await makeTemporaryFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    const running = temporaryName('own.lock');
    const killed = running.replace(`${process.pid}`, `${pid}`);
    for (const name of [running, killed]) await writeFile(join(folder, name), '');
    await (await lockFolder(folder, { name: 'own.lock' }))();
    expect(await readdir(folder)).toEqual([running]);
  });

  it('respects a lock of another machine', async () => {
    const folder = await makeTemporaryFolder();
    const holder = { pid: 1, host: 'elsewhere.invalid', started: '', token: 'a' };
    await writeFile(join(folder, 'lock.json'), JSON.stringify(holder));
    await expect(lockFolder(folder)).rejects.toThrow(/elsewhere\.invalid.*remove/);
  });

  it('does not remove a lock that another process has taken meanwhile', async () => {
    const folder = await makeTemporaryFolder();
    const unlock = await lockFolder(folder);
    const other = { pid: 1, host: 'elsewhere.invalid', started: '', token: 'b' };
    await writeFile(join(folder, 'lock.json'), JSON.stringify(other));
    await unlock();
    expect(JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8'))).toEqual(other);
  });
});
