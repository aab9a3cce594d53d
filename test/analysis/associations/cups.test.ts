import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logRatioPartial } from '../../../src/analysis/associations/log-ratio-partial.js';
import { proportionality } from '../../../src/analysis/associations/proportionality.js';
import { distance, tableOf } from '../../matrix/compositions/amounts.js';

/** Values that an independent program computed of Roman glass cups (of the R package easyCODA). */
interface Expected {
  readonly names: readonly string[];
  readonly X: readonly (readonly number[])[];
  readonly pcor_clr: readonly (readonly number[])[];
  readonly partial_variance: readonly number[];
  readonly rho_p: readonly (readonly number[])[];
  readonly vlr: readonly (readonly number[])[];
  readonly bshrink_clr: readonly (readonly number[])[];
  readonly lambda: number;
  readonly lambda_var: number;
}

const path = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'compositional_data', 'cups_expected.json');

describe('the elements of Roman glass cups', () => {
  it('have the partial correlations, proportionalities and shrinkage of the independent program, to 1e-10', async (context) => {
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected;
    const amounts = tableOf(expected.X);
    const partial = await logRatioPartial(amounts);
    expect(distance(partial.matrix.values, expected.pcor_clr.flat())).toBeLessThan(1e-10);
    expect(distance(partial.partialVariance, expected.partial_variance)).toBeLessThan(1e-12);
    expect(distance((await proportionality(amounts, 'rho')).values, expected.rho_p.flat())).toBeLessThan(1e-10);
    expect(distance((await proportionality(amounts, 'vlr')).values, expected.vlr.flat())).toBeLessThan(1e-12);
    const shrunk = await logRatioPartial(amounts, { shrink: 'basis' });
    expect(shrunk.lambda).toBeCloseTo(expected.lambda, 12);
    expect(shrunk.lambdaVariance).toBeCloseTo(expected.lambda_var, 12);
    expect(distance(shrunk.matrix.values, expected.bshrink_clr.flat())).toBeLessThan(1e-10);
  });

  it('hide in correlations of centred log-ratios that aluminium goes with iron: -0.015, partial 0.727', async (context) => {
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const { names, X } = JSON.parse(readFileSync(path, 'utf8')) as Expected;
    const [aluminium, iron] = [names.indexOf('Al'), names.indexOf('Fe')];
    const correlation = await proportionality(tableOf(X), 'correlation');
    const { matrix } = await logRatioPartial(tableOf(X));
    expect(correlation.at(aluminium, iron)).toBeCloseTo(-0.015, 3);
    expect(matrix.at(aluminium, iron)).toBeCloseTo(0.7267, 4);
  });
});
