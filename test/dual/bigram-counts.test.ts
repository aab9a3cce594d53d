import { describe, expect, it } from 'vitest';
import { BigramCounts } from '../../src/dual/bigram-counts.js';

describe('BigramCounts', () => {
  it('adds up counts by modifier and head, whatever the words are called', () => {
    const bigrams = new BigramCounts([
      { modifier: 'dog', head: 'house', count: 2 },
      { modifier: 'dog', head: 'house', count: 3 },
      { modifier: 'house', head: 'dog', count: 1 },
    ]);
    bigrams.add({ modifier: '__proto__', head: 'constructor', count: 4 });
    expect(bigrams.size).toBe(3);
    expect(bigrams.count('dog', 'house')).toBe(2 + 3);
    expect(bigrams.count('house', 'dog')).toBe(1);
    expect(bigrams.count('__proto__', 'constructor')).toBe(4);
    expect(bigrams.count('constructor', '__proto__')).toBe(0);
    expect(readTable(bigrams)).toEqual(['dog house 5', 'house dog 1', '__proto__ constructor 4']);
    bigrams.add({ modifier: 'old', head: 'house', count: 1 });
    expect(readTable(bigrams)).toContain('old house 1');
    expect(readTable(new BigramCounts())).toEqual([]);
  });
});

function readTable({ table, modifiers, heads }: BigramCounts): string[] {
  return Array.from(table.counts, (count, entry) => {
    return `${modifiers.labelAt(table.modifiers[entry])} ${heads.labelAt(table.heads[entry])} ${count}`;
  });
}
