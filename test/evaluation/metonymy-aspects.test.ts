import { describe, expect, it } from 'vitest';
import { aspects, findGoldAspects, metonymyPatterns } from '../../src/evaluation/metonymy-aspects.js';

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
