import { describe, expect, it } from 'vitest';
import { pc } from '../../../src/analysis/structure/pc.js';
import { countSubsets, searchSubsets, visitSubsets } from '../../../src/analysis/structure/subsets.js';

function listSubsets(items: readonly number[], size: number): number[][] {
  const found: number[][] = [];
  visitSubsets(items, size, (subset) => {
    found.push([...subset]);
    return false;
  });
  return found;
}

describe('visitSubsets', () => {
  it('goes in lexicographic order', () => {
    expect(listSubsets([5, 6, 7, 9], 2)).toEqual([
      [5, 6],
      [5, 7],
      [5, 9],
      [6, 7],
      [6, 9],
      [7, 9],
    ]);
    expect(listSubsets([5, 6], 0)).toEqual([[]]);
    expect(listSubsets([5, 6], 3)).toEqual([]);
    expect(listSubsets([5, 6], 2)).toEqual([[5, 6]]);
  });

  it('visits as many as there are, each once', () => {
    const items = [...Array(9).keys()];
    for (let size = 0; size <= 9; size++) {
      const found = listSubsets(items, size);
      expect(found).toHaveLength(countSubsets(9, size));
      expect(new Set(found.map(String)).size).toBe(found.length);
    }
  });

  it('ends at the first that is accepted', () => {
    let visits = 0;
    const isFound = visitSubsets([1, 2, 3], 1, ([first]) => {
      visits++;
      return first === 2;
    });
    expect([isFound, visits]).toEqual([true, 2]);
  });
});

describe('searchSubsets', () => {
  it('finds what visitSubsets finds, and pauses between subsets', async () => {
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses++;
      return Promise.resolve();
    };
    const isThird = ([first]: readonly number[]): boolean => first === 3;
    expect(await searchSubsets([1, 2, 3, 4], 1, { visit: isThird, pause })).toBe(true);
    expect(pauses).toBe(2);
    expect(await searchSubsets([1, 2], 1, { visit: isThird, pause })).toBe(false);
  });

  it('lets a search stop in the midst of the millions of sets of one pair', async () => {
    const variables = Array.from({ length: 40 }, (_, place) => `v${place}`);
    const stop = new AbortController();
    let asked = 0;
    const dependent = {
      name: 'dependent',
      variables,
      samples: undefined,
      largestSet: 38,
      // A single pair has 73,815 sets of four.
      test: (_x: number, _y: number, given: readonly number[]) => {
        if (given.length === 4 && asked++ === 0) stop.abort(new Error('enough'));
        return { p: 0, statistic: 0, freedom: 0 };
      },
    };
    await expect(pc(dependent, { signal: stop.signal })).rejects.toThrow('enough');
    expect(asked).toBe(1);
  });
});
