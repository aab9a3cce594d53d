import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import type { ContainerArrays } from '../../src/matrix/container-header.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const everyType: ContainerArrays = new Map([
  ['F64', { shape: [2], values: Float64Array.of(Math.PI, Number.MIN_VALUE) }],
  ['F32', { shape: [1, 2], values: Float32Array.of(0.1, -0) }],
  ['U32', { shape: [1], values: Uint32Array.of(2 ** 32 - 1) }],
  ['I32', { shape: [2, 1], values: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) }],
  ['U16', { shape: [1], values: Uint16Array.of(65_535) }],
  ['I16', { shape: [1], values: Int16Array.of(-32_768) }],
  ['U8', { shape: [3], values: Uint8Array.of(0, 1, 255) }],
  ['I8', { shape: [2], values: Int8Array.of(-128, 127) }],
  ['empty', { shape: [0, 300], values: new Float32Array(0) }],
  ['scalar', { shape: [], values: Float64Array.of(1e300) }],
  ['constructor', { shape: [1], values: Uint8Array.of(7) }],
  ['__proto__', { shape: [1], values: Uint8Array.of(8) }],
  ['', { shape: [1], values: Uint8Array.of(9) }],
]);
const metadata = new Map([
  ['__proto__', 'kept'],
  ['constructor', 'kept too'],
  ['history', '{"rank": 3}\n'],
]);

const byName = (arrays: ContainerArrays): unknown => [...arrays].sort(([a], [b]) => (a < b ? -1 : 1));

async function writeSample(): Promise<{ path: string; bytes: Buffer }> {
  const path = join(await makeTemporaryFolder(), 'sample.safetensors');
  await writeContainer(path, everyType, metadata);
  return { path, bytes: await readFile(path) };
}

async function writeWithHeader(path: string, header: string, data: Buffer): Promise<Buffer> {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  const bytes = Buffer.concat([length, Buffer.from(header), data]);
  await writeFile(path, bytes);
  return bytes;
}

/** Writes arrays as another tool does, each under the name of its type. */
async function writeForeign(path: string, arrays: readonly (readonly [string, ArrayBufferView])[]): Promise<void> {
  let end = 0;
  const fields = arrays.map(([dtype, { byteLength }]) => {
    const begin = end;
    end += byteLength;
    const size = (byteLength / Number(/\d+/.exec(dtype)?.[0] ?? 8)) * 8;
    return [dtype, { dtype, shape: [size], data_offsets: [begin, end] }];
  });
  const data = arrays.map(([, { buffer, byteOffset, byteLength }]) => Buffer.from(buffer, byteOffset, byteLength));
  await writeWithHeader(path, JSON.stringify(Object.fromEntries(fields)), Buffer.concat(data));
}

async function writeVersion1(): Promise<{ path: string; bytes: Buffer }> {
  const path = join(await makeTemporaryFolder(), 'version-1');
  const blank = '0'.repeat(64);
  const metadata = `{"qualia.sha256":"${blank}","qualia.version":"1"}`;
  const header = `{"__metadata__":${metadata},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}`;
  const data = Buffer.from([3, 4]);
  const checksum = createHash('sha256').update(data).update(header).digest('hex');
  return { path, bytes: await writeWithHeader(path, header.replace(blank, checksum), data) };
}

