import fc from 'fast-check';
import type { DualSimilarity } from '../../src/dual/similarity.js';
import { UnknownWordError } from '../../src/errors.js';

/** Similarities of word pairs, written "x y" in either order; a word with itself has 1, a pair not given has 0. */
export type SimilarityTable = Readonly<Record<string, number>>;

/** Makes a dual similarity of two tables, over the words of both. */
export function tableSimilarity(domain: SimilarityTable, functional: SimilarityTable): DualSimilarity {
  const words = new Set([...Object.keys(domain), ...Object.keys(functional)].flatMap((pair) => pair.split(' ')));
  const lookUp =
    (table: ReadonlyMap<string, number>) =>
    (left: string, right: string): number => {
      for (const word of [left, right]) if (!words.has(word)) throw new UnknownWordError(word, 'the tables');
      if (left === right) return 1;
      return table.get(`${left} ${right}`) ?? table.get(`${right} ${left}`) ?? 0;
    };
  return {
    domain: lookUp(new Map(Object.entries(domain))),
    function: lookUp(new Map(Object.entries(functional))),
  };
}

const pairs = ['a b', 'a c', 'a d', 'b c', 'b d', 'c d'];

/** Tables of similarities between four words a, b, c, d, some of them negative, with many equal ones. */
export const dualSimilarities: fc.Arbitrary<DualSimilarity> = fc
  .tuple(...[0, 1].map(() => fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 6, maxLength: 6 })))
  .map(([domain, functional]) => {
    const table = (values: readonly number[]) => Object.fromEntries(pairs.map((pair, i) => [pair, values[i] / 5]));
    return tableSimilarity(table(domain), table(functional));
  });
