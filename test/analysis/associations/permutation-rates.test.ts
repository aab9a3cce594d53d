import { describe, expect, it } from 'vitest';
import { pairsOf, permutationRates } from '../../../src/analysis/associations/permutation-rates.js';
import { proportionality } from '../../../src/analysis/associations/proportionality.js';
import { OptionError } from '../../../src/errors.js';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { tableOf } from '../../matrix/compositions/amounts.js';
import { pathAmounts, scaleRows } from './compositions.js';

const rho = async (table: DenseMatrix<Float64Array>): Promise<Float64Array> =>
  pairsOf(await proportionality(table, 'rho'));

/** Parts without any association but that of parts of a whole. */
function independentAmounts(rows: number, parts: number): DenseMatrix<Float64Array> {
  const random = createRandom(3);
  return tableOf(Array.from({ length: rows }, () => Array.from({ length: parts }, () => Math.exp(random.normal()))));
}

describe('permutationRates', () => {
  it('are small for parts that go together and near 1 for parts that do not', async () => {
    const together = await permutationRates(pathAmounts(60, 8, 1), rho, { cutoffs: [0.6] });
    expect(together.observed[0]).toBeGreaterThan(3);
    expect(together.rates[0]).toBeLessThan(0.01);
    const apart = await permutationRates(independentAmounts(60, 8), rho, { cutoffs: [-1, 0] });
    expect(apart.rates[0]).toBe(1);
    expect(apart.rates[1]).toBeGreaterThan(0.6);
  });

  it('come from the seed, and do not know the scale of rows', async () => {
    const amounts = pathAmounts(20, 5, 2);
    const first = await permutationRates(amounts, rho, { permutations: 5, seed: 7 });
    expect(await permutationRates(amounts, rho, { permutations: 5, seed: 7 })).toEqual(first);
    expect(await permutationRates(amounts, rho, { permutations: 5, seed: 8 })).not.toEqual(first);
    const scaled = await permutationRates(
      scaleRows(amounts, (row) => 2 ** (row % 5)),
      rho,
      { permutations: 5, seed: 7 },
    ); // prettier-ignore
    expect([...scaled.expected]).toEqual([...first.expected]);
  });

  it('shuffle each part by itself and keep its proportions', async () => {
    const amounts = pathAmounts(9, 3, 3);
    const tables: DenseMatrix[] = [];
    const note = async (table: DenseMatrix<Float64Array>): Promise<Float64Array> => {
      tables.push(table);
      return Float64Array.of(1);
    };
    await permutationRates(amounts, note, { permutations: 2 });
    const [own, ...shuffled] = tables.map((table) =>
      [0, 1, 2].map((part) => Array.from({ length: 9 }, (_, row) => table.at(row, part)).sort((a, b) => a - b)),
    );
    expect(shuffled).toEqual([own, own]);
    expect(tables[1]?.values).not.toEqual(tables[0]?.values);
  });

  it('refuse fewer than one permutation, and stop when told to', async () => {
    const amounts = pathAmounts(9, 3, 3);
    await expect(permutationRates(amounts, rho, { permutations: 0 })).rejects.toThrow(OptionError);
    const stop = new AbortController();
    const run = permutationRates(amounts, rho, {
      permutations: 1000,
      signal: stop.signal,
      onProgress: (share) => share > 0.002 && stop.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });
});
