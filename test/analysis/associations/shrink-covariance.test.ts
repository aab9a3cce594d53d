import { describe, expect, it } from 'vitest';
import { covarianceOf } from '../../../src/analysis/associations/covariance.js';
import { shrinkCovariance } from '../../../src/analysis/associations/shrink-covariance.js';
import { OptionError } from '../../../src/errors.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import { createRandom } from '../../../src/random.js';
import { distance, tableOf } from '../../matrix/compositions/amounts.js';

const random = createRandom(2);
const rows = Array.from({ length: 12 }, () => {
  const shared = random.normal();
  return [shared + random.normal(), shared + random.normal(), 3 * random.normal(), random.normal()];
});
const columns = [0, 1, 2, 3];

/** Schäfer & Strimmer's shares summed pair by pair, row by row. */
function sharesByPairs(): { readonly lambda: number; readonly lambdaVariance: number } {
  const n = rows.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = columns.map((j) =>
    rows.map((row) => (row[j] as number) - mean(rows.map((other) => other[j] as number))),
  );
  const variances = centred.map((column) => (n / (n - 1)) * mean(column.map((value) => value * value)));
  const scaled = centred.map((column, j) => column.map((value) => value / Math.sqrt(variances[j] as number)));
  const spread = (values: readonly number[]): number =>
    (n / (n - 1) ** 3) * values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
  let [noise, signal] = [0, 0];
  for (const i of columns) {
    for (const j of columns) {
      if (i === j) continue;
      const products = (scaled[i] as number[]).map((value, k) => value * (scaled[j]?.[k] as number));
      noise += spread(products);
      signal += ((n / (n - 1)) * mean(products)) ** 2;
    }
  }
  const sorted = [...variances].sort((a, b) => a - b);
  const median = ((sorted[1] as number) + (sorted[2] as number)) / 2;
  const ofVariances = centred.reduce((sum, column) => sum + spread(column.map((value) => value * value)), 0);
  const distances = variances.reduce((sum, variance) => sum + (variance - median) ** 2, 0);
  return { lambda: noise / signal, lambdaVariance: ofVariances / distances };
}

describe('shrinkCovariance', () => {
  it('takes the shares that sums over pairs give, and shrinks by them', async () => {
    const expected = sharesByPairs();
    const { covariance, lambda, lambdaVariance } = await shrinkCovariance(tableOf(rows), columns);
    expect(lambda).toBeCloseTo(Math.min(1, expected.lambda), 12);
    expect(lambdaVariance).toBeCloseTo(Math.min(1, expected.lambdaVariance), 12);
    const plain = await covarianceOf(tableOf(rows));
    const variances = columns.map((j) => plain.at(j, j)).sort((a, b) => a - b);
    const median = ((variances[1] as number) + (variances[2] as number)) / 2;
    expect(covariance.at(0, 0)).toBeCloseTo(lambdaVariance * median + (1 - lambdaVariance) * plain.at(0, 0), 12);
    const before = plain.at(0, 1) / Math.sqrt(plain.at(0, 0) * plain.at(1, 1));
    const after = covariance.at(0, 1) / Math.sqrt(covariance.at(0, 0) * covariance.at(1, 1));
    expect(after).toBeCloseTo((1 - lambda) * before, 12);
  });

  it('takes shares that are given', async () => {
    const plain = await covarianceOf(tableOf(rows));
    const { covariance } = await shrinkCovariance(tableOf(rows), columns, { lambda: 0, lambdaVariance: 0 });
    expect(distance(covariance.values, plain.values)).toBeLessThan(1e-14);
    await expect(shrinkCovariance(tableOf(rows), columns, { lambdaVariance: -1 })).rejects.toThrow(OptionError);
  });

  it('never takes more than all', async () => {
    const noise = createRandom(9);
    const few = Array.from({ length: 4 }, () => Array.from({ length: 30 }, () => noise.normal()));
    const { lambda } = await shrinkCovariance(
      tableOf(few),
      Array.from({ length: 30 }, (_, part) => part),
    ); // prettier-ignore
    expect(lambda).toBeLessThanOrEqual(1);
    expect(lambda).toBeGreaterThan(0.5);
  });

  it('names the part that does not vary', async () => {
    await expect(
      shrinkCovariance(
        tableOf([
          [1, 2],
          [2, 2],
          [4, 2],
        ]),
        [3, 7],
      ),
    ).rejects.toThrow(CompositionError);
    await expect(
      shrinkCovariance(
        tableOf([
          [1, 2],
          [2, 2],
          [4, 2],
        ]),
        [3, 7],
      ),
    ).rejects.toThrow(/Column 8/);
  });
});
