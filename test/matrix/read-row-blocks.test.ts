import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError, ShapeError } from '../../src/errors.js';
import { sparseFromArrays, sparseToArrays } from '../../src/matrix/container-matrices.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { openRowBlocks } from '../../src/matrix/read-row-blocks.js';
import { collectRowBlocks, toRowBlocks } from '../../src/matrix/row-blocks.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { RowBlocksWriter, writeRowBlocks } from '../../src/matrix/write-row-blocks.js';
import { snapshot, sparseFromRows, sparseMatrices } from './arbitraries.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const sample = sparseFromRows([
  [1, 0, 2],
  [0, 0, 0],
  [0, -3, 0],
]);

describe('writeRowBlocks, then openRowBlocks', () => {
  it('changes nothing, whatever the blocks of writing and reading', async () => {
    const path = join(await makeTemporaryFolder(), 'matrix');
    const blockNonzeros = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(sparseMatrices(6, 5), blockNonzeros, blockNonzeros, async (matrix, writing, reading) => {
        const before = snapshot(matrix);
        await writeRowBlocks(path, toRowBlocks(matrix, { blockNonzeros: writing }));
        const blocks = await openRowBlocks(path, { blockNonzeros: reading });
        try {
          expect(snapshot(collectRowBlocks(blocks))).toEqual(before);
          expect(blocks.readBlock(0)).toEqual(blocks.readBlock(0));
          expect(blocks.firstRows).toEqual(toRowBlocks(matrix, { blockNonzeros: reading }).firstRows);
        } finally {
          await blocks.close();
        }
        expect(snapshot(matrix)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('makes a container that is read whole as well, and opens one that was written whole', async () => {
    const folder = await makeTemporaryFolder();
    const metadata = new Map([['constructor', '__proto__']]);
    await writeRowBlocks(join(folder, 'blocks'), toRowBlocks(sample), { prefix: 'ppmi', metadata });
    const container = await readContainer(join(folder, 'blocks'));
    expect(snapshot(sparseFromArrays('ppmi', container.arrays))).toEqual(snapshot(sample));
    expect(new Map(container.metadata)).toEqual(metadata);

    await writeContainer(join(folder, 'whole'), sparseToArrays('', sample), metadata);
    const blocks = await openRowBlocks(join(folder, 'whole'), { prefix: '' });
    expect(snapshot(collectRowBlocks(blocks))).toEqual(snapshot(sample));
    expect(new Map(blocks.metadata)).toEqual(metadata);
    await blocks.close();
  });

  it('reads every block into the same memory when told to, with the same numbers', async () => {
    const path = join(await makeTemporaryFolder(), 'matrix');
    await writeRowBlocks(path, toRowBlocks(sample));
    const fresh = await openRowBlocks(path, { blockNonzeros: 1 });
    const reusing = await openRowBlocks(path, { blockNonzeros: 1, reuseMemory: true });
    for (const block of [0, 1, 0]) {
      expect(snapshot(reusing.readBlock(block))).toEqual(snapshot(fresh.readBlock(block)));
    }
    expect(reusing.readBlock(0).values.buffer).toBe(reusing.readBlock(1).values.buffer);
    expect(snapshot(collectRowBlocks(reusing))).toEqual(snapshot(sample));
    await fresh.close();
    await reusing.close();
  });

  it('keeps a matrix of no rows', async () => {
    const path = join(await makeTemporaryFolder(), 'empty');
    const writer = await RowBlocksWriter.open(path, { columns: 3 });
    await writer.finish();
    const blocks = await openRowBlocks(path);
    expect([blocks.rows, blocks.columns, blocks.nonzeros, blocks.firstRows]).toEqual([0, 3, 0, [0]]);
    await blocks.close();
  });
});

describe('writeRowBlocks', () => {
  it('leaves nothing behind when it is stopped or refuses', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'stopped');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeRowBlocks(path, toRowBlocks(sample), { signal })).rejects.toThrow('enough');
    const stop = new AbortController();
    const blocks = toRowBlocks(sample, { blockNonzeros: 1 });
    const readBlock = (block: number): SparseMatrix => {
      stop.abort();
      return blocks.readBlock(block);
    };
    const stopping = { ...blocks, readBlock };
    await expect(writeRowBlocks(path, stopping, { signal: stop.signal })).rejects.toThrow('abort');
    const writer = await RowBlocksWriter.open(path, { columns: 2 });
    await expect(writer.append(sample)).rejects.toThrow(ShapeError);
    await writer.discard();
    await expect(RowBlocksWriter.open(path, { columns: -1 })).rejects.toThrow(OptionError);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('openRowBlocks', () => {
  it('refuses files that are missing, cut short, damaged, or hold no such matrix', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'matrix');
    await expect(openRowBlocks(path)).rejects.toThrow(MissingFileError);
    await writeRowBlocks(path, toRowBlocks(sample));
    await expect(openRowBlocks(path, { prefix: 'other' })).rejects.toThrow('holds no array "other.shape"');
    await expect(openRowBlocks(path, { blockNonzeros: 0 })).rejects.toThrow(OptionError);
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length; length += 13) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(openRowBlocks(path), `${length}`).rejects.toThrow(FileFormatError);
    }
    for (let place = 0; place < bytes.length; place += 5) {
      const damaged = Buffer.from(bytes);
      damaged[place] ^= 4;
      await writeFile(path, damaged);
      await expect(openRowBlocks(path), `${place}`).rejects.toThrow(FileFormatError);
    }
  });

  it('finds entries that are out of order where a file has no checksum of ours', async () => {
    const path = join(await makeTemporaryFolder(), 'disorder');
    const arrays = sparseToArrays('matrix', sample);
    const disordered = new Map(arrays).set('matrix.columnIndices', { shape: [3], values: Int32Array.of(2, 0, 1) });
    await writeContainer(path, disordered, new Map());
    const blocks = await openRowBlocks(path);
    expect(() => blocks.readBlock(0)).toThrow(FileFormatError);
    await blocks.close();
    for (const rowStarts of [
      [0, 2, 1, 3],
      [1, 2, 2, 3],
      [0, 2, 2, 2],
    ]) {
      const values = Float64Array.from(rowStarts);
      await writeContainer(path, new Map(arrays).set('matrix.rowStarts', { shape: [4], values }), new Map());
      await expect(openRowBlocks(path), `${rowStarts}`).rejects.toThrow(FileFormatError);
    }
  });
});
