import { describe, expect, it } from 'vitest';
import { parseLinkage } from '../../../src/discocat/parsing/linkage.js';
import { findLinkedActions } from '../../../src/discocat/parsing/linkage-actions.js';
import { reduceLinkage } from '../../../src/discocat/parsing/linkage-reduction.js';
import { printType } from '../../../src/discocat/pregroup-type.js';
import { residualType } from '../../../src/discocat/reduction.js';
import { ParseError } from '../../../src/errors.js';
import { checkReduction } from './check-reduction.js';

// In the form that link-parser 5.12 prints, with its line breaks inside the links.
const chase = `[(LEFT-WALL)(the)(dog.n)(chased.v-d)(a)(cat.n)(.)(RIGHT-WALL)]
[[0 6 0 (Xp)][0 3 0 (WV)][0 2 0 (Wd)][1 2 0 (Ds**c)][2 3 0 (Ss*s)][3 5 1 (Os)]
[4 5 2 (Ds**c)][6 7 3 (RW)]]
[0]
`;
const passive = `[(LEFT-WALL)(the)(cat.n)(was.v-d)(chased.v-d)(by)(a)(dog.n)(RIGHT-WALL)]
[[0 8 0 (RW)][0 2 0 (Wd)][1 2 0 (Ds**c)][2 3 0 (Ss*s)][3 4 0 (Pv)][4 5 1 (MVp)][5 7 1 (Js)][6 7 2 (Ds**c)]]
[0]`;

// Cats and dogs chase mice, with the links SJ of joined nouns.
const joined = `[(LEFT-WALL)(cats.n)(and.j-n)(dogs.n)(chase.v)(mice.p)(RIGHT-WALL)]
[[0 6 0 (RW)][0 2 0 (Wd)][2 4 0 (Spx)][1 2 0 (SJlp)][2 3 0 (SJrp)][4 5 0 (Op)]]
[0]`;

const triples = (text: string): (string | undefined)[][] => {
  const linkage = parseLinkage(text);
  const formOf = (word: number | undefined): string | undefined =>
    word === undefined ? undefined : linkage.words[word].form;
  return findLinkedActions(linkage).map(({ subject, verb, object }) => [formOf(subject), formOf(verb), formOf(object)]);
};

describe('parseLinkage', () => {
  it('reads words with their classes, and links', () => {
    const { words, links } = parseLinkage(chase);
    expect(words[3]).toEqual({ form: 'chased', subscript: 'v-d', isNull: false });
    expect(words[6]).toEqual({ form: '.', subscript: '', isNull: false });
    expect(links).toHaveLength(8);
    expect(links[4]).toEqual({ left: 2, right: 3, label: 'Ss*s' });
  });

  it('reads guessed words, words without links, and brackets', () => {
    const text = '[(LEFT-WALL)(Asdf[!])(qwer[?].v)([of])(()(x.n)())(RIGHT-WALL)]\n[[0 7 0 (RW)][0 1 1 (Wa)]]\n[0]';
    expect(
      parseLinkage(text)
        .words.slice(1, -1)
        .map(({ form, isNull }) => [form, isNull]),
    ).toEqual([
      ['Asdf', false],
      ['qwer', false],
      ['of', true],
      ['(', false],
      ['x', false],
      [')', false],
    ]);
  });

  it('reads a sentence without any link', () => {
    expect(parseLinkage('[(LEFT-WALL)([?])(RIGHT-WALL)]\n[]\n[0]').links).toEqual([]);
  });

  it.each(['', 'constructor', '[(a)(b)]'])('refuses %j', (text) => {
    expect(() => parseLinkage(text)).toThrow(ParseError);
  });
});

describe('reduceLinkage', () => {
  it.each([chase, passive])('gives a sound reduction to s', (text) => {
    const reduction = reduceLinkage(parseLinkage(text));
    checkReduction(reduction);
    expect(printType(residualType(reduction))).toBe('s');
  });

  it('gives right connectors left adjoints, left connectors of what takes right adjoints', () => {
    expect(reduceLinkage(parseLinkage(chase)).words.map(({ word, type }) => [word, printType(type)])).toEqual([
      ['the', 'Ds__c.l'],
      ['dog', 'Ds__c s Ss_s'],
      ['chased', 'Ss_s.r Os.l'],
      ['a', 'Ds__c.l'],
      ['cat', 'Ds__c Os'],
      ['.', '1'],
    ]);
  });

  it('reduces noun phrases to n, and nothing to the unit', () => {
    const phrase = '[(LEFT-WALL)(a)(dog.n)(RIGHT-WALL)]\n[[0 3 0 (RW)][0 2 0 (Wa)][1 2 0 (Ds**c)]]\n[0]';
    expect(printType(residualType(reduceLinkage(parseLinkage(phrase))))).toBe('n');
    expect(reduceLinkage({ words: [], links: [] })).toEqual({ words: [], contractions: [], open: [] });
  });
});

describe('findLinkedActions', () => {
  it('finds subjects and objects', () => {
    expect(triples(chase)).toEqual([['dog', 'chased', 'cat']]);
  });

  it('gives each of joined nouns', () => {
    expect(triples(joined)).toEqual([
      ['cats', 'chase', 'mice'],
      ['dogs', 'chase', 'mice'],
    ]);
  });

  it('finds the agents of passives', () => {
    expect(triples(passive)).toEqual([
      ['cat', 'was', undefined],
      ['dog', 'chased', 'cat'],
    ]);
  });
});
