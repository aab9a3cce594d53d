import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { covarianceOf } from '../../../src/analysis/associations/covariance.js';
import { logRatioInverse } from '../../../src/analysis/associations/log-ratio-inverse.js';
import { logRatioPartial, logRatioResiduals } from '../../../src/analysis/associations/log-ratio-partial.js';
import { OptionError } from '../../../src/errors.js';
import { alr } from '../../../src/matrix/compositions/alr.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { distance, tableOf } from '../../matrix/compositions/amounts.js';
import { anyCompositions, randomAmounts, scaleRows } from './compositions.js';

/** The rows and columns of a square matrix but for one. */
function without(matrix: DenseMatrix, left: number): number[] {
  const kept = Array.from({ length: matrix.rows }, (_, place) => place).filter((place) => place !== left);
  return kept.flatMap((i) => kept.map((j) => matrix.at(i, j)));
}

function largestSize(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The residuals of column `column` after least squares on `others`, all centred, by ml-matrix. */
function regress(table: Matrix, column: number, others: readonly number[]): number[] {
  const target = table.getColumnVector(column);
  const design = table.subMatrixColumn([...others]);
  return target.sub(design.mmul(solve(design, target, true))).to1DArray();
}

function correlation(left: readonly number[], right: readonly number[]): number {
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, place) => sum + value * (b[place] as number), 0);
  return product(left, right) / Math.sqrt(product(left, left) * product(right, right));
}

