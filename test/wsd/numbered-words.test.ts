import { describe, expect, it } from 'vitest';
import { NumberedWords } from '../../src/wsd/numbered-words.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

const words = new NumberedWords(bankGlossWords, bankLexicon);
const lemmasOf = (numbers: ArrayLike<number>): string[] => Array.from(numbers, (number) => words.lemma(number));

describe('NumberedWords', () => {
  it('gives a lemma the same number each time, and the lemma back', () => {
    for (const lemma of ['__proto__', '', 'river', 'constructor']) {
      expect(words.number(lemma)).toBe(words.number(lemma));
      expect(words.lemma(words.number(lemma))).toBe(lemma);
    }
  });

  it('reads the definition, the members and the examples of a synset', () => {
    const { definition, members, examples } = words.gloss('slope');
    expect(lemmasOf(definition)).toEqual(['river', 'edge']);
    expect(lemmasOf(members)).toEqual(['bank', 'bankside']);
    expect(examples.map(lemmasOf)).toEqual([
      ['bank', 'water'],
      ['bank', 'boat'],
    ]);
  });

  it('reads documents', () => {
    const document = ['constructor', 'river'].map((lemma) => ({ lemma, partOfSpeech: undefined, sentence: 0 }));
    expect(lemmasOf(words.document(document))).toEqual(['constructor', 'river']);
    expect(words.document(document)).toBe(words.document(document));
  });
});
