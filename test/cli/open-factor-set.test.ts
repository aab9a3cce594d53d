import { describe, expect, it } from 'vitest';
import { describeDesign } from '../../src/analysis/factors/design.js';
import { openFactorSet } from '../../src/cli/open-factor-set.js';

describe('openFactorSet', () => {
  it.each([
    ['adjective-noun', 240],
    ['modifier-head', 160],
    ['verb-object', 216],
    ['subject-verb-object', 252],
    ['lemma-number', 60],
    ['lemma-form', 60],
  ])('opens the grid %s that comes along, with all its %i combinations', async (grid, items) => {
    const { name, set } = await openFactorSet({ grid });
    expect(name).toBe(grid);
    expect(set.texts).toHaveLength(items);
    expect(describeDesign(set).isOrthogonal).toBe(true);
  });

  it('takes adjectives by nouns where nothing is named', async () => {
    expect((await openFactorSet({})).name).toBe('adjective-noun');
  });

  it('makes all combinations of factors, each value once', async () => {
    const { name, set } = await openFactorSet({
      factor: ['__proto__=old, new,old', 'constructor=house,car'],
      template: '{constructor}: {__proto__}',
    });
    expect(name).toBe('__proto__-constructor');
    expect(set.texts).toEqual(['house: old', 'car: old', 'house: new', 'car: new']);
  });
});
