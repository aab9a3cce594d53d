import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { formatNpyHeader } from '../../src/matrix/npy-format.js';
import { readNpz } from '../../src/matrix/read-npz.js';
import { runPython, whyNoPython } from './python.js';
import { makeTemporaryFolder } from './temporary-folder.js';

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isPacked?: boolean;
  /** Writes the sizes in 64 bits, as numpy.savez does in the local header. */
  readonly isWide?: boolean;
  readonly method?: number;
}

const numbers = (...values: number[]): Buffer => {
  const array = { shape: [values.length], values: Uint8Array.from(values) };
  return Buffer.concat([formatNpyHeader(array), Buffer.from(values)]);
};

/** Writes a ZIP archive as APPNOTE 6.3 describes it: local header and bytes of each member, directory, its end. */
function zip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isPacked = false, isWide = false, method = isPacked ? 8 : 0 } of members) {
    const packed = isPacked ? deflateRawSync(bytes) : bytes;
    const title = Buffer.from(name);
    const sizes = [packed.length, bytes.length].map((size) => (isWide ? 0xffff_ffff : size));
    const extra = Buffer.alloc(isWide ? 20 : 0);
    if (isWide) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      extra.writeBigUInt64LE(BigInt(bytes.length), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
    }
    const head = Buffer.alloc(26);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(sizes[0], 14);
    head.writeUInt32LE(sizes[1], 18);
    head.writeUInt16LE(title.length, 22);
    head.writeUInt16LE(extra.length, 24);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, extra, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\x01\x02\0\0', 'latin1'), head, tail, title, extra);
    offset += 30 + title.length + extra.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function write(bytes: Buffer): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'archive.npz');
  await writeFile(path, bytes);
  return path;
}

const members: Member[] = [
  { name: '__proto__.npy', bytes: numbers(1, 2) },
  { name: 'constructor.npy', bytes: numbers(3), isPacked: true },
  { name: '.npy', bytes: numbers(4, 5, 6), isPacked: true, isWide: true },
  { name: 'notes.txt', bytes: Buffer.from('no array') },
];

describe('readNpz', () => {
  it('reads stored and packed arrays by name, and passes over other files', async () => {
    const path = await write(zip(members));
    expect(await readNpz(path)).toEqual(
      new Map([
        ['__proto__', { shape: [2], values: Uint8Array.of(1, 2) }],
        ['constructor', { shape: [1], values: Uint8Array.of(3) }],
        ['', { shape: [3], values: Uint8Array.of(4, 5, 6) }],
      ]),
    );
    expect([...(await readNpz(path, { names: ['constructor'] })).keys()]).toEqual(['constructor']);
    await expect(readNpz(path, { names: ['toString'] })).rejects.toThrow('holds no array "toString"');
  });

  it('refuses an archive cut off at any byte', async () => {
    const path = await write(Buffer.alloc(0));
    const bytes = zip(members);
    for (let length = 0; length < bytes.length; length += 5) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(readNpz(path), `cut to ${length} bytes`).rejects.toThrow(FileFormatError);
    }
  });

  it('finds changed numbers, packed or not', async () => {
    for (const isPacked of [false, true]) {
      const bytes = zip([{ name: 'a.npy', bytes: numbers(1, 2, 3, 4), isPacked }]);
      const directory = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
      for (let place = 35; place < directory; place += 7) {
        const damaged = Buffer.from(bytes);
        damaged[place] ^= 8;
        const path = await write(damaged);
        await expect(readNpz(path), `byte ${place} changed`).rejects.toThrow(FileFormatError);
      }
    }
  });

  it('refuses a packing that it does not know, and names a missing file', async () => {
    const path = await write(zip([{ name: 'a.npy', bytes: numbers(1), method: 12 }]));
    await expect(readNpz(path)).rejects.toThrow('is packed by method 12, not 0 or 8');
    await expect(readNpz(`${path}-none`)).rejects.toThrow(MissingFileError);
  });
});

describe('NumPy', () => {
  it('writes archives that readNpz reads', async (context) => {
    const reason = whyNoPython('numpy');
    if (reason !== undefined) context.skip(reason);
    const folder = await makeTemporaryFolder();
    const script = [
      'import sys, numpy as np',
      'arrays = {"a": np.arange(6, dtype=">i4").reshape(2, 3), "b": np.float16([0.5])}',
      'np.savez(sys.argv[1] + "/stored.npz", **arrays)',
      'np.savez_compressed(sys.argv[1] + "/packed.npz", **arrays)',
    ].join('\n');
    runPython(script, folder);
    for (const name of ['stored', 'packed']) {
      expect(await readNpz(join(folder, `${name}.npz`))).toEqual(
        new Map([
          ['a', { shape: [2, 3], values: Int32Array.of(0, 1, 2, 3, 4, 5) }],
          ['b', { shape: [1], values: Float32Array.of(0.5) }],
        ]),
      );
    }
    expect((await readFile(join(folder, 'packed.npz'))).length).toBeGreaterThan(0);
  });
});
