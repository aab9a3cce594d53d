import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyedCursor, MergeQueue } from '../../../src/corpus/counting/merge-queue.js';

class ListCursor implements KeyedCursor {
  readonly #keys: readonly string[];
  #place = -1;
  key = new Uint8Array(0);
  keyLength = 0;

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  next(): boolean {
    this.#place++;
    const key = this.#keys[this.#place];
    if (key === undefined) return false;
    this.key = new Uint8Array(Buffer.from(key));
    this.keyLength = this.key.length;
    return true;
  }
}

describe('MergeQueue', () => {
  it('takes keys in order, equal ones in the order of the cursors', () => {
    const key = fc.constantFrom('', 'a', 'aa', 'ab', 'b');
    fc.assert(
      fc.property(fc.array(fc.array(key).map((keys) => keys.sort())), (lists) => {
        const cursors = lists.map((keys) => new ListCursor(keys));
        const queue = new MergeQueue(cursors);
        const taken: string[] = [];
        for (let place = queue.first; place !== -1; place = queue.first) {
          taken.push(`${Buffer.from(cursors[place]?.key ?? []).toString()} ${place}`);
          queue.advance();
        }
        const all = lists.flatMap((keys, place) => keys.map((text) => ({ text, place })));
        all.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.place - b.place));
        expect(taken).toEqual(all.map(({ text, place }) => `${text} ${place}`));
      }),
    );
  });
});
