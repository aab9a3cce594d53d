import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTargets } from '../../../src/corpus/counting/merge-targets.js';
import { packTexts } from '../../../src/corpus/counting/sort-texts.js';

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const lists = fc.array(
  fc
    .uniqueArray(
      fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('constructor', '__proto__', '\uE000', '\u{1F600}')),
      {
        maxLength: 8,
      },
    )
    .map((list) => list.sort(compare)),
  { maxLength: 5 },
);

describe('mergeTargets', () => {
  it('gives every target once, in the order of bytes, and the number of each', () => {
    fc.assert(
      fc.property(lists, (parts) => {
        const { targets, numbers } = mergeTargets(parts.map(packTexts));
        const buffer = Buffer.from(targets.bytes);
        const merged = Array.from({ length: targets.offsets.length - 1 }, (_, place) =>
          buffer.toString('utf8', targets.offsets[place], targets.offsets[place + 1]),
        );
        expect(merged).toEqual([...new Set(parts.flat())].sort(compare));
        parts.forEach((part, place) => {
          expect(Array.from(numbers[place] ?? [], (number) => merged[number])).toEqual(part);
        });
      }),
    );
  });
});
