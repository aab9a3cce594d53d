import { describe, expect, it } from 'vitest';
import { type AssociateOptions, associate, associationMeasures } from '../../../src/analysis/associations/associate.js';
import { OptionError, ShapeError, UnknownWordError } from '../../../src/errors.js';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { tableOf } from '../../matrix/compositions/amounts.js';
import { pathAmounts, randomAmounts } from './compositions.js';

const parts = ['constructor', '__proto__', '', 'dog', 'cat', 'bird'];

function find(matrix: DenseMatrix<Float64Array>, options: AssociateOptions = {}) {
  return associate({ parts: parts.slice(0, matrix.columns), matrix }, options);
}

describe('associate', () => {
  it('finds the neighbours on a path, and no others, by partial correlation', async () => {
    const found = await find(pathAmounts(400, 6, 1), { falseDiscovery: 0.01 });
    const edges = found.associations.map(({ left, right }) => [left, right]);
    const expected = [0, 1, 2, 3, 4].map((place) => [parts[place], parts[place + 1]]);
    expect(edges.sort()).toEqual(expected.sort());
    expect(found).toMatchObject({ test: 'fisher-z', pairs: 15, passing: 5, degrees: 394, conditionedOn: 3, rank: 5 });
    expect(found.notices).toEqual([]);
  });

  it('lists the strongest first, no more than the limit, with p values and rates that rise', async () => {
    const { associations, passing } = await find(pathAmounts(400, 6, 1), { limit: 3, falseDiscovery: 1 });
    expect(associations).toHaveLength(3);
    expect(passing).toBe(15);
    const values = associations.map(({ value }) => Math.abs(value));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const rates = associations.map(({ falseDiscovery }) => falseDiscovery as number);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    associations.forEach(({ pValue, falseDiscovery }) => {
      expect(pValue as number).toBeLessThanOrEqual(falseDiscovery as number);
    });
  });

  it.each(associationMeasures)(
    'measures %s by permutation where it is asked to, the same every time',
    async (measure) => {
      const options = { measure, permutations: 20, seed: 2 } as const;
      const found = await find(pathAmounts(100, 6, 2), options);
      expect(found.test).toBe('permutations');
      expect(found.passing).toBeGreaterThan(2);
      expect(found).toEqual(await find(pathAmounts(100, 6, 2), options));
      // Parts of a whole that lie far apart on the path are against each other in rho and in correlation.
      const [strongest] = found.associations.filter(({ value }) => value > 0);
      expect(Math.abs(parts.indexOf(strongest?.left ?? 'x') - parts.indexOf(strongest?.right ?? 'x'))).toBe(1);
    },
  );

  it('orders pairs that are alike by name', async () => {
    const matrix = tableOf([
      [1, 2, 2, 1],
      [4, 3, 3, 4],
      [2, 5, 5, 2],
      [7, 1, 1, 7],
    ]); // prettier-ignore
    const { associations } = await find(matrix, { measure: 'vlr', permutations: 0 });
    expect(associations.slice(0, 2).map(({ left, right, value }) => [left, right, value])).toEqual([
      ['__proto__', '', 0],
      ['constructor', 'dog', 0],
    ]);
  });

  it('takes the name of a part as reference, and says where there is none such', async () => {
    const matrix = pathAmounts(50, 6, 3);
    const centred = await find(matrix, { falseDiscovery: 1 });
    const additive = await find(matrix, { reference: 'dog', falseDiscovery: 1 });
    const of = (found: typeof centred): number[] =>
      found.associations
        .filter(({ left, right }) => left !== 'dog' && right !== 'dog')
        .map(({ value }) => Math.round(value * 1e10));
    expect(of(additive)).toEqual(of(centred));
    await expect(find(matrix, { reference: 'horse' })).rejects.toThrow(UnknownWordError);
    await expect(find(matrix, { measure: 'rho', reference: ['dog', 'horse'] })).rejects.toThrow(/horse/);
    await expect(find(matrix, { reference: ['dog', 'cat'] })).rejects.toThrow(OptionError);
  });

  it('notices zeros that were replaced, and parts that are mostly zeros', async () => {
    const matrix = tableOf([
      [0, 2, 3],
      [0, 2, 2],
      [1, 0, 5],
      [2, 2, 2],
      [1, 4, 3],
      [3, 1, 1],
    ]); // prettier-ignore
    const { notices, replacedShare } = await find(matrix, { zeros: 'perks' });
    expect(replacedShare).toBeCloseTo(3 / 18, 14);
    expect(notices.map(({ code }) => code)).toEqual(['A201', 'A202', 'A212', 'A223']);
    expect(notices[0]?.message).toContain('17 %');
    expect(notices[1]?.message).toContain('constructor 33 %');
  });

  it('notices a prior of counts in a table of proportions', async () => {
    const matrix = tableOf([
      [0.5, 0.5, 0],
      [0.2, 0.3, 0.5],
      [0.1, 0.4, 0.5],
      [0.6, 0.1, 0.3],
      [0.3, 0.3, 0.4],
    ]); // prettier-ignore
    expect((await find(matrix, { zeros: 'perks' })).notices.map(({ code }) => code)).toContain('A203');
  });

  it('says when rows are too few: for p values, and for a result without a reference', async () => {
    const few = await find(randomAmounts(6, 6, 1), { permutations: 0 });
    expect(few.test).toBe('none');
    expect(few.notices.map(({ code }) => code)).toEqual(['A212', 'A221']);
    expect(few.notices[0]?.message).toMatch(/0 degrees of freedom: p values are not possible/);
    const fewer = await find(randomAmounts(4, 6, 1), { permutations: 0 });
    expect(fewer.notices[0]).toMatchObject({ code: 'A211' });
    expect(fewer.associations).toHaveLength(15);
  });

  it('takes permutations by itself where shrinkage leaves no p values', async () => {
    const found = await find(pathAmounts(8, 6, 5), { shrink: 'basis' });
    expect(found.test).toBe('permutations');
    expect(found.lambda).toBeGreaterThan(0);
    expect(found.associations.every(({ pValue }) => pValue === undefined)).toBe(true);
  });

  it('shrinks tables of chance by the shares of the table itself, so that the links of a path alone pass', async () => {
    const matrix = pathAmounts(100, 10, 2);
    const names = Array.from({ length: 10 }, (_, place) => `p${place}`);
    const found = await associate({ parts: names, matrix }, { shrink: 'basis', permutations: 50 });
    const links = found.associations.map(({ left, right }) => Number(right.slice(1)) - Number(left.slice(1)));
    expect(links).toEqual(new Array(9).fill(1));
  });

  it('refuses names that do not fit or come twice, and options out of range', async () => {
    const matrix = pathAmounts(20, 3, 6);
    await expect(associate({ parts: ['a', 'b'], matrix })).rejects.toThrow(ShapeError);
    await expect(associate({ parts: ['a', 'b', 'a'], matrix })).rejects.toThrow(/"a"/);
    for (const options of [
      { measure: 'other' as 'rho' },
      { falseDiscovery: 2 },
      { limit: -1 },
      { permutations: 0.5 },
      { measure: 'rho', shrink: 'basis' },
    ] as const) {
      await expect(find(matrix, options)).rejects.toThrow(OptionError);
    }
  });
});
