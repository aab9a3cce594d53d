import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.js';
import { aspects } from '../../../src/lexicon/aspect.js';
import { createDotType, formatDotType, parseDotType } from '../../../src/lexicon/dot-objects/dot-type.js';

describe('dot types', () => {
  it('come back equal when printed and read, whatever the order they were made in', () => {
    const subsets = fc.shuffledSubarray([...aspects], { minLength: 1 });
    fc.assert(
      fc.property(subsets, (chosen) => {
        const type = createDotType(chosen);
        expect(parseDotType(formatDotType(type))).toEqual(type);
        expect(parseDotType(chosen.join('.'))).toEqual(type);
        expect(new Set(type)).toEqual(new Set(chosen));
      }),
    );
  });

  it('are written in the order of the field: location first, product last', () => {
    expect(formatDotType(['human', 'organization', 'location'])).toBe('location.organization.human');
    expect(formatDotType(createDotType(aspects))).toBe(
      'location.event.organization.producer.information.physical.human.product',
    );
  });

  it.each(['', 'place', 'human.', 'human.human', 'constructor', '__proto__'])('refuse "%s"', (text) => {
    expect(() => parseDotType(text)).toThrow(ParseError);
  });

  it('hold each aspect once', () => {
    expect(createDotType(['human', 'location', 'human'])).toEqual(['location', 'human']);
    expect(createDotType([])).toEqual([]);
  });
});