describe('logRatioPartial', () => {
  it('has, for every reference, the inverse covariance of centred log-ratios without its row and column', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompositions, async (amounts) => {
        const { inverse, rank } = await logRatioInverse(amounts);
        expect(rank).toBe(5);
        const size = largestSize(inverse.values);
        for (let reference = 0; reference < 6; reference++) {
          const ofReference = await logRatioInverse(amounts, { reference });
          expect(ofReference.rank).toBe(5);
          expect(distance(ofReference.inverse.values, without(inverse, reference)) / size).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same partial correlations, variances and residuals whatever the reference', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompositions, fc.nat(5), async (amounts, reference) => {
        const centred = await logRatioPartial(amounts);
        const additive = await logRatioPartial(amounts, { reference });
        expect(distance(without(additive.matrix, reference), without(centred.matrix, reference))).toBeLessThan(1e-12);
        const residuals = await logRatioResiduals(amounts);
        const ofReference = await logRatioResiduals(amounts, { reference });
        const kept = [0, 1, 2, 3, 4, 5].filter((part) => part !== reference);
        for (const [place, part] of kept.entries()) {
          const variance = centred.partialVariance[part] as number;
          expect(Math.abs((additive.partialVariance[part] as number) / variance - 1)).toBeLessThan(1e-11);
          for (let row = 0; row < amounts.rows; row++) {
            expect(Math.abs(ofReference.at(row, place) - residuals.at(row, part))).toBeLessThan(1e-12);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has zeros but for the 1 in the row and column of a reference, whose residual has no variance to speak of', async () => {
    const { matrix, partialVariance } = await logRatioPartial(randomAmounts(20, 4, 1), { reference: 2 });
    expect([...matrix.row(2)]).toEqual([0, 0, 1, 0]);
    expect([0, 1, 2, 3].map((row) => matrix.at(row, 2))).toEqual([0, 0, 1, 0]);
    expect(partialVariance[2]).toBeNaN();
  });

  it('does not know the scale of rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompositions, async (amounts) => {
        const scaled = scaleRows(amounts, (row) => 1 + ((row * 7919) % 1000));
        for (const shrink of ['none', 'basis', 'plain'] as const) {
          const before = await logRatioPartial(amounts, { shrink });
          const after = await logRatioPartial(scaled, { shrink });
          expect(distance(after.matrix.values, before.matrix.values)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the correlation of residuals of regressions on all other log-ratios, by ml-matrix, to 1e-10', async () => {
    for (const seed of [1, 2, 3]) {
      const amounts = randomAmounts(40, 6, seed);
      const { matrix, partialVariance } = await logRatioPartial(amounts);
      const ratios = alr(amounts, 5);
      const table = new Matrix(Array.from({ length: 40 }, (_, row) => Array.from(ratios.row(row))));
      table.center('column');
      for (let i = 0; i < 5; i++) {
        const own = regress(
          table,
          i,
          [0, 1, 2, 3, 4].filter((k) => k !== i),
        ); // prettier-ignore
        const variance = own.reduce((sum, value) => sum + value * value, 0) / 39;
        expect(Math.abs((partialVariance[i] as number) / variance - 1)).toBeLessThan(1e-10);
        for (let j = i + 1; j < 5; j++) {
          const rest = [0, 1, 2, 3, 4].filter((k) => k !== i && k !== j);
          const expected = correlation(regress(table, i, rest), regress(table, j, rest));
          expect(Math.abs(matrix.at(i, j) - expected)).toBeLessThan(1e-10);
        }
      }
    }
  });

  it('is what the residuals, all on all others, correlate by, with the sign turned', async () => {
    const amounts = randomAmounts(40, 5, 4);
    const { matrix } = await logRatioPartial(amounts);
    const residuals = await logRatioResiduals(amounts);
    const covariance = await covarianceOf(residuals);
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 5; j++) {
        const own = covariance.at(i, j) / Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
        expect(own).toBeCloseTo(i === j ? 1 : -matrix.at(i, j), 12);
      }
    }
  });

  it('shrunk by the basis gives the same for centred and additive log-ratios, with rows enough or not', async () => {
    for (const [rows, parts] of [
      [30, 6],
      [8, 20],
    ] as const) {
      const amounts = randomAmounts(rows, parts, rows);
      const centred = await logRatioPartial(amounts, { shrink: 'basis' });
      expect(centred.lambda).toBeGreaterThan(0);
      expect(centred.rank).toBe(parts - 1);
      for (let reference = 0; reference < parts; reference++) {
        const additive = await logRatioPartial(amounts, { shrink: 'basis', reference });
        expect([additive.lambda, additive.lambdaVariance]).toEqual([centred.lambda, centred.lambdaVariance]);
        expect(distance(without(additive.matrix, reference), without(centred.matrix, reference))).toBeLessThan(1e-12);
      }
    }
  });

  it('takes shares that are given: by 0 it does not shrink, by 1 it leaves no correlation of the basis', async () => {
    const amounts = randomAmounts(30, 6, 5);
    const none = await logRatioPartial(amounts);
    const zero = await logRatioPartial(amounts, { shrink: 'basis', lambda: 0, lambdaVariance: 0 });
    expect(distance(zero.matrix.values, none.matrix.values)).toBeLessThan(1e-12);
    const one = await logRatioPartial(amounts, { shrink: 'basis', lambda: 1, lambdaVariance: 1 });
    expect(one).toMatchObject({ lambda: 1, lambdaVariance: 1 });
    // Independent logarithms of equal variance.
    expect(one.matrix.at(0, 1)).toBeCloseTo(1 / 5, 12);
    await expect(logRatioPartial(amounts, { shrink: 'basis', lambda: 1.1 })).rejects.toThrow(OptionError);
  });

  it('shrunk plainly differs between references', async () => {
    const amounts = randomAmounts(30, 6, 5);
    const centred = await logRatioPartial(amounts, { shrink: 'plain' });
    const additive = await logRatioPartial(amounts, { shrink: 'plain', reference: 0 });
    expect(distance(without(additive.matrix, 0), without(centred.matrix, 0))).toBeGreaterThan(0.01);
  });

  it('takes the pseudo-inverse on the span of the rows where those are fewer than parts', async () => {
    const amounts = randomAmounts(6, 9, 6);
    const { inverse, rank } = await logRatioInverse(amounts);
    expect(rank).toBe(5);
    // G Gamma G = G, and G Gamma is symmetric.
    const logarithms = Array.from({ length: 6 }, (_, row) => Array.from(amounts.row(row), Math.log));
    const table = new Matrix(logarithms).center('row').center('column');
    const covariance = table.transpose().mmul(table).div(5);
    const pseudo = new Matrix(Array.from({ length: 9 }, (_, row) => Array.from(inverse.row(row))));
    const both = pseudo.mmul(covariance);
    const size = largestSize(inverse.values);
    expect(both.mmul(pseudo).sub(pseudo).abs().max() / size).toBeLessThan(1e-10);
    expect(both.clone().sub(both.transpose()).abs().max()).toBeLessThan(1e-10);
  });

  it('depends on the reference there, as its rank says', async () => {
    const amounts = randomAmounts(6, 9, 6);
    const centred = await logRatioPartial(amounts);
    const additive = await logRatioPartial(amounts, { reference: 0 });
    expect(centred.rank).toBe(5);
    expect(distance(without(additive.matrix, 0), without(centred.matrix, 0))).toBeGreaterThan(0.01);
  });

  it('says how many free log-ratios each pair is conditioned on: of 6 parts 3', async () => {
    expect((await logRatioPartial(randomAmounts(30, 6, 7))).conditionedOn).toBe(3);
  });

  it('is 1 / (D - 1), not 0, where the logarithms of amounts are independent with equal variance', async () => {
    // Columns 2 to 5 of a Hadamard matrix of 8 rows: orthogonal, each of mean 0.
    const hadamard = Array.from({ length: 8 }, (_, i) =>
      [1, 2, 4, 7].map((j) => (-1) ** [1, 2, 4].filter((bit) => (i & bit) !== 0 && (j & bit) !== 0).length),
    );
    const { matrix } = await logRatioPartial(tableOf(hadamard.map((row) => row.map((value) => Math.exp(value)))));
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) expect(matrix.at(i, j)).toBeCloseTo(i === j ? 1 : 1 / 3, 12);
    }
  });

  it('refuses too small a table, values that are not above 0, and options out of range', async () => {
    await expect(logRatioPartial(randomAmounts(2, 6, 1))).rejects.toThrow(CompositionError);
    await expect(logRatioPartial(randomAmounts(6, 2, 1))).rejects.toThrow(/three of each/);
    await expect(
      logRatioPartial(
        tableOf([
          [1, 2, 0],
          [1, 1, 1],
          [2, 1, 1],
        ]),
      ),
    ).rejects.toThrow(/0 in column 3/);
    await expect(logRatioPartial(randomAmounts(9, 4, 1), { reference: 4 })).rejects.toThrow(OptionError);
    await expect(logRatioPartial(randomAmounts(9, 4, 1), { shrink: 'all' as 'none' })).rejects.toThrow(OptionError);
  });

  it('names a part that keeps its ratio to the reference in all rows', async () => {
    const amounts = randomAmounts(12, 4, 8);
    for (let row = 0; row < 12; row++) amounts.values[row * 4 + 1] = 3 * amounts.at(row, 0);
    await expect(logRatioPartial(amounts, { reference: 0 })).rejects.toThrow(/Column 2 keeps the same ratio/);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const shares: number[] = [];
    await logRatioPartial(randomAmounts(3000, 5, 9), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(2);
    const reason = new Error('enough');
    await expect(logRatioPartial(randomAmounts(20, 5, 9), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
