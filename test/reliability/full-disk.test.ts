import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { lockFolder } from '../../src/corpus/folder-lock.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { DiskError } from '../../src/errors.js';
import { writeWndb } from '../../src/lexicon/formats/wndb/write-wndb.js';
import { LexiconDatabase } from '../../src/lexicon/store/lexicon-database.js';
import { writeSpace } from '../../src/space/write-space.js';
import { captureOutput } from '../cli/captured-output.js';
import { createFullLexicon } from '../lexicon/record-fixture.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { canMount, mountDisk } from './small-disk.js';
import { dense, writers } from './writers.js';

const readFolder = (folder: string): [string, string][] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

describe.skipIf(!canMount)('a full disk', () => {
  it.each(writers)(
    'keeps the old file and no half of %s, and the error names file, reason and room',
    async (_, name, write) => {
      const disk = mountDisk(16);
      const path = join(disk.path, name);
      writeFileSync(path, 'before');
      const failed = (await write(path).catch((error: unknown) => error)) as DiskError;
      expect(failed).toBeInstanceOf(DiskError);
      expect([failed.path, failed.reason]).toEqual([path, 'ENOSPC']);
      expect(failed.message).toMatch(/the disk is full .* bytes free now\. Make room/);
      expect(readFileSync(path, 'utf8')).toBe('before');
      expect(readdirSync(disk.path)).toEqual([name]);
    },
  );

  it('keeps every file of a folder of WNDB files', async () => {
    const disk = mountDisk(128);
    const folder = join(disk.path, 'wndb');
    await writeWndb(createFullLexicon(), folder);
    const before = readFolder(folder);
    // Some of the new files would find room, but not all of them.
    disk.fill(12);
    const other = { ...createFullLexicon(), synsets: [], entries: [] };
    await expect(writeWndb(other, folder)).rejects.toThrow(DiskError);
    expect(readFolder(folder)).toEqual(before);
    writeFileSync(join(disk.path, 'filler'), '');
    await writeWndb(other, folder);
    expect(readFolder(folder)).not.toEqual(before);
  });

  it('takes the file once there is room', async () => {
    const disk = mountDisk(64);
    const path = join(disk.path, 'space.safetensors');
    disk.fill();
    await expect(writeSpace(path, dense)).rejects.toThrow(DiskError);
    writeFileSync(join(disk.path, 'filler'), '');
    await writeSpace(path, dense);
    expect(readdirSync(disk.path)).toEqual(['filler', 'space.safetensors']);
  });

  it('leaves nothing of a lock that could not be written', async () => {
    const disk = mountDisk(16);
    disk.fill();
    await expect(lockFolder(disk.path)).rejects.toThrow(DiskError);
    expect(readdirSync(disk.path)).toEqual(['filler']);
  });

  it('leaves nothing of a store that could not be made', async () => {
    const disk = mountDisk(16);
    disk.fill();
    expect(() => new LexiconDatabase(join(disk.path, 'store.sqlite'), { create: true })).toThrow(DiskError);
    expect(readdirSync(disk.path)).toEqual(['filler']);
  });

  it('leaves a store as its last transaction left it', () => {
    const disk = mountDisk(2000);
    const path = join(disk.path, 'store.sqlite');
    const database = new LexiconDatabase(path, { create: true });
    const lexicon = createFullLexicon();
    database.add(lexicon);
    disk.fill();
    const large = { ...lexicon, id: 'large', citation: 'x'.repeat(1_000_000) };
    expect(() => database.add(large)).toThrow(DiskError);
    writeFileSync(join(disk.path, 'filler'), '');
    database.close();
    const again = new LexiconDatabase(path);
    expect(again.list().map(({ id }) => id)).toEqual([lexicon.id]);
    again.add({ ...large, citation: 'short' });
    again.close();
    expect(readdirSync(disk.path)).toEqual(['filler', 'store.sqlite']);
  });

  it('does without a cache of vectors, and says so once', async () => {
    const disk = mountDisk(16);
    disk.fill();
    const notices: string[] = [];
    const cache = await openVectorCache(
      disk.path,
      { provider: 'p', modelId: 'm' },
      { onNotice: (notice) => notices.push(notice) },
    );
    for (let text = 0; text < 3; text++) await cache.add(new Map([[`text ${text}`, Float32Array.of(1)]]));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/cannot be written.*full.*not kept/i);
    await cache.close();
  });

  it('ends a command with code 2 and two lines', async () => {
    const [disk, folder] = [mountDisk(16), await makeTemporaryFolder()];
    const [from, to] = [join(folder, 'from.safetensors'), join(disk.path, 'to.safetensors')];
    await writeSpace(from, dense);
    const output = captureOutput();
    disk.fill();
    expect(await runCli(['embed', `space:${from}`, 'dog', '--out', to, '--no-cache'])).toBe(2);
    expect(output.stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(output.stderr).toContain(`Cannot write ${to}: the disk is full (ENOSPC).`);
    expect(readdirSync(disk.path)).toEqual(['filler']);
  });
});
