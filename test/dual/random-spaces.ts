import fc from 'fast-check';
import { DualSpace } from '../../src/dual/dual-space.js';
import { denseSpace } from '../embedding/dense-space.js';

/** The words of {@link randomDuals}, some of which are names of properties of objects. */
export const searchedWords = 'dog house kennel constructor __proto__ toString hut barn inn farm'.split(' ');

const whole = fc.integer({ min: -3, max: 3 });
const real = fc.double({ min: -1, max: 1, noNaN: true });

/**
 * Dual spaces of ten words and three dimensions; half of them of small whole numbers, so that many scores are equal and
 * some words have no direction. The spaces hold the words in different orders, and each holds one that the other lacks.
 */
export const randomDuals: fc.Arbitrary<DualSpace> = fc
  .constantFrom(whole, real)
  .chain((value) => {
    const vector = fc.array(value, { minLength: 3, maxLength: 3 });
    const vectors = fc.array(vector, { minLength: searchedWords.length, maxLength: searchedWords.length });
    return fc.tuple(vectors, vectors);
  })
  .map(([domain, functional]) => {
    const rows = (vectors: readonly number[][], own: string): [string, number[]][] => [
      [own, [1, 1, 1]],
      ...searchedWords.map((word, place): [string, number[]] => [word, vectors[place]]),
    ];
    return new DualSpace(
      denseSpace('domain', rows(domain, 'onlyDomain')),
      denseSpace('function', rows(functional, 'onlyFunction').reverse()),
    );
  });

/** The words that both spaces of such a dual space give a direction. */
export function wordsWithDirection(dual: DualSpace): string[] {
  const spaces = [dual.domainSpace, dual.functionSpace];
  return searchedWords.filter((word) => spaces.every((space) => space.vector(word).some((value) => value !== 0)));
}
