import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRatioTest } from '../../../src/analysis/structure/log-ratio-test.js';
import { OptionError, QualiaError } from '../../../src/errors.js';
import { createRandom } from '../../../src/random.js';
import { describeConditionalTest } from '../../conformance/conditional-test.js';
import { othersOf } from './random-graphs.js';

const parts = ['constructor', '__proto__', '', 'd', 'e'];
const random = createRandom(5);
const columns = parts.map((_, place) =>
  Array.from({ length: 80 }, (_row, row) => Math.ceil(20 * Math.exp(random.normal() / 2 + ((row % 7) * place) / 20))),
);

describeConditionalTest('logRatioTest with clr', () => logRatioTest(parts, columns));
describeConditionalTest('logRatioTest with a reference part', () => logRatioTest(parts, columns, { reference: 'e' }));

function correlationOf({ statistic, freedom }: { readonly statistic: number; readonly freedom: number }): number {
  return Math.tanh(statistic / Math.sqrt(freedom));
}

describe('logRatioTest', () => {
  it('does not mind the total of a row', () => {
    const factors = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(factors, fc.constantFrom('clr', 'e'), (drawn, reference) => {
        const scaled = columns.map((column) => column.map((value, row) => value * (drawn[row] as number)));
        const [before, after] = [columns, scaled].map((each) =>
          logRatioTest(parts, each, { reference }).test(0, 2, [1]),
        );
        expect(after?.statistic).toBeCloseTo(before?.statistic as number, 8);
      }),
      { numRuns: 20 },
    );
  });

  it('given all other log-ratios is the same for every reference, with the same degrees of freedom', () => {
    const clr = logRatioTest(parts, columns).test(0, 1, [2, 3, 4]);
    for (const reference of ['', 'd', 'e']) {
      const test = logRatioTest(parts, columns, { reference });
      const given = test.variables.flatMap((name, place) => (name === parts[0] || name === parts[1] ? [] : [place]));
      const found = test.test(
        test.variables.indexOf(parts[0] as string),
        test.variables.indexOf(parts[1] as string),
        given,
      );
      expect(found.statistic).toBeCloseTo(clr.statistic, 10);
      expect(found.freedom).toBe(clr.freedom);
      expect(clr.freedom).toBe(80 - 2 - 3);
    }
  });

  it('gives the partial correlations of the Roman cups to 1e-10', ({ skip }) => {
    const path = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'compositional_data', 'cups_expected.json');
    if (!existsSync(path)) skip(`${path} is not there; set QUALIA_DATA`);
    const cups = JSON.parse(readFileSync(path, 'utf8')) as { names: string[]; X: number[][]; pcor_clr: number[][] };
    const test = logRatioTest(
      cups.names,
      cups.names.map((_, place) => cups.X.map((row) => row[place] as number)),
    );
    expect(correlationOf(test.test(1, 2, othersOf(11, 1, 2)))).toBeCloseTo(0.7267, 4);
    cups.pcor_clr.forEach((row, x) => {
      row.forEach((expected, y) => {
        if (x === y) return;
        const found = test.test(x, y, othersOf(11, x, y));
        expect(found.freedom).toBe(47 - 8 - 3);
        expect(Math.abs(correlationOf(found) - Math.abs(expected))).toBeLessThan(1e-10);
      });
    });
  });

  it('says how many zeros it replaced', () => {
    const withZeros = columns.map((column, place) => (place === 0 ? [0, 0, ...column.slice(2)] : column));
    expect(logRatioTest(parts, withZeros).replaced).toBeCloseTo(2 / 400, 12);
    expect(logRatioTest(parts, withZeros, { zero: 0.1 }).test(0, 1, []).p).not.toBe(
      logRatioTest(parts, withZeros).test(0, 1, []).p,
    );
  });

  it('refuses amounts below 0, a reference that is no part, and zeros that stay zero', () => {
    expect(() => logRatioTest(parts, [[-1, ...(columns[0] as number[]).slice(1)], ...columns.slice(1)])).toThrow(
      QualiaError,
    );
    expect(() => logRatioTest(parts, columns, { reference: 'toString' })).toThrow(OptionError);
    expect(() => logRatioTest(parts, columns, { zero: 0 })).toThrow(OptionError);
  });
});
