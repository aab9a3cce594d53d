import { describe, expect, it } from 'vitest';
import { describeDesign, meetings } from '../../../src/analysis/factors/design.js';
import { createFactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { fitValues, sumValues } from '../../../src/analysis/factors/fit-values.js';
import { createRandom } from '../../../src/random.js';
import { gridOf, incomplete, normalRows } from './synthetic-spaces.js';

const setOf = (...rows: readonly string[]) =>
  createFactorialSet(
    ['a', 'b', 'c'].slice(0, rows[0].split(' ').length),
    rows.map((row) => ({ values: row.split(' ') })),
  );

describe('describeDesign', () => {
  it('knows a full grid, and one of proportional counts, for orthogonal', () => {
    expect(describeDesign(gridOf(3, 4, 2))).toMatchObject({
      isOrthogonal: true,
      isConnected: true,
      rank: 6,
      overlap: 0,
    });
    expect(describeDesign(incomplete(gridOf(3, 4), 11 / 12, 1))).toMatchObject({ isOrthogonal: false, rank: 5 });
  });

  it('counts how far two factors overlap by phi squared of their table', () => {
    // a0 b0 twice... counts 2 1 / 1 2 of a table with margins 3: chi squared 6 / 9, phi squared 1 / 9.
    const table = setOf('a0 b0 x', 'a0 b0 y', 'a0 b1 x', 'a1 b0 x', 'a1 b1 x', 'a1 b1 y');
    const two = createFactorialSet(
      ['a', 'b'],
      table.texts.map((text) => ({ values: text.split(' ').slice(0, 2), text })),
    );
    expect(describeDesign(two).overlap).toBeCloseTo(1 / 9, 12);
  });

  it('finds the rank of sets whose values do not meet', () => {
    expect(describeDesign(setOf('a0 b0', 'a1 b1', 'a0 b1', 'a2 b2', 'a3 b3', 'a2 b3'))).toMatchObject({
      rank: 5,
      isConnected: false,
    });
    // The third factor tells nothing beside the first.
    expect(describeDesign(setOf('a0 b0 c0', 'a0 b1 c0', 'a1 b0 c1', 'a1 b1 c1'))).toMatchObject({
      rank: 2,
      isConnected: false,
    });
  });

  it('counts how often values meet', () => {
    expect([...meetings(describeDesign(setOf('a0 b0', 'a1 b1', 'a0 b1'))).values]).toEqual([
      2, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 2,
    ]);
  });
});

describe('fitValues', () => {
  it('fits many values by the pairs that meet as few by the matrix of all', () => {
    const set = incomplete(gridOf(1600, 1500), 0.004, 1);
    const design = describeDesign(set);
    expect(design.counts.length).toBeGreaterThan(3000);
    const vectors = normalRows(set.texts.length, 2, createRandom(1));
    const sums = sumValues(vectors, design);
    const fit = fitValues(sums, design);
    // The normal equations hold: each value's sum is that of the fits of its items, but for the mean.
    const again = new Float64Array(sums.values.length);
    for (let item = 0; item < set.texts.length; item++) {
      const values = design.labels.map((labels, factor) => design.offsets[factor] + labels[item]);
      for (const value of values) {
        for (const other of values)
          for (let column = 0; column < 2; column++) again[value * 2 + column] += fit.at(other, column);
      }
    }
    const means = [0, 1].map(
      (column) => vectors.values.reduce((sum, x, cell) => sum + (cell % 2 === column ? x : 0), 0) / design.items,
    );
    const far = again.map((sum, cell) => {
      const shared = design.counts[Math.floor(cell / 2)] * means[cell % 2];
      return Math.abs(sums.values[cell] - shared - sum);
    });
    expect(Math.max(...far)).toBeLessThan(1e-8);
  });
});
