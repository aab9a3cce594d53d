import { describe, expect, it } from 'vitest';
import { createPartsOfSpeech, findBaseForms, type WordnetPart } from '../../src/corpus/morphy.js';
import { smallLexicon } from './small-lexicon.js';

describe('findBaseForms', () => {
  it.each<[string, WordnetPart, string[]]>([
    ['dogs', 'noun', ['dog']],
    ['churches', 'noun', ['church']],
    ['flies', 'noun', ['fly']],
    ['years', 'noun', ['years', 'year']],
    ['hoped', 'verb', ['hope', 'hop']],
    ['walking', 'verb', ['walk']],
    ['finest', 'adj', ['fine']],
    ['fast', 'adv', ['fast']],
  ])('takes the endings off %s (%s) as far as the lexicon holds what remains', (form, part, bases) => {
    expect(findBaseForms(form, part, smallLexicon)).toEqual(bases);
  });

  it('asks the exception list first', () => {
    expect(findBaseForms('axes', 'noun', smallLexicon)).toEqual(['ax', 'axis']);
    expect(findBaseForms('saw', 'verb', smallLexicon)).toEqual(['see']);
  });

  it('leaves nouns in -ss and words of two letters whole', () => {
    expect(findBaseForms('boss', 'noun', smallLexicon)).toEqual(['boss']);
    expect(findBaseForms('is', 'noun', smallLexicon)).toEqual([]);
  });

  it.each(['constructor', '__proto__', ''])('finds nothing for %j', (form) => {
    expect(findBaseForms(form, 'noun', smallLexicon)).toEqual([]);
  });
});

describe('createPartsOfSpeech', () => {
  const partsOfSpeech = createPartsOfSpeech(smallLexicon);

  it.each([
    ['walks', 'nv'],
    ['larger', 'a'],
    ['later', 'r'],
    ['saw', 'v'],
    ['constructor', ''],
    ['', ''],
  ])('says of %j: %j', (form, letters) => {
    expect(partsOfSpeech(form)).toBe(letters);
  });
});
