import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProjectiveTree } from '../../../src/corpus/neural/projective-tree.js';

/** All ways to give each of `count` words a head. */
function listHeads(count: number): number[][] {
  let lists: number[][] = [[]];
  for (let word = 0; word < count; word++) {
    lists = lists.flatMap((list) => Array.from({ length: count + 1 }, (_, head) => [...list, head - 1]));
  }
  return lists;
}

/** The words from a word up to the root, or undefined where they go round. */
function pathUp(heads: readonly number[], word: number): number[] | undefined {
  const path: number[] = [];
  for (let at = word; at !== -1; at = heads[at]) {
    if (path.includes(at)) return undefined;
    path.push(at);
  }
  return path;
}

/** One root, no way round, and each word between a word and its head is below that head. */
function isProjectiveTree(heads: readonly number[]): boolean {
  const paths = heads.map((_, word) => pathUp(heads, word));
  if (paths.includes(undefined) || heads.filter((head) => head === -1).length !== 1) return false;
  return heads.every((head, word) =>
    paths.every(
      (path, between) => head === -1 || (between - word) * (between - head) >= 0 || path?.includes(head) === true,
    ),
  );
}

const trees = Array.from({ length: 6 }, (_, count) => listHeads(count).filter(isProjectiveTree));

const sumOf = (scores: Float32Array, heads: readonly number[]): number =>
  heads.reduce((sum, head, word) => sum + scores[word * (heads.length + 1) + (head === -1 ? heads.length : head)], 0);

const scoresOf = (count: number, score: fc.Arbitrary<number>): fc.Arbitrary<Float32Array> =>
  fc
    .array(score, { minLength: count * (count + 1), maxLength: count * (count + 1) })
    .map((list) => Float32Array.from(list));

describe('findProjectiveTree', () => {
  it('has so many trees to choose from: 1, 2, 7, 30, 143', () => {
    expect(trees.slice(1).map(({ length }) => length)).toEqual([1, 2, 7, 30, 143]);
  });

  it.each([1, 2, 3, 4, 5])('finds the best of all projective trees of %i words with one root', (count) => {
    fc.assert(
      fc.property(scoresOf(count, fc.integer({ min: -20, max: 20 })), (scores) => {
        const { heads, score } = findProjectiveTree(scores, count);
        expect(isProjectiveTree(heads)).toBe(true);
        expect(score).toBe(sumOf(scores, heads));
        expect(score).toBe(Math.max(...trees[count].map((tree) => sumOf(scores, tree))));
      }),
    );
  });

  it('uses no forbidden arc where it can do without', () => {
    const scores = Float32Array.of(0, 9, 9, 9, 0, 9);
    scores[2] = Number.NEGATIVE_INFINITY;
    expect(findProjectiveTree(scores, 2)).toEqual({ heads: [1, -1], score: 18 });
    expect(findProjectiveTree(Float32Array.of(0, Number.NEGATIVE_INFINITY), 1).score).toBe(Number.NEGATIVE_INFINITY);
  });

  it('gives a tree for scores that are no numbers', () => {
    expect(isProjectiveTree(findProjectiveTree(new Float32Array(12).fill(Number.NaN), 3).heads)).toBe(true);
  });
});
