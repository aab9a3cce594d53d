import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, ShapeError } from '../../src/errors.js';
import type { ContainerArray } from '../../src/matrix/container-header.js';
import { readNpy } from '../../src/matrix/read-npy.js';
import { writeNpy } from '../../src/matrix/write-npy.js';
import { runPython, whyNoPython } from './python.js';
import { makeTemporaryFolder } from './temporary-folder.js';

/** A file as numpy.save writes it: magic bytes, version, length, dictionary, padding and line feed, numbers. */
function npy(dictionary: string, numbers: readonly number[], version = 1): Buffer {
  const start = Buffer.from(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1');
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  const header = `${dictionary}\n`;
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  return Buffer.concat([start, length, Buffer.from(header), Buffer.from(numbers)]);
}

const dictionary = (type: string, shape: string, order = 'False'): string =>
  `{'descr': '${type}', 'fortran_order': ${order}, 'shape': ${shape}, }`;

async function read(bytes: Buffer): Promise<ContainerArray> {
  const path = join(await makeTemporaryFolder(), 'array.npy');
  await writeFile(path, bytes);
  return readNpy(path);
}

describe('readNpy', () => {
  it.each<[type: string, bytes: number[], expected: ContainerArray['values']]>([
    ['<f8', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f], Float64Array.of(1)],
    ['>f8', [0x3f, 0xf0, 0, 0, 0, 0, 0, 0], Float64Array.of(1)],
    ['<f4', [0, 0, 0x20, 0xc0], Float32Array.of(-2.5)],
    ['>f4', [0xc0, 0x20, 0, 0], Float32Array.of(-2.5)],
    ['<f2', [0, 0x3c], Float32Array.of(1)],
    ['>f2', [0x3c, 0], Float32Array.of(1)],
    ['<i8', [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Float64Array.of(-2)],
    ['>u8', [0, 0, 0, 0, 0, 0, 1, 0], Float64Array.of(256)],
    ['<i4', [0xff, 0xff, 0xff, 0xff], Int32Array.of(-1)],
    ['>u4', [0, 0, 1, 2], Uint32Array.of(258)],
    ['>i2', [0xff, 0xfe], Int16Array.of(-2)],
    ['<u2', [1, 2], Uint16Array.of(513)],
    ['|i1', [0x80], Int8Array.of(-128)],
    ['|u1', [0x80], Uint8Array.of(128)],
    ['u1', [7], Uint8Array.of(7)],
    ['|b1', [1], Uint8Array.of(1)],
  ])('reads numbers of type %s', async (type, bytes, expected) => {
    expect(await read(npy(dictionary(type, '(1,)'), bytes))).toEqual({ shape: [1], values: expected });
  });

  it.each([1, 2, 3])('reads version %i', async (version) => {
    expect(await read(npy(dictionary('|u1', '(2,)'), [5, 6], version))).toEqual({
      shape: [2],
      values: Uint8Array.of(5, 6),
    });
  });

  it.each<[shape: string, numbers: number[], expected: number[]]>([
    ['()', [9], []],
    ['(0, 3)', [], [0, 3]],
    ['( 2 , )', [1, 2], [2]],
    ['(2L, 1L)', [1, 2], [2, 1]],
    ['(1, 2)', [1, 2], [1, 2]],
  ])('reads the shape %s', async (shape, numbers, expected) => {
    expect(await read(npy(dictionary('|u1', shape), numbers))).toEqual({
      shape: expected,
      values: Uint8Array.from(numbers),
    });
  });

  it('reads dictionaries in any order, with either quotes and no comma at the end', async () => {
    const text = '{"shape": (2,), "descr": "|u1", "fortran_order": False}';
    expect((await read(npy(text, [1, 2]))).values).toEqual(Uint8Array.of(1, 2));
  });

  it('puts numbers in Fortran order into row-major order', async () => {
    // a[i, j, k] = 100 i + 10 j + k, of shape (2, 3, 2), listed with i running fastest.
    const listed = [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121];
    const { values } = await read(npy(dictionary('|u1', '(2, 3, 2)', 'True'), listed));
    expect([...values]).toEqual([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]);
  });

  it.each<[problem: string, bytes: Buffer, message: string]>([
    ['an empty file', Buffer.alloc(0), 'begins with'],
    ['another kind of file', Buffer.from('word 1 2 3\nother 4 5 6\n'), 'begins with'],
    ['a newer version', npy(dictionary('|u1', '(1,)'), [1], 4), 'has version 4, this code reads versions 1 to 3'],
    ['a header that is cut short', npy(dictionary('|u1', '(1,)'), []).subarray(0, 30), 'but the file ends at byte 30'],
    ['numbers that are cut short', npy(dictionary('<f4', '(2,)'), [0, 0, 0, 0]), 'take 8 bytes, but 4 are there'],
    ['a second array behind', npy(dictionary('|u1', '(1,)'), [1, 2]), 'something follows the array'],
    ['no dictionary', npy('[1, 2]', []), 'is not a dictionary'],
    ['a dictionary without a shape', npy("{'descr': '|u1', 'fortran_order': False}", []), 'is not a dictionary'],
    ['a negative size', npy(dictionary('|u1', '(-1,)'), []), 'is not a dictionary'],
    ['complex numbers', npy(dictionary('<c8', '(1,)'), [0, 0, 0, 0, 0, 0, 0, 0]), "type '<c8'; known: f8"],
    ['texts', npy(dictionary('<U3', '(1,)'), []), "type '<U3'"],
    ['objects', npy(dictionary('|O', '(1,)'), []), "type '|O'"],
    ['structures', npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", []), "type [('a', '<f4')]"],
    ['a type named as a member of objects', npy(dictionary('constructor', '(1,)'), []), 'known: f8'],
    ['whole numbers beyond doubles', npy(dictionary('<i8', '(1,)'), [1, 0, 0, 0, 0, 0, 0, 0x7f]), 'beyond 2^53'],
    ['truth values that are none', npy(dictionary('|b1', '(1,)'), [2]), 'neither 0 nor 1'],
  ])('refuses %s', async (_problem, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(FileFormatError);
    await expect(read(bytes)).rejects.toThrow(message);
  });

  it('names a file that is missing or is a folder', async () => {
    const folder = await makeTemporaryFolder();
    await mkdir(join(folder, 'folder'));
    await expect(readNpy(join(folder, 'none'))).rejects.toThrow(MissingFileError);
    await expect(readNpy(join(folder, 'folder'))).rejects.toThrow(MissingFileError);
  });
});

describe('writeNpy, then readNpy', () => {
  it('changes nothing', async () => {
    const path = join(await makeTemporaryFolder(), 'array.npy');
    const lists = fc.oneof(fc.float32Array(), fc.float64Array(), fc.uint32Array(), fc.int16Array(), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(lists, async (values) => {
        const before = values.slice();
        for (const shape of [[values.length], [1, values.length, 1]]) {
          await writeNpy(path, { shape, values });
          expect(await readNpy(path)).toEqual({ shape, values });
        }
        expect(values).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('begins the numbers at a multiple of 64, whatever the shape', async () => {
    const path = join(await makeTemporaryFolder(), 'array.npy');
    for (let dimensions = 0; dimensions < 40; dimensions++) {
      await writeNpy(path, { shape: Array(dimensions).fill(1), values: Uint8Array.of(77) });
      const bytes = await readFile(path);
      expect([bytes.length % 64, bytes.at(-1), bytes.at(-2)]).toEqual([1, 77, 10]);
    }
  });

  it('refuses a shape that does not fit', async () => {
    const path = join(await makeTemporaryFolder(), 'array.npy');
    await expect(writeNpy(path, { shape: [2], values: Uint8Array.of(1) })).rejects.toThrow(ShapeError);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });
});

describe('NumPy', () => {
  it('writes files that readNpy reads, and reads those of writeNpy', async (context) => {
    const reason = whyNoPython('numpy');
    if (reason !== undefined) context.skip(reason);
    const folder = await makeTemporaryFolder();
    const types = ['<f8', '>f4', '<f2', '<i8', '>i4', '<i2', '|i1', '>u8', '<u4', '>u2', '|u1'];
    runPython(
      [
        'import sys, numpy as np',
        'for place, name in enumerate(sys.argv[2:]):',
        '    a = np.arange(24).reshape(2, 3, 4).astype(name)',
        '    np.save(f"{sys.argv[1]}/{place}.npy", np.asfortranarray(a) if place % 2 else a)',
      ].join('\n'),
      folder,
      ...types,
    );
    for (const place of types.keys()) {
      const { shape, values } = await readNpy(join(folder, `${place}.npy`));
      expect(shape).toEqual([2, 3, 4]);
      expect([...values]).toEqual(Array.from({ length: 24 }, (_, number) => number));
    }
    await writeNpy(join(folder, 'ours.npy'), { shape: [2, 2], values: Float32Array.of(0.5, -1, 2, 3) });
    const script = 'import sys, numpy as np; a = np.load(sys.argv[1]); print(a.dtype.str, a.tolist())';
    expect(runPython(script, join(folder, 'ours.npy'))).toBe('<f4 [[0.5, -1.0], [2.0, 3.0]]\n');
  });
});
