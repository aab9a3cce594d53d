import { expect } from 'vitest';
import { contracts } from '../../../src/discocat/pregroup-type.js';
import type { Reduction } from '../../../src/discocat/reduction.js';

/**
 * Checks that a reduction is one: each simple type is open or in one contraction, what contracts may, contractions never cross, and none
 * stands around an open simple type.
 */
export function checkReduction({ words, contractions, open }: Reduction): void {
  const simple = words.flatMap(({ type }) => type);
  const places = [...contractions.flatMap(({ left, right }) => [left, right]), ...open];
  expect([...places].sort((one, other) => one - other)).toEqual(simple.map((_, place) => place));
  for (const { left, right } of contractions) {
    expect(left).toBeLessThan(right);
    expect(contracts(simple[left], simple[right])).toBe(true);
    expect(open.filter((place) => left < place && place < right)).toEqual([]);
    expect(contractions.filter((other) => left < other.left && other.left < right && other.right > right)).toEqual([]);
  }
  expect(contractions.map(({ left }) => left)).toEqual(contractions.map(({ left }) => left).sort((a, b) => a - b));
  expect([...open]).toEqual([...open].sort((a, b) => a - b));
}
