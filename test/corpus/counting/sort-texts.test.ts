import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTexts, sortTexts } from '../../../src/corpus/counting/sort-texts.js';

const texts = fc.uniqueArray(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.array(fc.constantFrom('a', 'b', '\0'), { maxLength: 9 }).map((letters) => letters.join('')),
    fc.constantFrom('', 'constructor', '__proto__', '\uFFFD', '\u{1F600}', '\uE000'),
  ),
  { maxLength: 60 },
);

describe('sortTexts', () => {
  it('sorts texts by their UTF-8 bytes', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const sorted = Array.from(sortTexts(packTexts(list)), (place) => list[place] as string);
        expect(sorted).toEqual([...list].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });

  it('puts what UTF-16 orders otherwise in the order of code points', () => {
    expect([...sortTexts(packTexts(['\u{1F600}', '\uE000']))]).toEqual([1, 0]);
  });

  it('sorts many texts with a long common beginning', () => {
    const list = Array.from({ length: 5000 }, (_, place) => `the same beginning ${(place * 7919) % 5000}`);
    const sorted = Array.from(sortTexts(packTexts(list)), (place) => list[place]);
    expect(sorted).toEqual([...list].sort());
  });
});

describe('packTexts', () => {
  it('lays texts out one behind the other', () => {
    const { bytes, offsets } = packTexts(['é', '', 'ab']);
    expect([...offsets]).toEqual([0, 2, 2, 4]);
    expect(Buffer.from(bytes).toString()).toBe('éab');
  });
});
