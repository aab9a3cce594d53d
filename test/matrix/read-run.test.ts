import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError, ShapeError } from '../../src/errors.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { openRun } from '../../src/matrix/read-run.js';
import { collectRowBlocks, toRowBlocks } from '../../src/matrix/row-blocks.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { RunWriter, writeRun } from '../../src/matrix/write-run.js';
import { countMatrices, snapshot, sparseFromRows } from './arbitraries.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const sample = sparseFromRows([
  [1, 0, 2],
  [0, 0, 0],
  [0, 300, 0],
]);

describe('writeRun, then openRun', () => {
  it('changes nothing, whatever the blocks, in any unit', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    const blockNonzeros = fc.integer({ min: 1, max: 9 });
    const units = fc.constantFrom(1, 0.5, 1 / 60);
    await fc.assert(
      fc.asyncProperty(countMatrices(6, 300), units, blockNonzeros, async (counts, unit, reading) => {
        const scaled = new SparseMatrix(
          counts,
          counts.rowStarts,
          counts.columnIndices,
          counts.values.map((value) => value * unit),
        );
        const before = snapshot(scaled);
        await writeRun(path, toRowBlocks(scaled, { blockNonzeros: 2 }), { unit });
        const run = await openRun(path, { blockNonzeros: reading });
        try {
          expect(run.unit).toBe(unit);
          expect(run.firstRows).toEqual(toRowBlocks(counts, { blockNonzeros: reading }).firstRows);
          expect(snapshot(collectRowBlocks(run))).toEqual(before);
          const last = run.firstRows.length - 2;
          expect(run.readBlock(last)).toEqual(run.readBlock(last));
        } finally {
          await run.close();
        }
        expect(snapshot(scaled)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps columns past 65,535, counts past a byte, and a matrix of no rows', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    const wide = new SparseMatrix(
      { rows: 3, columns: 2 ** 31 - 1 },
      Float64Array.of(0, 2, 2, 3),
      Int32Array.of(70_000, 2 ** 31 - 2, 0),
      Float32Array.of(128, 2 ** 24, 1e15),
    );
    for (const matrix of [wide, sparseFromRows([])]) {
      await writeRun(path, toRowBlocks(matrix));
      const run = await openRun(path);
      expect(snapshot(collectRowBlocks(run))).toEqual(snapshot(matrix));
      await run.close();
    }
  });

  it('keeps metadata and takes two bytes for an entry of a near column and a small count', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    const metadata = new Map([['__proto__', 'constructor']]);
    const ones = sparseFromRows(Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 1)));
    await writeRun(path, toRowBlocks(ones), { metadata });
    const run = await openRun(path);
    expect(new Map(run.metadata)).toEqual(metadata);
    expect(run.byteLengths.reduce((sum, length) => sum + length, 0)).toBe(2 * ones.nonzeros);
    expect((await stat(path)).size).toBeLessThan(2 * ones.nonzeros + 2048);
    await run.close();
  });
});

describe('RunWriter', () => {
  it('refuses values that are not whole numbers of units, and leaves nothing behind', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'counts.run');
    for (const value of [0.5, -1, 1e17]) {
      await expect(writeRun(path, toRowBlocks(sparseFromRows([[value]]))), `${value}`).rejects.toThrow(ShapeError);
    }
    await expect(RunWriter.open(path, { columns: 1, unit: 0 })).rejects.toThrow(OptionError);
    await expect(RunWriter.open(path, { columns: 1.5 })).rejects.toThrow(OptionError);
    await expect(RunWriter.open(path, { columns: 1, metadata: new Map([['qualia.run', '']]) })).rejects.toThrow(
      OptionError,
    );
    const writer = await RunWriter.open(path, { columns: 2 });
    await expect(writer.append(sample)).rejects.toThrow(ShapeError);
    await writer.discard();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeRun(path, toRowBlocks(sample), { signal })).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('openRun', () => {
  it('refuses files that are missing, cut short or damaged', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    await expect(openRun(path)).rejects.toThrow(MissingFileError);
    await writeRun(path, toRowBlocks(sample));
    await expect(openRun(path, { blockNonzeros: 0 })).rejects.toThrow(OptionError);
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length; length += 13) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(openRun(path), `${length}`).rejects.toThrow(FileFormatError);
    }
    for (let place = 0; place < bytes.length; place += 5) {
      const damaged = Buffer.from(bytes);
      damaged[place] ^= 4;
      await writeFile(path, damaged);
      await expect(openRun(path), `${place}`).rejects.toThrow(FileFormatError);
    }
  });

  it('finds damage in the rows when they are first read, where blocks are to be verified', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    await writeRun(path, toRowBlocks(sample));
    const bytes = await readFile(path);
    // The last byte of the count 300, so that the run is still one.
    const place = bytes.lastIndexOf(Buffer.of(0xac, 2)) + 1;
    expect(place).toBeGreaterThan(0);
    bytes[place] = 3;
    await writeFile(path, bytes);
    await expect(openRun(path)).rejects.toThrow(FileFormatError);
    const read = openRun(path, { verify: 'blocks' }).then(async (run) => {
      try {
        return run.readBlock(0);
      } finally {
        await run.close();
      }
    });
    await expect(read).rejects.toThrow(FileFormatError);
  });

  it('refuses files of another kind, of a newer version, or that contradict themselves', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    await writeRun(path, toRowBlocks(sample));
    const { arrays } = await readContainer(path);
    const version = (text: string): Map<string, string> => new Map([['qualia.run', text]]);
    await writeContainer(path, arrays, new Map());
    await expect(openRun(path)).rejects.toThrow('does not hold a run');
    await writeContainer(path, arrays, version('2'));
    await expect(openRun(path)).rejects.toThrow('written by a newer qualia');
    for (const [name, values] of [
      ['run.shape', Float64Array.of(3, 3, 4, 1)],
      ['run.shape', Float64Array.of(3, 3, 3, 0)],
      ['run.entryCounts', Uint32Array.of(2, 1)],
      ['run.byteLengths', Uint32Array.of(4, 0, 30)],
    ] as const) {
      await writeContainer(path, new Map(arrays).set(name, { shape: [values.length], values }), version('1'));
      await expect(openRun(path), name).rejects.toThrow('contradict');
    }
  });

  it('finds entries outside their rows even where the checksum holds', async () => {
    const path = join(await makeTemporaryFolder(), 'counts.run');
    await writeRun(path, toRowBlocks(sample));
    const { arrays, metadata } = await readContainer(path);
    for (const [name, values] of [
      ['run.bytes', Uint8Array.of(0, 1, 9, 2, 1, 172, 2, 0)],
      ['run.entryCounts', Uint32Array.of(1, 1, 1)],
    ] as const) {
      await writeContainer(path, new Map(arrays).set(name, { shape: [values.length], values }), metadata);
      const run = await openRun(path);
      expect(() => run.readBlock(0), name).toThrow('an entry lies outside its row');
      await run.close();
    }
  });
});
