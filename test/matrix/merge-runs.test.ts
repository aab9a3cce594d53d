import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, OptionError, ShapeError } from '../../src/errors.js';
import { mergeRuns } from '../../src/matrix/merge-runs.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { openRun, type RunFile } from '../../src/matrix/read-run.js';
import { collectRowBlocks, toRowBlocks } from '../../src/matrix/row-blocks.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { writeMergedRuns } from '../../src/matrix/write-merged-runs.js';
import { writeRun } from '../../src/matrix/write-run.js';
import { countMatrices, snapshot, sparseFromRows } from './arbitraries.js';
import { makeTemporaryFolder } from './temporary-folder.js';

/** Writes matrices as runs, opens them, and closes them after use. */
async function withRuns<Result>(
  matrices: readonly SparseMatrix[],
  use: (runs: readonly RunFile[], folder: string) => Promise<Result>,
  unit = 1,
): Promise<Result> {
  const folder = await makeTemporaryFolder();
  await mkdir(join(folder, 'runs'));
  const runs: RunFile[] = [];
  try {
    for (const [place, matrix] of matrices.entries()) {
      await writeRun(join(folder, 'runs', `${place}.run`), toRowBlocks(matrix), { unit });
      runs.push(await openRun(join(folder, 'runs', `${place}.run`)));
    }
    return await use(runs, folder);
  } finally {
    for (const run of runs) await run.close();
  }
}

/** Adds matrices up with a builder and leaves out small sums. */
function addUp(matrices: readonly SparseMatrix[], minimumCount: number): SparseMatrix {
  const [{ rows, columns }] = matrices;
  const all = new SparseBuilder();
  for (const matrix of matrices) {
    for (let row = 0; row < rows; row++) {
      const cells = matrix.row(row);
      cells.columns.forEach((column, place) => {
        all.add(row, column, cells.values[place]);
      });
    }
  }
  const sum = all.build({ rows, columns });
  const kept = new SparseBuilder();
  for (let row = 0; row < rows; row++) {
    const cells = sum.row(row);
    cells.columns.forEach((column, place) => {
      if (cells.values[place] >= minimumCount) kept.add(row, column, cells.values[place]);
    });
  }
  return kept.build({ rows, columns });
}

const matrixLists = fc.array(countMatrices(5, 200), { minLength: 1, maxLength: 5 });

describe('mergeRuns and writeMergedRuns', () => {
  it('add up exactly, whatever the order, and leave out sums below the minimum', async () => {
    await fc.assert(
      fc.asyncProperty(matrixLists, fc.nat(6), async (matrices, minimumCount) => {
        await withRuns(matrices, async (runs, folder) => {
          const expected = snapshot(addUp(matrices, minimumCount));
          expect(snapshot(await mergeRuns(runs, { minimumCount }))).toEqual(expected);
          const paths = [join(folder, 'forward'), join(folder, 'backward')];
          await writeMergedRuns(paths[0], runs, { minimumCount });
          await writeMergedRuns(paths[1], runs.toReversed(), { minimumCount });
          const merged = await openRun(paths[0]);
          expect(snapshot(collectRowBlocks(merged))).toEqual(expected);
          await merged.close();
          expect(await readFile(paths[1])).toEqual(await readFile(paths[0]));
        });
      }),
      { numRuns: 20 },
    );
  });

  it('give the same whether all runs are merged at once or some of them first', async () => {
    const [a, b, c] = fc.sample(countMatrices(5, 200), { numRuns: 3, seed: 5 });
    await withRuns([a, b, c], async (runs, folder) => {
      await writeMergedRuns(join(folder, 'two'), runs.slice(0, 2));
      const two = await openRun(join(folder, 'two'));
      await writeMergedRuns(join(folder, 'three'), [two, runs[2]]);
      await two.close();
      await writeMergedRuns(join(folder, 'all'), runs);
      expect(await readFile(join(folder, 'three'))).toEqual(await readFile(join(folder, 'all')));
    });
  });

  it('take the minimum in the measure of the values: 1/60 sixty times is a count of 1', async () => {
    const tenth = sparseFromRows([[1 / 60, 59 / 60]]);
    const rest = sparseFromRows([[59 / 60, 0]]);
    await withRuns(
      [tenth, rest],
      async (runs) => {
        const merged = await mergeRuns(runs, { minimumCount: 1 });
        expect(snapshot(merged)).toEqual(snapshot(sparseFromRows([[1, 0]])));
      },
      1 / 60,
    );
  });

  it('report progress up to 1, and stop when told to, leaving nothing behind', async () => {
    await withRuns([sparseFromRows([[1], [2]])], async (runs, folder) => {
      const shares: number[] = [];
      await mergeRuns(runs, { onProgress: (share) => shares.push(share) });
      expect(shares.at(-1)).toBe(1);
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(mergeRuns(runs, { signal })).rejects.toThrow('enough');
      await expect(writeMergedRuns(join(folder, 'none'), runs, { signal })).rejects.toThrow('enough');
      expect(await readdir(folder)).toEqual(['runs']);
    });
  });

  it('refuse no runs, runs of other shapes or units, and options out of range', async () => {
    await expect(mergeRuns([])).rejects.toThrow(OptionError);
    await withRuns([sparseFromRows([[1, 2]]), sparseFromRows([[1], [2]])], async (runs) => {
      await expect(mergeRuns(runs)).rejects.toThrow(ShapeError);
      await expect(mergeRuns(runs.slice(1), { minimumCount: -1 })).rejects.toThrow(OptionError);
    });
    await withRuns([sparseFromRows([[1]])], async ([one]) => {
      await withRuns(
        [sparseFromRows([[1]])],
        async ([half]) => {
          await expect(mergeRuns([one, half])).rejects.toThrow('units of 0.5');
        },
        0.5,
      );
    });
  });

  it('name the run that is damaged', async () => {
    await withRuns([sparseFromRows([[1, 2]]), sparseFromRows([[1, 2]])], async (runs) => {
      const path = runs[1].path;
      const { arrays, metadata } = await readContainer(path);
      const values = Uint8Array.of(0, 1, 7, 2, 0, 0, 0, 0);
      await writeContainer(path, new Map(arrays).set('run.bytes', { shape: [8], values }), metadata);
      const damaged = await openRun(path);
      await expect(mergeRuns([runs[0], damaged])).rejects.toThrow(FileFormatError);
      await expect(mergeRuns([runs[0], damaged])).rejects.toThrow(path);
      await damaged.close();
    });
  });
});
