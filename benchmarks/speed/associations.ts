import type { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type Measures, type SpeedCase, type SpeedRun } from './harness.js';
import { limitCase } from './limits.js';

await defineSpeed(import.meta.url, {
  id: 'associations',
  title: 'Partial correlations of the parts of compositions: zeros, log-ratios, covariance, shrinkage, inverse',
  cases: ({ quick }) =>
    (quick
      ? [[2000, 500]]
      : [
          [10_000, 500],
          [10_000, 2000],
        ]
    ).flatMap(([rows = 0, parts = 0]) => partCases(rows, parts)),
});

function partCases(rows: number, parts: number): SpeedCase[] {
  const group = `${rows} x ${parts}`;
  // Half of the products of the covariance, a third of a cube for the factor, as much for its inverse, half for the product.
  const work = { amount: rows * parts ** 2 + 2 * (1 / 6 + 1 / 6 + 1 / 2) * parts ** 3, unit: 'flop' } as const;
  const ours = (name: string, shrink: 'none' | 'basis'): SpeedCase => ({
    group,
    name,
    role: 'ours',
    work,
    prepare: () => prepare(rows, parts, shrink),
  });
  return [
    ours('partial correlations', 'none'),
    ours('partial correlations, basis shrinkage', 'basis'),
    limitCase('multiplyAdd', { group }),
  ];
}

async function prepare(rows: number, parts: number, shrink: 'none' | 'basis'): Promise<SpeedRun> {
  const { logRatioPartial, replaceZeros } =
    await importBuilt<typeof import('../../src/analysis/index.js')>('analysis/index.js');
  const counts = await someCounts(rows, parts);
  return async (): Promise<Measures> => {
    const { matrix, share } = replaceZeros(counts, 'bayes-laplace');
    const { rank } = await logRatioPartial(matrix, { shrink });
    return { rank, zeros: share };
  };
}

/** Counts of which three in ten are 0. */
async function someCounts(rows: number, parts: number): Promise<DenseMatrix<Float64Array>> {
  const { DenseMatrix } =
    await importBuilt<typeof import('../../src/matrix/dense-matrix.js')>('matrix/dense-matrix.js');
  const random = createRandom(1);
  const values = new Float64Array(rows * parts);
  for (let cell = 0; cell < values.length; cell++) {
    values[cell] = random.uniform() < 0.3 ? 0 : 1 + random.integer(30);
  }
  return new DenseMatrix(rows, parts, values);
}
