import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../../src/cli/read-vectors.js';
import { runCli } from '../../src/cli/run-cli.js';
import { lockFolder } from '../../src/corpus/folder-lock.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { DiskError } from '../../src/errors.js';
import { ResultFolder } from '../../src/evaluation/write-results.js';
import { writeWndb } from '../../src/lexicon/formats/wndb/write-wndb.js';
import { describeDiskTrouble } from '../../src/matrix/disk-trouble.js';
import { writeWord2Vec } from '../../src/space/write-word2vec.js';
import { captureOutput } from '../cli/captured-output.js';
import { createFullLexicon } from '../lexicon/record-fixture.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { canMount, mountDisk } from './small-disk.js';
import { dense, writers } from './writers.js';

const identity = { provider: 'p', modelId: 'm' };

describe.skipIf(!canMount)('a disk that is mounted for reading only', () => {
  it.each(writers)('keeps the old file where %s should go, and the error says what to do', async (_, name, write) => {
    const disk = mountDisk(16);
    const path = join(disk.path, name);
    writeFileSync(path, 'before');
    disk.setReadOnly();
    const failed = (await write(path).catch((error: unknown) => error)) as DiskError;
    expect(failed).toBeInstanceOf(DiskError);
    expect([failed.path, failed.reason]).toEqual([path, 'EROFS']);
    expect(failed.message).toContain('mounted for reading only (EROFS). Name a place that can be written.');
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('takes no lock, no results and no folder of a lexicon', async () => {
    const disk = mountDisk(16);
    disk.setReadOnly();
    await expect(lockFolder(disk.path)).rejects.toThrow(DiskError);
    await expect(ResultFolder.open(join(disk.path, 'results'))).rejects.toThrow(DiskError);
    await expect(writeWndb(createFullLexicon(), join(disk.path, 'wndb'))).rejects.toThrow(DiskError);
  });

  it.each([
    ['corpus', 'fetch', 'brown', '--corpora-folder', 'FOLDER'],
    ['space', 'build', 'TEXT', '--out', 'FOLDER'],
    ['bench', 'run', 'simlex-999', '--vectors', 'TEXT', '--out', 'FOLDER'],
  ])('is told by the folder that %s %s should make there, and nothing of its work is done', async (...line) => {
    const disk = mountDisk(16);
    const text = join(await makeTemporaryFolder(), 'text.txt');
    writeFileSync(text, 'dog 1 0\ncat 0 1\n');
    disk.setReadOnly();
    const folder = join(disk.path, 'new', 'folder');
    const output = captureOutput();
    const words = line.map((word) => word.replace('FOLDER', folder).replace('TEXT', text));
    expect(await runCli(words)).toBe(2);
    expect(output.stdout).toBe('');
    const [problem, advice] = output.stderr.trimEnd().split('\n').slice(-2);
    expect(problem).toMatch(
      /^qualia: Cannot write .*: its file system is mounted for reading only \(EROFS\)\. Name a place/,
    );
    expect([problem?.includes(folder), advice]).toEqual([true, 'Error code DISK.']);
  });

  it('serves as a cache of vectors that is only read, and that is said once', async () => {
    const disk = mountDisk(64);
    const filled = await openVectorCache(disk.path, identity);
    await filled.add(new Map([['known', Float32Array.of(1, 2)]]));
    await filled.close();
    disk.setReadOnly();
    const notices: string[] = [];
    const cache = await openVectorCache(disk.path, identity, { onNotice: (notice) => notices.push(notice) });
    expect(cache.find('known')).toEqual(Float32Array.of(1, 2));
    for (const text of ['new', 'newer']) await cache.add(new Map([[text, Float32Array.of(3)]]));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/cannot be written.*not kept/);
    await cache.close();
  });

  it('gives vectors of a file all the same when it should keep them', async () => {
    const [disk, folder] = [mountDisk(16), await makeTemporaryFolder()];
    const path = join(folder, 'vectors.txt');
    await writeWord2Vec(path, dense);
    disk.setReadOnly();
    const output = captureOutput();
    const space = await readVectors(path, { folder: join(disk.path, 'vectors'), sha256: 'abc' });
    expect(space.targets.size).toBe(dense.targets.size);
    expect(output.stderr).toMatch(/not kept for the next time\. Cannot write .*reading only/);
  });
});

describe('describeDiskTrouble', () => {
  it('knows what the system says of disks, and nothing else', () => {
    const systemError = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });
    const codes = ['ENOSPC', 'EROFS', 'EACCES', 'EMFILE', 'EISDIR', 'ENOTDIR', 'ENOENT'];
    for (const code of codes) expect(describeDiskTrouble(systemError(code))?.advice).toMatch(/\.$/);
    for (const code of ['constructor', '__proto__', '', 'ECONNRESET'])
      expect(describeDiskTrouble(systemError(code))).toBeUndefined();
    expect(describeDiskTrouble(new DiskError('file', 'ENOSPC', 'full'))).toBeUndefined();
  });

  it('is told by a path that is a folder, and one below a file', async () => {
    const folder = await makeTemporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const [, , write] = writers[0] as (typeof writers)[number];
    await expect(write(folder)).rejects.toMatchObject({ name: 'DiskError', reason: 'EISDIR' });
    await expect(write(join(folder, 'file', 'space'))).rejects.toMatchObject({ name: 'DiskError', reason: 'ENOTDIR' });
    await expect(write(join(folder, 'absent', 'space'))).rejects.toMatchObject({ name: 'DiskError', reason: 'ENOENT' });
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
