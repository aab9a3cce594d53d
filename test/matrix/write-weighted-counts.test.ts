import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { openRowBlocks } from '../../src/matrix/read-row-blocks.js';
import { collectRowBlocks, toRowBlocks } from '../../src/matrix/row-blocks.js';
import { ppmi } from '../../src/matrix/weightings/ppmi.js';
import { writeWeightedCounts } from '../../src/matrix/write-weighted-counts.js';
import { countMatrices, snapshot, sparseFromRows } from './arbitraries.js';
import { makeTemporaryFolder } from './temporary-folder.js';

describe('writeWeightedCounts', () => {
  it('gives what ppmi gives in memory, whatever the blocks, and leaves the counts untouched', async () => {
    const path = join(await makeTemporaryFolder(), 'ppmi');
    const options = fc.record({ contextSmoothing: fc.constantFrom(1, 0.75), shift: fc.constantFrom(0, 0.5) });
    await fc.assert(
      fc.asyncProperty(countMatrices(6, 30), options, fc.integer({ min: 1, max: 20 }), async (counts, given, most) => {
        const before = snapshot(counts);
        await writeWeightedCounts(path, toRowBlocks(counts, { blockNonzeros: most }), given);
        const weighted = await openRowBlocks(path);
        expect(snapshot(collectRowBlocks(weighted))).toEqual(snapshot(ppmi(counts, given)));
        await weighted.close();
        expect(snapshot(counts)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('reports progress up to 1, keeps metadata, and leaves nothing behind when it stops', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'ppmi');
    const counts = toRowBlocks(
      sparseFromRows([
        [1, 2],
        [3, 0],
      ]),
      { blockNonzeros: 1 },
    );
    const shares: number[] = [];
    const metadata = new Map([['__proto__', 'kept']]);
    const onProgress = (share: number): void => void shares.push(share);
    await expect(writeWeightedCounts(path, counts, { contextSmoothing: 2 })).rejects.toThrow(OptionError);
    await expect(writeWeightedCounts(path, counts, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
    expect(await readdir(folder)).toEqual([]);
    await writeWeightedCounts(path, counts, { prefix: 'p', metadata, onProgress });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    const weighted = await openRowBlocks(path, { prefix: 'p' });
    expect(new Map(weighted.metadata)).toEqual(metadata);
    await weighted.close();
  });
});
