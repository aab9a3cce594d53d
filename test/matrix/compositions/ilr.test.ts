import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { closure } from '../../../src/matrix/compositions/closure.js';
import { clr } from '../../../src/matrix/compositions/clr.js';
import { helmertBasis, ilr, ilrInverse, partitionBasis } from '../../../src/matrix/compositions/ilr.js';
import { gram } from '../../../src/matrix/dense-products.js';
import { transposeDense } from '../../../src/matrix/transpose.js';
import { anyAmounts, distance, tableOf } from './amounts.js';

const partition = partitionBasis([
  [1, 1, -1, -1, -1],
  [1, -1, 0, 0, 0],
  [0, 0, 1, 1, -1],
  [0, 0, 1, -1, 0],
]);

describe('ilr', () => {
  it('is the balance of the first parts against the next: sqrt(1/2) log(x1/x2), sqrt(2/3) log(sqrt(x1 x2)/x3)', () => {
    const [first, second] = ilr(tableOf([[2, 8, 1]])).values;
    expect(first).toBeCloseTo(Math.sqrt(1 / 2) * Math.log(2 / 8), 14);
    expect(second).toBeCloseTo(Math.sqrt(2 / 3) * Math.log(4), 14);
  });

  it.each([
    ['the default basis', helmertBasis(5)],
    ['a partition', partition],
  ])('keeps inner products of centred log-ratios, and is undone by its inverse, with %s', (_, basis) => {
    fc.assert(
      fc.property(anyAmounts(3, 5), (amounts) => {
        const coordinates = ilr(amounts, basis);
        const products = gram(transposeDense(clr(amounts))).values;
        expect(distance(gram(transposeDense(coordinates)).values, products)).toBeLessThan(1e-12);
        expect(distance(ilrInverse(coordinates, basis).values, closure(amounts).values)).toBeLessThan(1e-14);
      }),
    );
  });

  it('has the Helmert basis as a partition that takes one part at a time', () => {
    const steps = [
      [1, -1, 0],
      [1, 1, -1],
    ]; // prettier-ignore
    expect(partitionBasis(steps).values).toEqual(helmertBasis(3).values);
  });

  it('refuses a basis of another size, or whose columns are not orthonormal or do not sum to 0', () => {
    const amounts = tableOf([[1, 2, 3]]);
    expect(() => ilr(amounts, helmertBasis(4))).toThrow(ShapeError);
    expect(() =>
      ilr(
        amounts,
        tableOf([
          [1, 0],
          [0, 1],
          [0, 0],
        ]),
      ),
    ).toThrow(OptionError);
    expect(() =>
      ilr(
        amounts,
        tableOf([
          [1, 1],
          [-1, 1],
          [0, -2],
        ]),
      ),
    ).toThrow(/orthonormal/);
  });

  it('refuses steps that part nothing, or part groups that were parted across', () => {
    expect(() =>
      partitionBasis([
        [1, 1, 0],
        [1, -1, 0],
      ]),
    ).toThrow(OptionError);
    expect(() =>
      partitionBasis([
        [1, -1, 0],
        [1, 0, -1],
      ]),
    ).toThrow(/orthonormal/);
  });
});
