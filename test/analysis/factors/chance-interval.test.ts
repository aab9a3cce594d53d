import { describe, expect, it } from 'vitest';
import {
  findChanceIntervals,
  intervalOfValues,
  momentsOfDesign,
  permutationMoments,
} from '../../../src/analysis/factors/chance-interval.js';
import { describeDesign } from '../../../src/analysis/factors/design.js';
import { weighAxes } from '../../../src/analysis/factors/explained-variance.js';
import { createFactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { addProducts, fitValues, meansOfValues, sumValues } from '../../../src/analysis/factors/fit-values.js';
import { findPrincipalScores } from '../../../src/analysis/factors/principal-scores.js';
import { createRandom } from '../../../src/random.js';
import { gridOf, normalRows } from './synthetic-spaces.js';

function* permutations(items: number, begun: readonly number[] = []): Generator<number[]> {
  if (begun.length === items) yield [...begun];
  for (let item = 0; item < items; item++) {
    if (!begun.includes(item)) yield* permutations(items, [...begun, item]);
  }
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);

describe('chance', () => {
  const uneven = createFactorialSet(
    ['a', 'b'],
    ['a0 b0', 'a0 b1', 'a0 b2', 'a1 b0', 'a1 b1', 'a2 b2', 'a2 b0'].map((row) => ({ values: row.split(' ') })),
  );

  it.each([
    ['a full grid', gridOf(2, 3)],
    ['an uneven set', uneven],
  ])('is the mean over all shuffles of vectors against labels, exactly: %s', async (_, set) => {
    const design = describeDesign(set);
    const { scores, total } = await findPrincipalScores(normalRows(set.texts.length, 4, createRandom(7)));
    let [fitted, coded, squares, count] = [0, 0, 0, 0];
    for (const order of permutations(set.texts.length)) {
      const sums = sumValues(scores, design, Uint32Array.from(order));
      const explained = new Float64Array(scores.columns);
      addProducts(explained, sums, fitValues(sums, design));
      const r2 = sum(explained) / total;
      fitted += r2;
      squares += r2 ** 2;
      // 1 - ||X - Z M||^2 / ||X||^2 with the means M, from sums alone: 2 tr(M'S) - tr(M'Z'Z M).
      const means = meansOfValues(sums, design);
      let left = 0;
      order.forEach((from, item) => {
        for (let axis = 0; axis < scores.columns; axis++) {
          let residual = scores.at(from, axis);
          design.labels.forEach((labels, factor) => {
            residual -= means.at(design.offsets[factor] + labels[item], axis);
          });
          left += residual ** 2;
        }
      });
      coded += 1 - left / total;
      count++;
    }
    const full = design.sizes.reduce((all, size) => all + size - 1, 0);
    expect(fitted / count).toBeCloseTo(design.rank / (design.items - 1), 10);
    expect(coded / count).toBeCloseTo((full - 2 * design.overlap) / (design.items - 1), 10);
    // The same shuffles by the formula of the moments, whose diagonal is exact for a full grid.
    const squaresOfRows = Array.from({ length: scores.rows }, (_unused, row) =>
      sum(Array.from(scores.row(row), (x) => x * x)),
    );
    const axes = new Float64Array(scores.columns);
    addProducts(axes, scores, scores);
    const vectors = {
      trace: total,
      squares: sum(axes.map((x) => x * x)),
      diagonal: sum(squaresOfRows.map((x) => x * x)),
    };
    const { mean, deviation } = permutationMoments(vectors, momentsOfDesign(design), design.items);
    expect(mean / total).toBeCloseTo(fitted / count, 10);
    const spread = Math.sqrt(squares / count - (fitted / count) ** 2);
    if (design.isOrthogonal) expect(deviation / total).toBeCloseTo(spread, 10);
    else expect(Math.abs(deviation / total - spread)).toBeLessThan(0.1 * spread);
  });

  it('lies in an interval that holds the share of values asked for', () => {
    const values = Float64Array.from({ length: 199 }, (_, place) => 199 - place);
    const { low, high, level, mean, probability } = intervalOfValues(values, 198, 0.99);
    expect([low, high]).toEqual([1, 199]);
    expect(mean).toBeCloseTo(100, 10);
    expect(level).toBeCloseTo(0.99, 12);
    // 198 and 199 reach it, and it counts itself.
    expect(probability).toBe(3 / 200);
    expect(intervalOfValues(values, 0, 0.95)).toMatchObject({ low: 5, high: 195 });
    // Of 20 values all together hold nine tenths and a little, no more.
    expect(intervalOfValues(values.slice(0, 20), 0, 0.99).level).toBeCloseTo(19 / 21, 12);
  });

  it('has about the interval of the moments when permutations are made', async () => {
    const set = gridOf(6, 8);
    const design = describeDesign(set);
    const principal = await findPrincipalScores(normalRows(48, 10, createRandom(2)));
    const observed = { raw: 0.2, whitened: 0.2, leading: 0.2, across: 0.1 };
    const weights = weighAxes(principal.variances, { rank: 4 });
    const options = { level: 0.9, seed: 1, weights, observed };
    const made = await findChanceIntervals(principal, design, { ...options, permutations: 3000 });
    const told = await findChanceIntervals(principal, design, { ...options, permutations: 1e9 });
    expect([made.raw.method, told.raw.method]).toEqual(['permutations', 'moments']);
    for (const measure of ['raw', 'whitened', 'leading'] as const) {
      const width = made[measure].high - made[measure].low;
      expect(Math.abs(made[measure].low - told[measure].low)).toBeLessThan(0.1 * width);
      expect(Math.abs(made[measure].high - told[measure].high)).toBeLessThan(0.1 * width);
    }
  });
});
