import { describe, expect, it } from 'vitest';
import { closedClassTags, ictclasTags, universalTagOf } from '../../src/corpus/ictclas-tags.js';
import { universalTags } from '../../src/corpus/sentence.js';

describe('universalTagOf', () => {
  it('goes by the ICTCLAS tag, or by its first letter', () => {
    expect(universalTagOf('北京', 'ns')).toBe('PROPN');
    expect(universalTagOf('乔榛', 'nrfg')).toBe('PROPN');
    expect(universalTagOf('狗', 'n9')).toBe('NOUN');
    expect(universalTagOf('走', 'vi')).toBe('VERB');
  });

  it('prefers the closed classes', () => {
    expect(universalTagOf('是', 'v')).toBe('AUX');
    expect(universalTagOf('和', 'c')).toBe('CCONJ');
    expect(universalTagOf('因为', 'c')).toBe('SCONJ');
  });

  it('tells marks, signs and numbers by their characters', () => {
    expect(['。', '「', '...', '😀', '$', '3.5%', '１２', '二〇'].map((form) => universalTagOf(form, 'x'))).toEqual([
      'PUNCT',
      'PUNCT',
      'PUNCT',
      'SYM',
      'SYM',
      'NUM',
      'NUM',
      'PROPN',
    ]);
  });

  it('takes an unknown Chinese word for a name, and other unknown words for X', () => {
    expect(universalTagOf('奥巴马', 'x')).toBe('PROPN');
    for (const form of ['constructor', '__proto__', '']) expect(universalTagOf(form)).toMatch(/^(?:X|SYM)$/);
    expect(universalTagOf('constructor', 'constructor')).toBe('CCONJ');
  });

  it('knows universal tags only', () => {
    for (const tag of [...ictclasTags.values(), ...closedClassTags.values()]) expect(universalTags).toContain(tag);
  });
});
