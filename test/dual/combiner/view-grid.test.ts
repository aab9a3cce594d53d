import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { findEvidenceOptions, listGridViews } from '../../../src/dual/combiner/view-grid.js';
import { OptionError, QualiaError, UnknownWordError } from '../../../src/errors.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { Space } from '../../../src/space/space.js';
import { viewSpace } from '../../../src/space/view-space.js';

const words = ['dog', 'constructor', '__proto__', 'nothing'];
const columns = 6;
const singularValues = [9, 7, 4, 2, 1, 0.5];

function makeSpace(values: readonly number[]): Space {
  const history = [{ step: 'truncatedSvd', options: { singularValueExponent: 0.5 }, result: { singularValues } }];
  const matrix = new DenseMatrix(words.length, columns, Float32Array.from(values));
  return new Space({ name: 'domain', targets: new Vocabulary('words', words), matrix, history });
}

const numbers = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 18, maxLength: 18 });
const withZeros = (values: readonly number[]): number[] => [...values, 0, 0, 0, 0, 0, 0];

describe('listGridViews', () => {
  it('has the cosines of viewSpace at every k and p', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const space = makeSpace(withZeros(values));
        for (const view of listGridViews('d', space, { ranks: [6, 1, 3], exponents: [-1, 0, 0.5, 2] })) {
          const [, k, p] = /k=(.*) p=(.*)/.exec(view.name) ?? [];
          const other = viewSpace(space, { rank: Number(k), singularValueExponent: Number(p) });
          expect(view.similarity('dog', 'constructor')).toBeCloseTo(other.cosine('dog', 'constructor'), 5);
          expect(view.similarity('__proto__', 'dog')).toBe(view.similarity('dog', '__proto__'));
        }
      }),
    );
  });

  it('has every k with every p in order, each once, and the exponent of the space by default', () => {
    const space = makeSpace(withZeros(Array.from({ length: 18 }, (_, place) => place + 1)));
    const names = listGridViews('f', space, { ranks: [3, 1, 3], exponents: [0, 1] }).map(({ name }) => name);
    expect(names).toEqual(['k=1 p=0', 'k=1 p=1', 'k=3 p=0', 'k=3 p=1']);
    expect(listGridViews('f', space).map(({ name }) => name)).toEqual(['k=6 p=0.5']);
    expect(listGridViews('f', space, { ranks: [2] })[0]).toMatchObject({ symbol: 'f', name: 'k=2 p=0.5' });
  });

  it('has no word without a direction in its first k columns', () => {
    const space = makeSpace([0, 0, 1, 0, 0, 0, ...Array.from({ length: 12 }, () => 1), 0, 0, 0, 0, 0, 0]);
    const [low, high] = listGridViews('d', space, { ranks: [2, 3] });
    expect([low?.has('dog'), high?.has('dog'), high?.has('nothing'), high?.has('cat')]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(() => low?.similarity('dog', 'cat')).toThrow(UnknownWordError);
  });

  it('refuses ranks above the columns, no ranks, and spaces without singular values', () => {
    const space = makeSpace(withZeros(Array.from({ length: 18 }, () => 1)));
    expect(() => listGridViews('d', space, { ranks: [7] })).toThrow(OptionError);
    expect(() => listGridViews('d', space, { ranks: [] })).toThrow(OptionError);
    expect(() => listGridViews('d', space, { exponents: [Number.NaN] })).toThrow(OptionError);
    const { name, targets, matrix } = space;
    expect(() => listGridViews('d', new Space({ name, targets, matrix, history: [] }))).toThrow(QualiaError);
  });
});

describe('findEvidenceOptions', () => {
  it('finds the grid of the features, and nothing among others', () => {
    const group = 'domain' as const;
    const names = [
      'd(a,c) k=20 p=0',
      'd(a,c) k=300 p=0.5',
      'f(b,c) k=20 p=0',
      'log frequency(a)',
      'ppmi(a,b) k=7 p=7 x',
    ];
    const features = names.map((name) => ({ name, group }));
    expect(findEvidenceOptions({ features })).toEqual({ ranks: [20, 300], exponents: [0, 0.5], phrases: false });
    expect(findEvidenceOptions({ features: features.slice(3) })).toEqual({ phrases: false });
    const phrase = { name: 'd(ab,c) cosine', group: 'phrase' as const };
    expect(findEvidenceOptions({ features: [phrase] })).toEqual({ phrases: true });
  });
});
