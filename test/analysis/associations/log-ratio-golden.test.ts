import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logRatioPartial } from '../../../src/analysis/associations/log-ratio-partial.js';
import { proportionality } from '../../../src/analysis/associations/proportionality.js';
import { distance, tableOf } from '../../matrix/compositions/amounts.js';

/** What `test/golden/log-ratio-partial.py` wrote. */
interface Golden {
  readonly amounts: readonly (readonly number[])[];
  readonly partial: readonly (readonly number[])[];
  readonly partialVariance: readonly number[];
  readonly vlr: readonly (readonly number[])[];
  readonly basis: readonly (readonly number[])[];
  readonly lambda: number;
  readonly lambdaVariance: number;
}

const file = new URL('../../golden/log-ratio-partial.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
const amounts = tableOf(golden.amounts);

describe('regressions in 50 digits', () => {
  it('give the partial correlations and variances, to 1e-12', async () => {
    const { matrix, partialVariance } = await logRatioPartial(amounts);
    expect(distance(matrix.values, golden.partial.flat())).toBeLessThan(1e-12);
    expect(distance(partialVariance, golden.partialVariance)).toBeLessThan(1e-12);
  });

  it('give the log-ratio variances, to 1e-12', async () => {
    expect(distance((await proportionality(amounts, 'vlr')).values, golden.vlr.flat())).toBeLessThan(1e-12);
  });

  it('give the shares that basis shrinkage takes and what it leaves, to 1e-12', async () => {
    const { matrix, lambda, lambdaVariance } = await logRatioPartial(amounts, { shrink: 'basis' });
    expect(lambda).toBeCloseTo(golden.lambda, 13);
    expect(lambdaVariance).toBeCloseTo(golden.lambdaVariance, 13);
    expect(distance(matrix.values, golden.basis.flat())).toBeLessThan(1e-12);
  });
});
