import { describe, expect, it } from 'vitest';
import { boundaryProfile, caseStyleOf, KeyBuffer, profileForm } from '../../src/corpus/tagging-features.js';

function createIntern(): { intern: (atom: string) => number; atoms: string[] } {
  const atoms: string[] = [];
  const intern = (atom: string): number => {
    if (!atoms.includes(atom)) atoms.push(atom);
    return atoms.indexOf(atom);
  };
  return { intern, atoms };
}

describe('profileForm', () => {
  it('names the word, its ambiguity class, its ending and its shape', () => {
    const { intern, atoms } = createIntern();
    const profile = profileForm('Dogs', { intern, ambiguityOf: () => 'H', partsOfSpeech: () => 'nv' });
    const named = [profile.word, profile.ambiguity, profile.ending, profile.shape].map((atom) => atoms[atom]);
    expect(named).toEqual(['wdogs', 'cH^', 'sogs', 'hXxx']);
    expect(profile.capitals).toBe('initial');
    expect([...profile.atoms].map((atom) => atoms[atom])).toContain('lnv');
  });

  it('leaves out the atoms that a trained tagger does not know', () => {
    const profile = profileForm('constructor', { intern: () => -1, ambiguityOf: () => undefined });
    expect(profile.atoms).toHaveLength(0);
    expect(profile.word).toBe(-1);
  });

  it('has no lexical atoms without a lexicon', () => {
    const { intern, atoms } = createIntern();
    profileForm('dogs', { intern, ambiguityOf: () => undefined });
    expect(atoms.filter((atom) => atom.startsWith('l'))).toEqual([]);
  });
});

describe('caseStyleOf', () => {
  const styleOf = (text: string): number => {
    const { intern } = createIntern();
    const words = text.split(' ').map((form) => profileForm(form, { intern, ambiguityOf: () => undefined }));
    return caseStyleOf([boundaryProfile(intern), ...words]);
  };

  it.each([
    ['The dog barks at Rex .', 0],
    ['Dog Bites Man in Park', 1],
    ['DOG BITES MAN !', 2],
    ['Rex', 0],
    ['', 0],
  ])('tells running text, headlines and capitals apart: %j is %d', (text, style) => {
    expect(styleOf(text)).toBe(style);
  });
});

describe('KeyBuffer', () => {
  it('passes over keys that speak about an unknown atom', () => {
    const buffer = new KeyBuffer();
    buffer.add(1, -1, 0);
    buffer.add(1, 2, -1);
    buffer.add(1, 2, 3);
    expect([...buffer.keys.subarray(0, buffer.length)]).toEqual([1, 2, 3]);
  });
});
