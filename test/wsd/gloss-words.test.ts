import { describe, expect, it } from 'vitest';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

describe('createGlossWords', () => {
  it('gives the content lemmas of the definition and of each example', () => {
    const slope = bankLexicon.synset('slope');
    expect(bankGlossWords.definition(slope)).toEqual(['river', 'edge']);
    expect(bankGlossWords.example(slope, 1)).toEqual(['bank', 'boat']);
  });
});
