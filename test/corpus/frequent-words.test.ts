import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrequentWords } from '../../src/corpus/frequent-words.js';
import { OptionError } from '../../src/errors.js';

const count = (words: readonly string[], capacity: number): FrequentWords => {
  const counts = new FrequentWords(capacity);
  for (const word of words) counts.add(word);
  return counts;
};
const trueCounts = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
const someWords = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', 'constructor', '__proto__', 'toString'), {
  maxLength: 200,
});

describe('FrequentWords', () => {
  it('counts exactly while there is room, equally frequent words by name', () => {
    const counts = count(['b', 'a', '__proto__', 'b', 'constructor', ''], 5);
    expect([counts.types, counts.error]).toEqual([5, 0]);
    expect(counts.top(3)).toEqual([
      { word: 'b', count: 2 },
      { word: '', count: 1 },
      { word: '__proto__', count: 1 },
    ]);
    expect(counts.top(0)).toEqual([]);
    expect(counts.top(99)).toHaveLength(5);
  });

  it('forgets the rarest half when the room is full', () => {
    // Full with a, b (twice) and c (three times), d comes: the middle count, 2, is forgotten with all below.
    const counts = count(['a', 'b', 'b', 'c', 'c', 'c', 'd'], 3);
    expect(counts.top(9)).toEqual([
      { word: 'c', count: 3 },
      { word: 'd', count: 1 },
    ]);
    expect([counts.error, counts.types]).toEqual([2, 4]);
  });

  it('never counts too much, nor less than the error allows', () => {
    fc.assert(
      fc.property(someWords, fc.integer({ min: 2, max: 12 }), (words, capacity) => {
        const counts = count(words, capacity);
        const expected = trueCounts(words);
        const kept = new Map(counts.top(capacity).map((entry) => [entry.word, entry.count]));
        expect(kept.size).toBeLessThanOrEqual(capacity);
        for (const [word, exact] of expected) {
          const found = kept.get(word) ?? 0;
          expect(found).toBeLessThanOrEqual(exact);
          expect(found).toBeGreaterThanOrEqual(exact - counts.error);
        }
        if (expected.size <= capacity) expect([counts.error, counts.types]).toEqual([0, expected.size]);
      }),
    );
  });

  it('finds the top of many words as sorting them does', () => {
    const words = Array.from({ length: 3000 }, (_, place) => `${(place * 7919) % 997}`);
    const sorted = [...trueCounts(words)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
    expect(count(words, 1000).top(10)).toEqual(sorted.map(([word, exact]) => ({ word, count: exact })));
  });

  it('does not keep the texts that its words were cut from', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const counts = new FrequentWords(1000);
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let place = 0; place < 200; place++) {
      const text = `${place} ${'x'.repeat(500_000)}`.toUpperCase();
      counts.add(text.slice(0, 50));
    }
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
    expect(counts.types).toBe(200);
  });

  it('counts words with unpaired surrogates as they are', () => {
    const words = ['\ud800'.repeat(20), '\udc00'.repeat(20), '\ud800'.repeat(20)];
    expect(count(words, 5).top(1)).toEqual([{ word: '\ud800'.repeat(20), count: 2 }]);
  });

  it('refuses a room that is none', () => {
    for (const capacity of [0, 1, 2.5, Number.NaN]) expect(() => new FrequentWords(capacity)).toThrow(OptionError);
  });
});