describe('writeContainer, then readContainer', () => {
  it('changes nothing: every type, empty arrays, any names, metadata', async () => {
    const { path } = await writeSample();
    const read = await readContainer(path);
    expect(byName(read.arrays)).toEqual(byName(everyType));
    expect(new Map(read.metadata)).toEqual(metadata);
  });

  it('changes nothing for random arrays and names', async () => {
    const path = join(await makeTemporaryFolder(), 'random.safetensors');
    const values = fc.oneof(fc.float32Array(), fc.float64Array(), fc.int32Array(), fc.uint8Array(), fc.int16Array());
    const lists = fc.dictionary(fc.string({ unit: 'binary' }), values, { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(lists, fc.dictionary(fc.string(), fc.string()), async (list, texts) => {
        const arrays: ContainerArrays = new Map(
          Object.entries(list).map(([name, array]) => [name, { shape: [array.length], values: array }]),
        );
        await writeContainer(path, arrays, new Map(Object.entries(texts)));
        const read = await readContainer(path);
        expect(byName(read.arrays)).toEqual(byName(arrays));
        expect(new Map(read.metadata)).toEqual(new Map(Object.entries(texts)));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps nothing as nothing', async () => {
    const path = join(await makeTemporaryFolder(), 'nothing');
    await writeContainer(path, new Map(), new Map());
    expect(await readContainer(path)).toEqual({ arrays: new Map(), metadata: new Map() });
  });

  it('keeps arrays longer than a chunk, and views into larger or shared memory', async () => {
    const path = join(await makeTemporaryFolder(), 'large');
    const long = Float32Array.from({ length: 3_000_001 }, (_, place) => place);
    const shared = new Int32Array(new SharedArrayBuffer(12)).fill(5);
    const arrays: ContainerArrays = new Map([
      ['long', { shape: [3_000_000], values: long.subarray(1) }],
      ['shared', { shape: [3], values: shared }],
    ]);
    await writeContainer(path, arrays, new Map());
    const read = (await readContainer(path)).arrays;
    const found = read.get('long')?.values ?? new Float32Array(0);
    expect(found).toHaveLength(3_000_000);
    expect(found.every((value, place) => value === place + 1)).toBe(true);
    expect(read.get('shared')?.values).toEqual(Int32Array.of(5, 5, 5));
  });
});

describe('readContainer', () => {
  it('gives the arrays that are asked for, checked or not', async () => {
    const { path } = await writeSample();
    for (const verify of [true, false]) {
      const { arrays } = await readContainer(path, { names: ['__proto__', 'F32'], verify });
      expect([...arrays.keys()].sort()).toEqual(['F32', '__proto__']);
      expect(arrays.get('F32')?.values).toEqual(Float32Array.of(0.1, -0));
    }
    await expect(readContainer(path, { names: ['toString'] })).rejects.toThrow('holds no array "toString"');
  });

  it('names a file that is missing, or is a folder, and says what to do', async () => {
    const folder = await makeTemporaryFolder();
    await expect(readContainer(join(folder, 'none'))).rejects.toThrow(MissingFileError);
    await expect(readContainer(join(folder, 'none'))).rejects.toThrow('make the file first');
    await mkdir(join(folder, 'folder'));
    await expect(readContainer(join(folder, 'folder'))).rejects.toThrow(MissingFileError);
  });

  it('refuses a file cut off at any byte', async () => {
    const { path, bytes } = await writeSample();
    for (let length = 0; length < bytes.length; length += length < 80 ? 1 : 7) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(readContainer(path), `cut to ${length} bytes`).rejects.toThrow(FileFormatError);
    }
  });

  it('refuses a file with any byte changed: length, header, padding or data', async () => {
    const { path, bytes } = await writeSample();
    for (let place = 0; place < bytes.length; place++) {
      const damaged = Buffer.from(bytes);
      damaged[place] ^= 1 << (place % 8);
      await writeFile(path, damaged);
      const reading = readContainer(path);
      await expect(reading, `byte ${place} changed`).rejects.toThrow(FileFormatError);
      await expect(reading).rejects.toMatchObject({ path });
    }
  });

  it('finds damage in arrays that were not asked for, unless told not to look', async () => {
    const { path, bytes } = await writeSample();
    bytes[bytes.length - 1] ^= 1;
    await writeFile(path, bytes);
    await expect(readContainer(path, { names: ['F64'] })).rejects.toThrow('the file is damaged');
    expect((await readContainer(path, { names: ['F64'], verify: false })).arrays.size).toBe(1);
  });

  it('refuses bytes after the last array', async () => {
    const { path, bytes } = await writeSample();
    await writeFile(path, Buffer.concat([bytes, Buffer.from([0])]));
    await expect(readContainer(path)).rejects.toThrow('1 bytes follow the last array');
  });

  it.each([
    ['an endless header', Buffer.alloc(100, 0xff), 'byte 0'],
    ['a text file', Buffer.from('word count\ndog 3\n'.repeat(9)), 'byte 0'],
    ['a header of zeros', Buffer.concat([Buffer.from([8, 0, 0, 0, 0, 0, 0, 0]), Buffer.alloc(8)]), 'header'],
  ])('refuses %s', async (_problem, content, place) => {
    const path = join(await makeTemporaryFolder(), 'other');
    await writeFile(path, content);
    await expect(readContainer(path)).rejects.toMatchObject({ code: 'FILE_FORMAT', path, place });
  });

  it('asks for an update when the file is newer', async () => {
    const { path, bytes } = await writeSample();
    await writeFile(path, Buffer.from(bytes.toString('latin1').replace('version":"2"', 'version":"3"'), 'latin1'));
    await expect(readContainer(path)).rejects.toThrow('written by a newer qualia; update');
  });

  it('reads a file of version 1, which has no checksums of blocks', async () => {
    const { path, bytes } = await writeVersion1();
    expect(await readContainer(path)).toEqual({
      arrays: new Map([['a', { shape: [2], values: Uint8Array.of(3, 4) }]]),
      metadata: new Map(),
    });
    bytes[bytes.length - 1] ^= 1;
    await writeFile(path, bytes);
    await expect(readContainer(path)).rejects.toThrow('the file is damaged');
  });

  it('reads half-precision and truth values and whole numbers of 64 bits, as other tools write them', async () => {
    const path = join(await makeTemporaryFolder(), 'formats');
    await writeForeign(path, [
      // 1, -2, the largest, the smallest above 0, minus infinity and not a number, in binary16.
      ['F16', Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0xfc00, 0x7e00)],
      ['BF16', Uint16Array.of(0x3f80, 0xc040, 0x0080)],
      ['I64', BigInt64Array.of(-1n, 2n ** 53n - 1n)],
      ['U64', BigUint64Array.of(0n, 7n)],
      ['BOOL', Uint8Array.of(1, 0)],
    ]);
    const { arrays } = await readContainer(path);
    expect(new Map([...arrays].map(([name, { values }]) => [name, values]))).toEqual(
      new Map<string, unknown>([
        ['F16', Float32Array.of(1, -2, 65_504, 2 ** -24, Number.NEGATIVE_INFINITY, Number.NaN)],
        ['BF16', Float32Array.of(1, -3, 2 ** -126)],
        ['I64', Float64Array.of(-1, 2 ** 53 - 1)],
        ['U64', Float64Array.of(0, 7)],
        ['BOOL', Uint8Array.of(1, 0)],
      ]),
    );
  });

  it.each([
    ['I64', BigInt64Array.of(1n, -(2n ** 53n)), 'number 1 is -9007199254740992, beyond 2^53'],
    ['U64', BigUint64Array.of(2n ** 64n - 1n), 'number 0 is 18446744073709551615, beyond 2^53'],
    ['BOOL', Uint8Array.of(0, 2), 'number 1 is 2, neither 0 nor 1'],
  ])('refuses %s that memory cannot hold', async (dtype, values, problem) => {
    const path = join(await makeTemporaryFolder(), 'formats');
    await writeForeign(path, [[dtype, values]]);
    await expect(readContainer(path)).rejects.toMatchObject({ code: 'FILE_FORMAT', path, place: `"${dtype}"` });
    await expect(readContainer(path)).rejects.toThrow(problem);
  });

  it('reads a file of another tool, which has neither checksum nor padding', async () => {
    const path = join(await makeTemporaryFolder(), 'foreign');
    const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    await writeFile(path, Buffer.concat([length, Buffer.from(header), Buffer.from(Float32Array.of(1.5).buffer)]));
    const { arrays, metadata: none } = await readContainer(path);
    expect(arrays).toEqual(new Map([['w', { shape: [1], values: Float32Array.of(1.5) }]]));
    expect(none.size).toBe(0);
  });
});
