import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { createRandom } from '../../src/random.js';
import { makeTemporaryFolder } from './temporary-folder.js';

// Worker threads cannot load TypeScript, so this runs the compiled library: build before testing.
if (!existsSync(new URL('../../dist/', import.meta.url))) throw new Error('There is no dist/: run `npm run build`.');
const built = <Module>(name: string): Promise<Module> => {
  return import(new URL(`../../dist/matrix/${name}.js`, import.meta.url).href) as Promise<Module>;
};
const { mergeRuns } = await built<typeof import('../../src/matrix/merge-runs.js')>('merge-runs');
const { openRun } = await built<typeof import('../../src/matrix/read-run.js')>('read-run');
const { toRowBlocks } = await built<typeof import('../../src/matrix/row-blocks.js')>('row-blocks');
const { writeMergedRuns } = await built<typeof import('../../src/matrix/write-merged-runs.js')>('write-merged-runs');
const { writeRun } = await built<typeof import('../../src/matrix/write-run.js')>('write-run');

/** Counts in rows of very different lengths. */
function randomCounts(rows: number, columns: number, seed: number): SparseMatrix {
  const random = createRandom(seed);
  const rowStarts = new Float64Array(rows + 1);
  const columnIndices: number[] = [];
  for (let row = 0; row < rows; row++) {
    const density = 1 / (row + 2);
    for (let column = 0; column < columns; column++) if (random.uniform() < density) columnIndices.push(column);
    rowStarts[row + 1] = columnIndices.length;
  }
  const values = Float32Array.from(columnIndices, () => 1 + random.integer(300));
  return new SparseMatrix({ rows, columns }, rowStarts, Int32Array.from(columnIndices), values);
}

describe('writeMergedRuns and mergeRuns', () => {
  it('give the same bytes on any number of threads', async () => {
    const folder = await makeTemporaryFolder();
    const runs: Awaited<ReturnType<typeof openRun>>[] = [];
    for (let seed = 0; seed < 4; seed++) {
      const path = join(folder, `${seed}.run`);
      await writeRun(path, toRowBlocks(randomCounts(300, 70_000, seed)));
      runs.push(await openRun(path));
    }
    const options = { minimumCount: 10 };
    await writeMergedRuns(join(folder, 'one'), runs, options);
    await writeMergedRuns(join(folder, 'three'), runs, { ...options, threads: 3 });
    expect((await readFile(join(folder, 'three'))).equals(await readFile(join(folder, 'one')))).toBe(true);
    const [one, three] = [await mergeRuns(runs, options), await mergeRuns(runs, { ...options, threads: 3 })];
    expect(one.nonzeros).toBeGreaterThan(100_000);
    const bytesOf = (matrix: SparseMatrix): Buffer =>
      Buffer.concat([
        Buffer.from(matrix.columnIndices.buffer),
        Buffer.from(matrix.values.buffer),
        Buffer.from(matrix.rowStarts.buffer),
      ]);
    expect(bytesOf(three).equals(bytesOf(one))).toBe(true);
    for (const run of runs) await run.close();
  });
});
