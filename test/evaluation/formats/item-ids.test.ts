import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemIds } from '../../../src/evaluation/formats/item-ids.js';

describe('ItemIds', () => {
  it('numbers repeats and leaves first uses as they are', () => {
    const ids = new ItemIds();
    expect(['a', 'b', 'a', '__proto__', 'a', '__proto__', ''].map((name) => ids.take(name))).toEqual([
      'a',
      'b',
      'a#2',
      '__proto__',
      'a#3',
      '__proto__#2',
      '',
    ]);
  });

  it('gives no id twice, even where a name looks like a numbered one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a#2', 'a#3', 'a#2#2')), (names) => {
        const ids = new ItemIds();
        expect(new Set(names.map((name) => ids.take(name))).size).toBe(names.length);
      }),
    );
  });
});
