import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InformationMeasure } from '../../../src/kernels/weigh-information.js';
import { SparseBuilder } from '../../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { columnSums, rowSums } from '../../../src/matrix/sums.js';
import { weighCounts } from '../../../src/matrix/weightings/weigh-counts.js';
import { createRandom } from '../../../src/random.js';
import { countMatrices, largestDifference, toRows } from '../arbitraries.js';

const measures = ['ppmi', 'pmi', 'localMutualInformation', 'contextRatio'] as const;

/** The formula, cell by cell, in doubles. */
function weigh(counts: SparseMatrix, measure: InformationMeasure, smoothing: number, shift: number): number[] {
  const targets = rowSums(counts);
  const contexts = columnSums(counts).map((sum) => sum ** smoothing);
  const total = contexts.reduce((sum, value) => sum + value, 0);
  return toRows(counts).flatMap((row, target) =>
    row.map((count, context) => {
      if (count === 0) return 0;
      const ratio = (count * total) / (targets[target] * contexts[context]) / Math.exp(shift);
      if (measure === 'contextRatio') return ratio;
      if (measure === 'pmi') return Math.log(ratio);
      return Math.max(0, Math.log(ratio)) * (measure === 'ppmi' ? 1 : count);
    }),
  );
}

describe('weighCounts', () => {
  it('is the formula on every cell', () => {
    const options = fc.tuple(fc.constantFrom(...measures), fc.constantFrom(1, 0.5), fc.constantFrom(0, 0.3));
    fc.assert(
      fc.property(countMatrices(5, 6), options, (counts, [measure, contextSmoothing, shift]) => {
        const weighted = weighCounts(counts, { measure, contextSmoothing, shift });
        weighted.checkInvariants();
        const expected = weigh(counts, measure, contextSmoothing, shift);
        const most = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
        expect(largestDifference(toRows(weighted).flat(), expected)).toBeLessThan(1e-6 * most);
      }),
    );
  });

  it.each([
    ['rows longer than a block', 3, 40_000, 100_000],
    ['more rows than a block holds, most of them empty', 9000, 50, 20_000],
    ['rows of odd and even lengths over several blocks', 700, 300, 150_000],
  ])('weights %s as it does each row alone', (_title, rows, columns, cells) => {
    const random = createRandom(3);
    const builder = new SparseBuilder();
    for (let cell = 0; cell < cells; cell++) {
      builder.add(Math.floor(rows * random.uniform()), Math.floor(columns * random.uniform() ** 2));
    }
    const counts = builder.build({ rows, columns });
    const weighted = weighCounts(counts, {});
    weighted.checkInvariants();
    const targets = rowSums(counts);
    const contexts = columnSums(counts);
    let wrong = 0;
    let positive = 0;
    for (let row = 0; row < rows; row++) {
      const { columns: places, values } = counts.row(row);
      places.forEach((column, entry) => {
        const expected = Math.max(0, Math.log((values[entry] * cells) / (targets[row] * contexts[column])));
        if (Math.abs(weighted.at(row, column) - expected) > 1e-6 * expected) wrong++;
        if (expected > 0) positive++;
      });
    }
    expect([wrong, weighted.nonzeros]).toEqual([0, positive]);
  });
});
