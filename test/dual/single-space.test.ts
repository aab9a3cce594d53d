import { describe, expect, it } from 'vitest';
import {
  composeVectors,
  singleSpaceComposition,
  singleSpaceRelation,
  type VectorComposition,
} from '../../src/dual/single-space.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('mono', [
  ['dog', [2, 1, -1]],
  ['house', [1, 3, -2]],
  ['kennel', [3, 4, -3]],
  ['product', [2, 3, -5]],
  ['constructor', [-1, -1, -1]],
]);

describe('composeVectors', () => {
  it('adds entry by entry', () => {
    expect([...composeVectors(space, ['dog', 'house'], 'add')]).toEqual([2 + 1, 1 + 3, -1 - 2]);
  });

  it('multiplies entry by entry, negative entries counted as 0', () => {
    // (-1) * (-2) would be 2: two absences would count as agreement.
    expect([...composeVectors(space, ['dog', 'house'], 'multiply')]).toEqual([2 * 1, 1 * 3, 0]);
  });

  it('leaves the space untouched', () => {
    expect([...space.vector('dog')]).toEqual([2, 1, -1]);
  });

  it('throws for an unknown word and for another way to compose', () => {
    expect(() => composeVectors(space, ['dog', '__proto__'], 'add')).toThrow(UnknownWordError);
    expect(() => composeVectors(space, ['dog', 'house'], 'toString' as VectorComposition)).toThrow(OptionError);
  });
});

describe('singleSpaceComposition', () => {
  it('is the cosine of the composed vector with that of the word', () => {
    // dog + house is kennel itself; dog * house = (2, 3, 0), and product clipped is (2, 3, 0) too.
    expect(singleSpaceComposition(space, ['dog', 'house'], 'kennel', 'add')).toBeCloseTo(1, 6);
    expect(singleSpaceComposition(space, ['dog', 'house'], 'product', 'multiply')).toBeCloseTo(1, 6);
  });

  it('is 0 when multiplication leaves nothing to compare', () => {
    expect(singleSpaceComposition(space, ['dog', 'constructor'], 'kennel', 'multiply')).toBe(0);
  });

  it('is deaf to the order of the words, which the dual space is not', () => {
    for (const how of ['add', 'multiply'] as const) {
      const there = singleSpaceComposition(space, ['dog', 'house'], 'product', how);
      expect(singleSpaceComposition(space, ['house', 'dog'], 'product', how)).toBe(there);
    }
  });
});

describe('singleSpaceRelation', () => {
  it('compares a + d with b + c', () => {
    // dog:house and product:product: dog + product = (4, 4, -6), house + product = (3, 6, -7).
    const expected = (4 * 3 + 4 * 6 + 6 * 7) / Math.sqrt((16 + 16 + 36) * (9 + 36 + 49));
    expect(singleSpaceRelation(space, ['dog', 'house'], ['product', 'product'], 'add')).toBeCloseTo(expected, 6);
  });

  it('is 1 for a pair with itself, since a + b is b + a', () => {
    for (const how of ['add', 'multiply'] as const) {
      expect(singleSpaceRelation(space, ['dog', 'house'], ['dog', 'house'], how)).toBeCloseTo(1, 6);
    }
  });
});
