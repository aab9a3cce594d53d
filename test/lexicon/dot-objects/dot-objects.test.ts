import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../../src/errors.js';
import { createDotObjects } from '../../../src/lexicon/dot-objects/dot-objects.js';
import { formatDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import { nameClass, nameEntry, smallContent, smallLexicon } from './small-content.js';

const dotObjects = createDotObjects(smallContent);

describe('typeOfName', () => {
  const lexicon = smallLexicon({
    land: { members: ['country'] },
    someone: { members: ['person'] },
    scribe: { members: ['writer'], relations: ['hypernym someone'] },
    ruritania: { members: ['Ruritania'], relations: ['instanceHypernym land'] },
    france: { members: ['France'], relations: ['instanceHypernym scribe'] },
    ghost: { members: ['ghost'], relations: ['hypernym someone'] },
  });
  const typeOf = (...parameters: Parameters<typeof dotObjects.typeOfName>) => {
    const hint = dotObjects.typeOfName(...parameters);
    return hint && `${hint.origin} ${formatDotType(hint.type)}`;
  };

  it('asks its own entries first, then the wordnet, then the tagger', () => {
    expect(typeOf('France', { lexicon, entityClass: 'GPE' })).toBe('entry location.organization.human');
    expect(typeOf('Ruritania', { lexicon, entityClass: 'GPE' })).toBe('wordnet location.organization.human');
    expect(typeOf('Utopia', { lexicon, entityClass: 'gpe' })).toBe('entity-class location.human');
  });

  it('gives nothing where nothing tells', () => {
    for (const name of ['Utopia', 'ghost', '', '__proto__']) expect(typeOf(name, { lexicon })).toBeUndefined();
    expect(typeOf('Utopia', { entityClass: 'constructor' })).toBeUndefined();
  });

  it('joins the classes of an ambiguous name: of each kind, the one with the most aspects', () => {
    // The river is a place of fewer aspects than the country; the person is of another kind.
    const hint = dotObjects.typeOfName('Jordan');
    expect(hint?.classes.map(({ id }) => id)).toEqual(['country', 'person']);
    expect(hint?.type).toEqual(['location', 'organization', 'human']);
  });

  it('lets a tagger choose among entries where it can', () => {
    expect(dotObjects.typeOfName('Jordan', { entityClass: 'PER' })?.type).toEqual(['human']);
    expect(dotObjects.typeOfName('France', { entityClass: 'PER' })?.type).toEqual([
      'location',
      'organization',
      'human',
    ]);
  });
});

describe('aspectGloss', () => {
  it('words an aspect for a class that has it, and for all names otherwise', () => {
    expect(dotObjects.aspectGloss('human')).toBe('any human');
    expect(dotObjects.aspectGloss('human', { class: 'country' })).toBe('country human');
    expect(dotObjects.aspectGloss('product', { class: 'country' })).toBe('any product');
    expect(dotObjects.aspectGloss('human', { language: 'zh' })).toBe('任何 human');
    expect(() => dotObjects.aspectGloss('human', { class: 'constructor' })).toThrow(UnknownWordError);
  });
});

describe('typeOfNoun', () => {
  const lexicon = smallLexicon({
    land: { members: ['country'] },
    realm: { members: ['realm'], relations: ['hypernym land'] },
  });

  it('has the aspects of the entries, and of the classes that the senses are kinds of', () => {
    expect(dotObjects.typeOfNoun('Book')).toEqual(['information', 'physical']);
    expect(dotObjects.typeOfNoun('realm')).toEqual([]);
    expect(dotObjects.typeOfNoun('realm', { lexicon })).toEqual(['location', 'organization', 'human']);
    for (const lemma of ['constructor', '__proto__', '']) expect(dotObjects.typeOfNoun(lemma, { lexicon })).toEqual([]);
  });

  it('lets an organization be its people', () => {
    const [book] = smallContent.nouns;
    const bank = { ...book, lemma: 'bank', aspects: ['location', 'organization'] } as const;
    const found = createDotObjects({ ...smallContent, nouns: [bank] }).typeOfNoun('bank');
    expect(found).toEqual(['location', 'organization', 'human']);
  });
});

describe('typeOfName', () => {
  it('takes the commoner sense among classes of one kind with as many aspects', () => {
    const island = nameClass('island', 'location.physical.human', 'place');
    const entry = (id: string, sense: string) => ({ ...nameEntry('Japan', id), sense });
    const names = [entry('island', 'japan%1:15:01::'), entry('country', 'japan%1:15:00::')];
    const found = createDotObjects({ ...smallContent, classes: [...smallContent.classes, island], names });
    expect(found.typeOfName('Japan')?.type).toEqual(['location', 'organization', 'human']);
  });
});

describe('findNoun', () => {
  it('finds the entries of a noun in any letter case', () => {
    expect(dotObjects.findNoun('Book').map((entry) => entry.class)).toEqual(['information.physical']);
    for (const lemma of ['constructor', '__proto__', '', 'books']) expect(dotObjects.findNoun(lemma)).toEqual([]);
  });
});

describe('createDotObjects', () => {
  it('refuses a missing aspect and a name of an unknown class', () => {
    const [, ...others] = smallContent.aspects;
    expect(() => createDotObjects({ ...smallContent, aspects: others })).toThrow(UnknownWordError);
    expect(() => createDotObjects({ ...smallContent, names: [nameEntry('X', 'no class')] })).toThrow(UnknownWordError);
  });
});
