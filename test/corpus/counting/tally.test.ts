import { describe, expect, it } from 'vitest';
import { LabelNumbers, Tally } from '../../../src/corpus/counting/tally.js';

describe('LabelNumbers', () => {
  it('numbers labels in the order in which they come, whatever they are', () => {
    const numbers = new LabelNumbers();
    expect(['constructor', '', '__proto__', ''].map((label) => numbers.add(label))).toEqual([0, 1, 2, 1]);
    expect(numbers.labels).toEqual(['constructor', '', '__proto__']);
  });

  it('takes half a surrogate pair for the replacement character, as UTF-8 does', () => {
    const numbers = new LabelNumbers();
    expect([numbers.add('a\uD800'), numbers.add('a\uFFFD'), numbers.add('a\u{1F600}')]).toEqual([0, 0, 1]);
  });

  it('takes more memory with more labels, and none when it is cleared', () => {
    const numbers = new LabelNumbers();
    numbers.add('dog');
    const one = numbers.bytes;
    numbers.add('cat');
    expect(numbers.bytes).toBe(2 * one);
    numbers.clear();
    expect([numbers.bytes, numbers.add('cat')]).toEqual([0, 0]);
  });
});

describe('Tally', () => {
  it('counts targets by contexts', () => {
    const tally = new Tally('domain');
    tally.add(3, 'dog', 1);
    tally.add(3, 'dog', 2);
    expect(tally.contexts.labels).toEqual(['dog']);
    const { firsts, seconds, counts } = tally.cells.drain();
    expect([[...firsts], [...seconds], [...counts]]).toEqual([[0], [3], [3]]);
  });
});
