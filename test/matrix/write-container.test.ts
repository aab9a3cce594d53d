import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import type { ContainerArrays } from '../../src/matrix/container-header.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const numbered = (number: number, length: number): ContainerArrays =>
  new Map([['a', { shape: [length], values: new Float64Array(length).fill(number) }]]);

describe('writeContainer', () => {
  it('writes the safetensors layout: header length, header, arrays', async () => {
    const path = join(await makeTemporaryFolder(), 'small');
    await writeContainer(
      path,
      new Map([['x', { shape: [2], values: Uint16Array.of(1, 0x0203) }]]),
      new Map([['k', 'v']]),
    );
    const bytes = await readFile(path);
    const length = Number(bytes.readBigUInt64LE());
    const header = bytes.subarray(8, 8 + length).toString();
    expect(JSON.parse(header)).toEqual({
      __metadata__: { 'qualia.version': '2', 'qualia.sha256': expect.stringMatching(/^[0-9a-f]{64}$/), k: 'v' },
      x: { dtype: 'U16', shape: [2], data_offsets: [0, 4] },
      'qualia.crc32': { dtype: 'U32', shape: [2], data_offsets: [4, 12] },
    });
    const data = bytes.subarray(8 + length);
    expect([...data.subarray(0, 4)]).toEqual([1, 0, 3, 2]);
    expect(data.readUInt32LE(4)).toBe(crc32(data.subarray(0, 4)));
    const checksum = JSON.parse(header).__metadata__['qualia.sha256'];
    const hash = createHash('sha256').update(bytes.subarray(8 + length));
    const blank = header.replace(checksum, '0'.repeat(64));
    expect(hash.update(blank).digest('hex')).toBe(checksum);
    expect(data.readUInt32LE(8)).toBe(crc32(blank));
  });

  it('gives the same bytes for the same content', async () => {
    const folder = await makeTemporaryFolder();
    const metadata = new Map([
      ['b', '1'],
      ['a', '2'],
    ]);
    await writeContainer(join(folder, 'one'), numbered(1, 1000), metadata);
    await writeContainer(join(folder, 'two'), numbered(1, 1000), new Map([...metadata].reverse()));
    expect(await readFile(join(folder, 'one'))).toEqual(await readFile(join(folder, 'two')));
  });

  it('leaves one whole file, and nothing else, when many write at once', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'shared');
    const writers = Array.from({ length: 12 }, (_, number) =>
      writeContainer(path, numbered(number, 300_000), new Map()),
    );
    await Promise.all(writers);
    const values = (await readContainer(path)).arrays.get('a')?.values ?? new Float64Array(0);
    expect(values).toHaveLength(300_000);
    expect(new Set<number>(values).size).toBe(1);
    expect(await readdir(folder)).toEqual(['shared']);
  });

  it('never shows a reader half a file', async () => {
    const path = join(await makeTemporaryFolder(), 'shared');
    await writeContainer(path, numbered(0, 100_000), new Map());
    const writing = (async () => {
      for (let number = 1; number <= 10; number++) await writeContainer(path, numbered(number, 100_000), new Map());
    })();
    for (let reading = 0; reading < 20; reading++) {
      const values = (await readContainer(path)).arrays.get('a')?.values ?? new Float64Array(0);
      expect(new Set<number>(values).size).toBe(1);
    }
    await writing;
  });

  it('leaves the old file and no other when it is stopped on the way', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'kept');
    await writeContainer(path, numbered(1, 10), new Map());
    const before = await readFile(path);
    const controller = new AbortController();
    const writing = writeContainer(path, numbered(2, 4_000_000), new Map(), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(writing).rejects.toThrow('enough');
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['kept']);
  });

  it('leaves nothing when it was stopped before it began or cannot take the name', async () => {
    const folder = await makeTemporaryFolder();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeContainer(join(folder, 'a'), numbered(1, 10), new Map(), { signal })).rejects.toThrow('enough');
    await writeFile(join(folder, 'file'), '');
    await expect(writeContainer(join(folder, 'file', 'a'), numbered(1, 10), new Map())).rejects.toThrow('ENOTDIR');
    await expect(writeContainer(folder, numbered(1, 10), new Map())).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('refuses shapes that do not fit and metadata keys of its own, before it touches the disk', async () => {
    const folder = await makeTemporaryFolder();
    const wrong: ContainerArrays = new Map([['a', { shape: [3], values: Float32Array.of(1) }]]);
    await expect(writeContainer(join(folder, 'a'), wrong, new Map())).rejects.toThrow(ShapeError);
    const reserved = new Map([['qualia.version', '9']]);
    await expect(writeContainer(join(folder, 'a'), new Map(), reserved)).rejects.toThrow(OptionError);
    expect(await readdir(folder)).toEqual([]);
  });
});
