import { describe, expect, it } from 'vitest';
import { countSubsets, visitSubsets } from '../../../src/analysis/structure/subsets.js';

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
