import { describe, expect, it } from 'vitest';
import { isRelativePronoun } from '../../src/corpus/relative-pronouns.js';

describe('isRelativePronoun', () => {
  it('knows them in any letter case', () => {
    expect(['that', 'Which', 'WHO', 'whom', 'whose'].every(isRelativePronoun)).toBe(true);
  });

  it.each(['', 'what', 'this', 'constructor', '__proto__'])('does not take "%s" for one', (form) => {
    expect(isRelativePronoun(form)).toBe(false);
  });
});
