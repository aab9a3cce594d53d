import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceOf } from '../../../src/analysis/associations/covariance.js';
import { proportionality, proportionalityMeasures } from '../../../src/analysis/associations/proportionality.js';
import { OptionError } from '../../../src/errors.js';
import { clr } from '../../../src/matrix/compositions/clr.js';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { distance, tableOf } from '../../matrix/compositions/amounts.js';
import { anyCompositions, randomAmounts, scaleRows, takeColumns } from './compositions.js';

const references = ['clr', 'iqlr', [2], [0, 3]] as const;

describe('proportionality', () => {
  it('of parts whose log-ratio is log 1, log 4 has the variance (log 4)^2 / 2', async () => {
    const measured = await proportionality(
      tableOf([
        [1, 1, 2],
        [4, 1, 3],
      ]),
      'vlr',
    );
    expect(measured.at(0, 1)).toBeCloseTo(Math.log(4) ** 2 / 2, 14);
    expect(measured.at(0, 0)).toBe(0);
  });

  it('keeps rho = 1 - phi / (1 + b^2), phs = (1 - rho) / (1 + rho), correlation = (1 + b^2 - phi) / 2b', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompositions, fc.constantFrom('clr', 'iqlr', [0, 3, 4]), async (amounts, reference) => {
        const measured = new Map<string, DenseMatrix>();
        for (const measure of proportionalityMeasures) {
          measured.set(measure, await proportionality(amounts, measure, { reference: reference as 'clr' }));
        }
        const at = (measure: string, i: number, j: number): number => measured.get(measure)?.at(i, j) as number;
        for (let i = 0; i < 6; i++) {
          for (let j = 0; j < 6; j++) {
            if (i === j) continue;
            // phi_ij = vlr / v_i and phi_ji = vlr / v_j, so b^2 = v_j / v_i is their ratio.
            const b = Math.sqrt(at('phi', i, j) / at('phi', j, i));
            const [phi, rho] = [at('phi', i, j), at('rho', i, j)];
            expect(rho).toBeCloseTo(1 - phi / (1 + b * b), 10);
            // Two parts that are the whole reference are each other's inverse: rho = -1, phs without bound.
            if (rho > -1 + 1e-9) expect(at('phs', i, j)).toBeCloseTo((1 - rho) / (1 + rho), 8);
            expect(at('correlation', i, j)).toBeCloseTo((1 + b * b - phi) / (2 * b), 10);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps log-ratio variances whatever the reference, the scale of rows and the other parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyCompositions, fc.constantFrom(...references), async (amounts, reference) => {
        const all = await proportionality(amounts, 'vlr');
        const referred = await proportionality(amounts, 'vlr', { reference });
        expect(distance(referred.values, all.values)).toBeLessThan(1e-12);
        const scaled = await proportionality(
          scaleRows(amounts, (row) => row + 1),
          'vlr',
        ); // prettier-ignore
        expect(distance(scaled.values, all.values)).toBeLessThan(1e-12);
        const some = await proportionality(takeColumns(amounts, [0, 2, 5]), 'vlr');
        expect(some.at(0, 2)).toBeCloseTo(all.at(0, 5), 12);
      }),
      { numRuns: 20 },
    );
  });

  it('changes correlations of centred log-ratios with the other parts', async () => {
    const amounts = randomAmounts(30, 6, 3);
    const all = await proportionality(amounts, 'correlation');
    const some = await proportionality(takeColumns(amounts, [0, 1, 2]), 'correlation');
    expect(Math.abs(some.at(0, 1) - all.at(0, 1))).toBeGreaterThan(0.01);
  });

  it('measures correlation of centred log-ratios as their covariances say', async () => {
    const amounts = randomAmounts(30, 6, 4);
    const covariance = await covarianceOf(clr(amounts));
    const measured = await proportionality(amounts, 'correlation');
    const expected = covariance.at(1, 4) / Math.sqrt(covariance.at(1, 1) * covariance.at(4, 4));
    expect(measured.at(1, 4)).toBeCloseTo(expected, 14);
  });

  it('takes for iqlr the parts whose variance lies between the quartiles', async () => {
    const amounts = randomAmounts(30, 6, 4);
    const covariance = await covarianceOf(clr(amounts));
    const order = [0, 1, 2, 3, 4, 5].sort((a, b) => covariance.at(a, a) - covariance.at(b, b));
    // Of six numbers the quartiles lie between the second and third, and the fourth and fifth: at 1.25 and 3.75.
    const middle = order.slice(2, 4);
    const byName = await proportionality(amounts, 'rho', { reference: 'iqlr' });
    expect(byName.values).toEqual((await proportionality(amounts, 'rho', { reference: middle })).values);
  });

  it('refuses an unknown measure, a reference of no or unknown columns, and one that a part never varies against', async () => {
    const amounts = tableOf([
      [1, 2, 3],
      [3, 2, 2],
      [1, 1, 4],
    ]);
    await expect(proportionality(amounts, 'other' as 'rho')).rejects.toThrow(OptionError);
    for (const reference of [[], [3], [0, 0]]) {
      await expect(proportionality(amounts, 'rho', { reference })).rejects.toThrow(OptionError);
    }
    await expect(proportionality(amounts, 'phi', { reference: [0] })).rejects.toThrow(/constant against column 1/);
  });
});
