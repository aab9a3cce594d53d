import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DualSpace } from '../../src/dual/dual-space.js';
import { relationSimilarity } from '../../src/dual/relation.js';
import { QualiaError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';

const domain = denseSpace('domain', [
  ['dog', [1, 0]],
  ['kennel', [3, 4]],
  ['constructor', [0, 2]],
  ['empty', [0, 0]],
  ['onlyDomain', [1, 1]],
]);
const functional = denseSpace('function', [
  ['dog', [0, 1]],
  ['kennel', [4, 3]],
  ['constructor', [1, 0]],
  ['empty', [1, 0]],
]);

describe('DualSpace', () => {
  const dual = new DualSpace(domain, functional, { suggest: (word) => [`${word}?`] });

  it('gives the cosines of both spaces', () => {
    // cos((1, 0), (3, 4)) = 3 / 5 in domain space, cos((0, 1), (4, 3)) = 3 / 5 in function space.
    expect(dual.domain('dog', 'kennel')).toBeCloseTo(3 / 5, 6);
    expect(dual.function('dog', 'kennel')).toBeCloseTo(3 / 5, 6);
    expect(dual.function('constructor', 'kennel')).toBeCloseTo(4 / 5, 6);
  });

  it('holds the words that both spaces hold', () => {
    expect(['dog', 'constructor', 'onlyDomain', '__proto__', ''].map((word) => dual.has(word))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('names the space and near words when one is missing', () => {
    expect(() => dual.function('dog', 'onlyDomain')).toThrow(UnknownWordError);
    expect(() => dual.function('dog', 'onlyDomain')).toThrow('the function space. The nearest known words are: onlyD');
    expect(() => dual.requireWord('__proto__')).toThrow('"__proto__" is not in the domain space');
    expect(() => dual.requireWord('dog')).not.toThrow();
  });

  it('throws for a vector of zeros, which has no direction, instead of a score', () => {
    expect(() => dual.domain('dog', 'empty')).toThrow(QualiaError);
  });

  it('lists the nearest words of each space', () => {
    const near = dual.neighbours('dog', { limit: 1 });
    expect(near.domain.map(({ target }) => target)).toEqual(['onlyDomain']);
    expect(near.function.map(({ target }) => target)).toEqual(['kennel']);
    expect(() => dual.neighbours('onlyDomain')).toThrow(UnknownWordError);
  });

  it('keeps the symmetries of the relation score exactly, whatever the vectors', () => {
    const vector = fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(vector, { minLength: 8, maxLength: 8 }), (vectors) => {
        const words = ['a', 'b', 'c', 'd'];
        const space = (name: string, from: number) =>
          denseSpace(
            name,
            words.map((word, i) => [word, vectors[from + i]]),
          );
        const random = new DualSpace(space('domain', 0), space('function', 4));
        const { score } = relationSimilarity(random, ['a', 'b'], ['c', 'd']);
        expect(relationSimilarity(random, ['b', 'a'], ['d', 'c']).score).toBe(score);
        expect(relationSimilarity(random, ['c', 'd'], ['a', 'b']).score).toBe(score);
      }),
    );
  });
});
