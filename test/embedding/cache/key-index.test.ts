import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from '../../../src/embedding/cache/key-index.js';

/** Few words, and those that are the same in their last bits, so that slots are wanted by several keys. */
const word = fc.constantFrom(0, 1, 2, 1024, 2048, 0xffff_ffff);
const key = fc.tuple(word, word, word, word).map((words) => Uint32Array.from(words));

describe('KeyIndex', () => {
  it('finds the first entry of a key that is not removed, as a list that is searched from the front', () => {
    const step = fc.record({ key, remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const index = new KeyIndex();
        const list: { readonly key: string; isThere: boolean }[] = [];
        for (const { key: asked, remove } of steps) {
          const place = list.findIndex(({ key: held, isThere }) => isThere && held === `${asked}`);
          expect(index.find(asked)).toBe(place === -1 ? undefined : place);
          if (remove && place !== -1) {
            index.remove(place);
            (list[place] as { isThere: boolean }).isThere = false;
          } else {
            expect(index.add(asked)).toBe(list.length);
            list.push({ key: `${asked}`, isThere: true });
          }
        }
      }),
    );
  });

  it('keeps every entry and their order while it grows', () => {
    const index = new KeyIndex();
    const keys = new Uint32Array(4);
    // As hashes do, the first words lie all over.
    const keyOf = (entry: number): number[] => [Math.imul(entry, 0x9e37_79b1), entry, 1, 2];
    for (let entry = 0; entry < 150_000; entry++) {
      keys.set(keyOf(entry % 50_000));
      index.add(keys);
      if (entry === 70_000) for (let gone = 0; gone < 50_000; gone += 2) index.remove(gone);
    }
    expect(index.size).toBe(150_000);
    for (let entry = 0; entry < 50_000; entry++) {
      keys.set(keyOf(entry));
      const first = entry % 2 === 1 ? entry : entry + 50_000;
      expect(index.find(keys)).toBe(first);
    }
    expect(index.find(Uint32Array.of(1, 2, 3, 4))).toBeUndefined();
  });
});
