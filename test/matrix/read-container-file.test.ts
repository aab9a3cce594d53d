import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileFormatError, MissingFileError, ShapeError } from '../../src/errors.js';
import { blockLength } from '../../src/matrix/container-blocks.js';
import { ContainerFile, type Verification } from '../../src/matrix/read-container-file.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const long = Float32Array.from({ length: 700_000 }, (_, place) => place);

async function writeSample(): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'sample');
  const arrays = new Map([
    ['long', { shape: [7000, 100], values: long }],
    ['__proto__', { shape: [3], values: Uint8Array.of(1, 2, 3) }],
    ['', { shape: [1], values: Uint8Array.of(9) }],
  ]);
  await writeContainer(path, arrays, new Map([['constructor', 'kept']]));
  return path;
}

async function open(path: string, verify: Verification): Promise<ContainerFile> {
  const file = await ContainerFile.open(path, { verify });
  onTestFinished(() => file.close());
  return file;
}

/** Changes one byte of the data, counted from the end of the file. */
async function damage(path: string, fromEnd: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length - fromEnd] ^= 1;
  await writeFile(path, bytes);
}

/** Compares bytes: many numbers one by one would take long. */
function isSame(left: ArrayBufferView, right: ArrayBufferView): boolean {
  const [a, b] = [left, right].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  return a.equals(b);
}

/** Bytes behind `long`: the two small arrays and the checksums of three blocks and of the header. */
const behindLong = 4 + 4 * 4;

describe('ContainerFile', () => {
  it('reads any stretch of an array, whatever is checked', async () => {
    const path = await writeSample();
    for (const verify of [true, 'blocks', false] as const) {
      const file = await open(path, verify);
      const entry = file.entry('long', 'F32');
      expect(entry.shape).toEqual([7000, 100]);
      const range = fc.tuple(fc.nat(long.length), fc.nat(long.length)).map((ends) => ends.sort((a, b) => a - b));
      fc.assert(
        fc.property(range, ([begin, end]) => {
          expect(isSame(file.readNumbers(entry, begin, end), long.subarray(begin, end))).toBe(true);
        }),
        { numRuns: 10 },
      );
      expect(file.readAll(file.entry('__proto__', 'U8'))).toEqual(Uint8Array.of(1, 2, 3));
      expect(file.readAll(file.entry('', 'U8'))).toEqual(Uint8Array.of(9));
      expect(file.header.metadata).toEqual(new Map([['constructor', 'kept']]));
    }
  });

  it('finds damage where it reads, and only there, when it checks blocks', async () => {
    const path = await writeSample();
    await damage(path, behindLong + 4);
    await expect(ContainerFile.open(path)).rejects.toThrow('the file is damaged');
    const file = await open(path, 'blocks');
    const entry = file.entry('long', 'F32');
    const blockNumbers = blockLength / 4;
    expect(isSame(file.readNumbers(entry, 0, 2 * blockNumbers), long.subarray(0, 2 * blockNumbers))).toBe(true);
    for (const _attempt of [1, 2]) {
      expect(() => file.readNumbers(entry, long.length - 5, long.length)).toThrow(FileFormatError);
      expect(() => file.readNumbers(entry, 2 * blockNumbers - 1, 2 * blockNumbers + 1)).toThrow(
        'do not have their checksum',
      );
    }
    const unchecked = await open(path, false);
    expect(unchecked.readNumbers(unchecked.entry('long', 'F32'), 5, 6)).toEqual(Float32Array.of(5));
  });

  it('finds damage of the header and of the checksums themselves', async () => {
    const path = await writeSample();
    const whole = await readFile(path);
    const changed = Buffer.from(whole.toString('latin1').replace('kept', 'Kept'), 'latin1');
    await writeFile(path, changed);
    await expect(ContainerFile.open(path, { verify: 'blocks' })).rejects.toThrow('header: does not have its checksum');
    await writeFile(path, whole);
    await damage(path, 1);
    await expect(ContainerFile.open(path, { verify: 'blocks' })).rejects.toThrow(FileFormatError);
  });

  it('refuses stretches that an array does not have, other types and unknown names', async () => {
    const file = await open(await writeSample(), 'blocks');
    const entry = file.entry('__proto__', 'U8');
    for (const [begin, end] of [
      [-1, 1],
      [2, 1],
      [0, 4],
      [Number.NaN, 1],
    ]) {
      expect(() => file.readNumbers(entry, begin, end)).toThrow(ShapeError);
    }
    expect(() => file.entry('long', 'F64')).toThrow('holds F32, expected F64');
    expect(() => file.entry('toString', 'F64')).toThrow('holds no array "toString"');
    expect(() => file.entry('qualia.crc32', 'U32')).toThrow(FileFormatError);
  });

  it('names a file that is missing, and the byte where one that was cut afterwards ends', async () => {
    const path = await writeSample();
    await expect(ContainerFile.open(`${path}-none`)).rejects.toThrow(MissingFileError);
    const file = await open(path, 'blocks');
    await truncate(path, 1000);
    expect(() => file.readAll(file.entry('long', 'F32'))).toThrow('byte 1000: the file ends here, too early');
  });
});
