import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryName } from '../../src/matrix/unfinished-name.js';
import { writeWholeFolder } from '../../src/matrix/write-whole-folder.js';
import { makeTemporaryFolder } from './temporary-folder.js';

/** Puts a file and one in a folder of it into a folder. */
async function fill(folder: string): Promise<void> {
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'inner', 'file'), 'new');
  await writeFile(join(folder, 'file'), 'new');
}

describe('writeWholeFolder', () => {
  it('gives a folder its name only when it is whole', async () => {
    const parent = join(await makeTemporaryFolder(), 'made', 'too');
    await writeWholeFolder(join(parent, 'folder'), async (folder) => {
      await fill(folder);
      expect(await readdir(parent)).not.toContain('folder');
    });
    expect(await readdir(parent)).toEqual(['folder']);
    expect(await readFile(join(parent, 'folder', 'inner', 'file'), 'utf8')).toBe('new');
  });

  it('leaves nothing where filling fails', async () => {
    const parent = await makeTemporaryFolder();
    const failing = writeWholeFolder(join(parent, 'folder'), async (folder) => {
      await fill(folder);
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    expect(await readdir(parent)).toEqual([]);
  });

  it('tells what the disk says by the name of the folder', async () => {
    const path = join(await makeTemporaryFolder(), 'folder');
    const failing = writeWholeFolder(path, (folder) => writeFile(join(folder, 'absent', 'file'), ''));
    await expect(failing).rejects.toMatchObject({ name: 'DiskError', reason: 'ENOENT', path });
  });

  it('leaves the folder of a process that was faster, and removes what a killed one left', async () => {
    const parent = await makeTemporaryFolder();
    const path = join(parent, 'folder');
    await mkdir(temporaryName(path).replace(`.${process.pid}-`, '.999999999-'));
    await writeWholeFolder(path, async (folder) => {
      await fill(folder);
      await mkdir(path);
      await writeFile(join(path, 'file'), 'of another');
    });
    expect(await readdir(parent)).toEqual(['folder']);
    expect(await readFile(join(path, 'file'), 'utf8')).toBe('of another');
  });
});
