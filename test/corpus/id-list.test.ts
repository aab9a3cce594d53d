import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdList } from '../../src/corpus/id-list.js';

describe('IdList', () => {
  it('holds what is added, a line end never twice, however it is cut', () => {
    const lineEnd = 3;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 })), fc.integer({ min: 1, max: 7 }), (ids, length) => {
        const single = ids.filter((id, place) => id !== lineEnd || ids[place - 1] !== lineEnd);
        const list = new IdList(lineEnd, 2);
        for (let start = 0; start < single.length; start += length) {
          const part = single.slice(start, start + length);
          list.append(Uint16Array.from(part));
          if (part.at(-1) === lineEnd) list.append(Uint16Array.of(lineEnd));
        }
        expect([...list.ids]).toEqual(single);
        expect(list.length).toBe(single.length);
      }),
    );
  });

  it('gives 16 bits to as many words as leave room for the line end and the gap', () => {
    expect(new IdList(65_534, 1).isNarrow).toBe(true);
    expect(new IdList(65_534, 1).ids).toBeInstanceOf(Uint16Array);
    expect(new IdList(65_535, 1).isNarrow).toBe(false);
    expect(new IdList(65_535, 1).ids).toBeInstanceOf(Uint32Array);
  });
});
