import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { ContainerStream } from '../../src/matrix/write-container-stream.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const arrays = [
  { name: '__proto__', dtype: 'F32' },
  { name: 'constructor', dtype: 'U8' },
  { name: '', dtype: 'F64' },
] as const;
const metadata = new Map([['__proto__', 'kept']]);

describe('ContainerStream', () => {
  it('writes a container that is read like any other, whatever the pieces', async () => {
    const path = join(await makeTemporaryFolder(), 'streamed');
    const stream = await ContainerStream.open(path, { arrays, metadata });
    const long = Float32Array.from({ length: 700_001 }, (_, place) => place);
    await stream.append('__proto__', long.subarray(0, 5));
    await stream.append('__proto__', long.subarray(5));
    await stream.append('', Float64Array.from(new Float64Array(new SharedArrayBuffer(16)).fill(7)));
    expect(stream.dataLength).toBe(4 * long.length + 16);
    await stream.finish();
    const read = await readContainer(path);
    expect(read.arrays.get('__proto__')?.shape).toEqual([long.length]);
    expect(read.arrays.get('__proto__')?.values.every((value, place) => value === place)).toBe(true);
    expect(read.arrays.get('constructor')).toEqual({ shape: [0], values: new Uint8Array(0) });
    expect(read.arrays.get('')).toEqual({ shape: [2], values: Float64Array.of(7, 7) });
    expect(new Map(read.metadata)).toEqual(metadata);
  });

  it('gives an array with columns its shape, and refuses a last row that is not whole', async () => {
    const path = join(await makeTemporaryFolder(), 'shaped');
    const shaped = [
      { name: 'matrix', dtype: 'F32', columns: 3 },
      { name: 'none', dtype: 'F32', columns: 0 },
    ] as const;
    const stream = await ContainerStream.open(path, { arrays: shaped, metadata });
    await stream.append('matrix', Float32Array.of(1, 2));
    await stream.append('matrix', Float32Array.of(3, 4, 5, 6));
    await stream.finish();
    const { arrays: read } = await readContainer(path);
    expect(read.get('matrix')).toEqual({ shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) });
    expect(read.get('none')?.shape).toEqual([0, 0]);
    const broken = await ContainerStream.open(path, { arrays: shaped, metadata });
    await broken.append('matrix', Float32Array.of(1, 2));
    await expect(broken.finish()).rejects.toThrow('expected whole rows');
    expect((await readContainer(path)).arrays.get('matrix')?.shape).toEqual([2, 3]);
  });

  it('takes pieces of shared memory', async () => {
    const path = join(await makeTemporaryFolder(), 'shared');
    const stream = await ContainerStream.open(path, { arrays, metadata });
    await stream.append('constructor', new Uint8Array(new SharedArrayBuffer(3)).fill(9));
    await stream.finish();
    expect((await readContainer(path)).arrays.get('constructor')?.values).toEqual(Uint8Array.of(9, 9, 9));
  });

  it('gives the same bytes for the same numbers, however they are cut', async () => {
    const folder = await makeTemporaryFolder();
    const numbers = Float32Array.of(1, 2, 3);
    for (const [name, cut] of [
      ['a', 1],
      ['b', 2],
    ] as const) {
      const stream = await ContainerStream.open(join(folder, name), { arrays, metadata });
      await stream.append('__proto__', numbers.subarray(0, cut));
      await stream.append('__proto__', numbers.subarray(cut));
      await stream.finish();
    }
    expect(await readFile(join(folder, 'a'))).toEqual(await readFile(join(folder, 'b')));
  });

  it('leaves an older file of the name alone until it is whole, and nothing behind when discarded', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'old');
    await writeFile(path, 'old');
    const stream = await ContainerStream.open(path, { arrays, metadata });
    await stream.append('constructor', Uint8Array.of(1));
    expect(await readFile(path, 'utf8')).toBe('old');
    await stream.discard();
    expect(await readdir(folder)).toEqual(['old']);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('refuses arrays that are not announced or come too late', async () => {
    const stream = await ContainerStream.open(join(await makeTemporaryFolder(), 'order'), { arrays, metadata });
    await stream.append('', Float64Array.of(1));
    await expect(stream.append('constructor', Uint8Array.of(1))).rejects.toThrow(ShapeError);
    await expect(stream.append('other', Uint8Array.of(1))).rejects.toThrow('numbers for "other"');
    await stream.discard();
  });
});
