import { describe, expect, it } from 'vitest';
import { createLemmaChoice } from '../../src/wsd/lemma-choice.js';
import { bankLexicon } from './bank-lexicon.js';

describe('createLemmaChoice', () => {
  const choose = createLemmaChoice(bankLexicon, new Set(['the', 'of', 'when']));

  it('chooses the lemma that an inflected form belongs to', () => {
    expect(choose('banks')).toBe('bank');
    expect(choose('incline')).toBe('incline');
  });

  it('chooses none for function words and for what the lexicon lacks', () => {
    for (const form of ['the', 'river', 'constructor', '__proto__', '']) expect(choose(form)).toBeUndefined();
  });
});
