import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../../../src/lexicon/dot-objects/name-index.js';
import { smallContent } from './small-content.js';

describe('createNameIndex', () => {
  const find = createNameIndex(smallContent.names);
  const names = (name: string, language?: 'en' | 'zh') => find(name, language).map((entry) => entry.name);

  it('finds a name by its form and by its aliases, in all its entries in order', () => {
    expect(names('France')).toEqual(['France']);
    expect(names('French Republic')).toEqual(['France']);
    expect(find('Jordan').map((entry) => entry.class)).toEqual(['country', 'river', 'person']);
  });

  it('does not mind an article, a possessive or quotation marks', () => {
    for (const text of ['the French Republic', "France's", 'France’s', '“France”'])
      expect(names(text)).toEqual(['France']);
    expect(names('Times')).toEqual(['The Times']);
    expect(names("the Times'")).toEqual(['The Times']);
    expect(names('《泰晤士报》')).toEqual(['The Times']);
    expect(names("McDonald's")).toEqual(["McDonald's"]);
    expect(names('McDonald')).toEqual([]);
  });

  it('takes other letter case where there is a capital, but no words in small letters', () => {
    expect(names('FRANCE')).toEqual(['France']);
    expect(names('Nato')).toEqual(['NATO']);
    expect(names('france')).toEqual([]);
    expect(names('ipaper')).toEqual(['iPaper']);
  });

  it('takes acronyms of up to three letters in their own case alone', () => {
    expect(names('US')).toEqual(['US']);
    expect(names('U.S.')).toEqual(['US']);
    for (const text of ['us', 'Us', 'u.s.']) expect(names(text)).toEqual([]);
  });

  it('looks in one language where it is told to', () => {
    expect(names('法国')).toEqual(['France']);
    expect(names('法国', 'zh')).toEqual(['France']);
    expect(names('法国', 'en')).toEqual([]);
    expect(names('France', 'zh')).toEqual([]);
  });

  it('finds nothing for what it does not hold', () => {
    for (const text of ['', '__proto__', 'the', 'toString', '《》']) expect(names(text)).toEqual([]);
    expect(names('constructor')).toEqual(['constructor']);
  });
});
