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
    expect([...bigrams.modifiersOf(bigrams.heads.indexOf('house'))]).toEqual([[bigrams.modifiers.indexOf('dog'), 5]]);
    expect([...bigrams.modifiersOf(99)]).toEqual([]);
  });
});
