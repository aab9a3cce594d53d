import { describe, expect, it } from 'vitest';
import { findGoldAspects, findReading, metonymyPatterns } from '../../../src/evaluation/scores/metonymy-aspects.js';
import { aspects, isAspect } from '../../../src/lexicon/aspect.js';

describe('findGoldAspects', () => {
  const metonymic = (pattern?: string) => findGoldAspects({ nameClass: 'location', label: 'metonymic', pattern });

  it('gives the literal aspect of the class of the name', () => {
    const literal = { label: 'literal', pattern: undefined } as const;
    expect(findGoldAspects({ ...literal, nameClass: 'location' })).toEqual(['location']);
    expect(findGoldAspects({ ...literal, nameClass: 'organization' })).toEqual(['organization']);
  });

  it('gives what a pattern stands for', () => {
    expect(metonymic('place-for-people')).toEqual(['human', 'organization']);
    expect(metonymic('place-for-event')).toEqual(['event']);
    expect(metonymic('organisation-for-members')).toEqual(['human']);
    expect(metonymic('organisation-for-product')).toEqual(['product']);
    expect(metonymic('organisation-for-facility')).toEqual(['location']);
  });

  it('gives nothing where the label does not say what is meant', () => {
    for (const pattern of ['othermet', 'object-for-name', 'constructor', '', undefined]) {
      expect(metonymic(pattern)).toBeUndefined();
    }
    const mixed = { nameClass: 'location', label: 'mixed', pattern: undefined } as const;
    expect(findGoldAspects(mixed)).toBeUndefined();
  });

  it('knows the aspects of all patterns', () => {
    for (const found of metonymyPatterns.values()) {
      for (const aspect of found) expect(aspects).toContain(aspect);
    }
  });
});

describe('findReading', () => {
  it('is literal for what names of the class name, else metonymic', () => {
    expect(aspects.filter((aspect) => findReading('location', aspect) === 'literal')).toEqual(['location']);
    expect(aspects.filter((aspect) => findReading('organization', aspect) === 'literal')).toEqual([
      'organization',
      'producer',
    ]);
  });

  it('agrees with the gold: aspects of a literal name are literal, those of its patterns metonymic', () => {
    for (const nameClass of ['location', 'organization'] as const) {
      const gold = findGoldAspects({ nameClass, label: 'literal', pattern: undefined }) ?? [];
      for (const aspect of gold) expect(findReading(nameClass, aspect)).toBe('literal');
      const prefix = nameClass === 'location' ? 'place-' : 'organisation-';
      for (const [pattern, found] of metonymyPatterns) {
        if (!pattern.startsWith(prefix)) continue;
        for (const aspect of found) expect(findReading(nameClass, aspect)).toBe('metonymic');
      }
    }
  });
});

describe('isAspect', () => {
  it('knows the names of aspects and no others', () => {
    expect(aspects.every(isAspect)).toBe(true);
    expect(['literal', 'constructor', '', 'Human'].some(isAspect)).toBe(false);
  });
});
