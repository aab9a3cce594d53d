import { describe, expect, it } from 'vitest';
import { composeFactorialSet } from '../../../src/analysis/factors/compose-factorial-set.js';
import { grid } from '../../../src/analysis/factors/factorial-set.js';
import { vectorsFromProducts } from '../../../src/analysis/factors/snapshot-vectors.js';
import { OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { dot } from '../../../src/matrix/dense-products.js';

const words = new Map([
  ['old', [1, 2]],
  ['new', [3, -1]],
  ['house', [2, 5]],
  ['car', [-1, 4]],
]);
const set = grid({ adjective: ['old', 'new'], noun: ['house', 'car'] });
const find = (word: string) => words.get(word);

describe('composeFactorialSet', () => {
  it('adds and multiplies entry by entry', () => {
    expect([...composeFactorialSet(set, 'sum', find).vectors.row(1)]).toEqual([0, 6]);
    expect([...composeFactorialSet(set, 'product', find).vectors.row(2)]).toEqual([6, -5]);
    const [first, second] = composeFactorialSet(set, 'log-product', find).vectors.row(2);
    expect(first).toBeCloseTo(Math.log(6), 12);
    expect(second).toBeCloseTo(Math.log(5), 12);
  });

  it('gives vectors with the inner products of tensors', () => {
    const { vectors } = composeFactorialSet(set, 'tensor', find);
    const tensors = set.texts.map((text) => {
      const [a, b] = text.split(' ').map((word) => words.get(word) as number[]);
      return Float64Array.from(a.flatMap((x) => b.map((y) => x * y)));
    });
    tensors.forEach((left, i) => {
      tensors.forEach((right, j) => {
        expect(dot(vectors.row(i), vectors.row(j))).toBeCloseTo(dot(left, right), 9);
      });
    });
  });

  it('leaves out the items of unknown words, and refuses too few', () => {
    const more = grid({ adjective: ['old', 'new', '__proto__'], noun: ['house', 'car'] });
    const { set: kept, coverage } = composeFactorialSet(more, 'sum', find);
    expect(kept.texts).toHaveLength(4);
    expect(coverage.lost).toEqual([{ factor: 'adjective', value: '__proto__' }]);
    expect(() => composeFactorialSet(more, 'sum', () => undefined, { name: 'an empty space' })).toThrow(
      /an empty space knows 0/,
    );
  });

  it('refuses the logarithm of a zero, another operator, and tensors of too many items', () => {
    expect(() => composeFactorialSet(set, 'log-product', (word) => [word.length - 3, 1])).toThrow(QualiaError);
    expect(() => composeFactorialSet(set, 'mean' as 'sum', find)).toThrow(OptionError);
    const many = Array.from({ length: 50 }, (_, place) => `w${place}`);
    const large = grid({ a: many, b: many });
    expect(() => composeFactorialSet(large, 'tensor', () => [1, 2])).toThrow(/2000/);
  });
});

describe('vectorsFromProducts', () => {
  it('refuses a matrix that is not square', () => {
    expect(() => vectorsFromProducts(denseFromRows([[1, 2]]))).toThrow(ShapeError);
  });
});
