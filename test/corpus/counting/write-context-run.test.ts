import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { ContextRunWriter } from '../../../src/corpus/counting/write-context-run.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { addedUp, occurrences, readCells, writeOccurrences } from './context-runs.js';

describe('writeTally', () => {
  it('writes what is read back: every cell once, in the order of bytes', async () => {
    const folder = await makeTemporaryFolder();
    await fc.assert(
      fc.asyncProperty(occurrences, async (list) => {
        const path = join(folder, 'a.run');
        await writeOccurrences(path, list);
        expect(await readCells(path)).toEqual(addedUp(list));
      }),
      { numRuns: 20 },
    );
  });

  it('writes the sums of targets and the totals', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    await writeOccurrences(path, [
      ['dog', 'bark', 2],
      ['cat', 'purr', 1],
      ['dog', 'purr', 3],
    ]);
    const run = await openContextRun(path);
    expect(run.targetLabels()).toEqual(['cat', 'dog']);
    expect([...run.sums]).toEqual([1, 5]);
    expect([run.contexts, run.pairs, run.occurrences]).toEqual([2, 3, 6]);
    await run.close();
  });
});

describe('ContextRunWriter', () => {
  it('writes counts up to 2^53 and contexts longer than its buffers', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    const writer = await ContextRunWriter.open(path);
    const context = Buffer.alloc(3_000_000, 'x');
    writer.add(context, context.length, {
      targets: Uint32Array.of(0),
      counts: Float64Array.of(2 ** 53 - 1),
      length: 1,
    });
    expect(writer.isFull).toBe(true);
    await writer.finish({ bytes: Buffer.from('a'), offsets: Float64Array.of(0, 1) }, Float64Array.of(2 ** 53 - 1));
    const [cell] = await readCells(path);
    expect([cell?.[1].length, cell?.[2]]).toEqual([3_000_000, 2 ** 53 - 1]);
  });

  it('leaves nothing behind when it is discarded', async () => {
    const path = join(await makeTemporaryFolder(), 'a.run');
    await (await ContextRunWriter.open(path)).discard();
    expect(await readdir(dirname(path))).toEqual([]);
  });
});
