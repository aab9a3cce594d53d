import fc from 'fast-check';
import type { WordNumbers } from '../../../src/corpus/parser/parser-words.js';

/** The words of a sentence of a length, all alike. */
export function wordsOf(length: number): WordNumbers[] {
  return Array.from({ length }, () => ({ word: 2, fine: 2, lexical: 2 }));
}

/**
 * Projective trees with one root as lists of heads, the root as the number of words: a root is drawn, and the words on
 * each side of it are cut into runs, each of which is such a tree below it.
 */
export const projectiveTrees: fc.Arbitrary<number[]> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.infiniteStream(fc.nat({ max: 1_000 })))
  .map(([length, numbers]) => {
    const heads = new Array<number>(length).fill(length);
    const draw = (below: number): number => (numbers.next().value as number) % below;
    const grow = (from: number, to: number, head: number): void => {
      if (from >= to) return;
      const end = head === length ? to : from + 1 + draw(to - from);
      const top = from + draw(end - from);
      heads[top] = head;
      grow(from, top, top);
      grow(top + 1, end, top);
      grow(end, to, head);
    };
    grow(0, length, length);
    return heads;
  });
