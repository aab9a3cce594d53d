import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../src/wsd/disambiguator.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

const lesk = createSimplifiedLesk(bankLexicon, bankGlossWords);
const senses = bankLexicon.senses('bank', 'n');
const occurrence = (...context: string[]): Occurrence => ({ lemma: 'bank', partOfSpeech: 'n', context });

describe('createSimplifiedLesk', () => {
  it('counts the distinct words that definition and examples share with the context', () => {
    // slope: river edge, bank water, bank boat; money: coin house, bank coin.
    expect([...lesk.score(occurrence('river', 'water', 'water', 'coin', 'constructor'), senses)]).toEqual([2, 1]);
  });

  it('does not count the word itself, in whatever case it is asked for', () => {
    expect([...lesk.score(occurrence('bank'), senses)]).toEqual([0, 0]);
    expect([...lesk.score({ ...occurrence('bank'), lemma: 'Bank' }, senses)]).toEqual([0, 0]);
  });

  it('leaves out a held-out example wherever its sentence stands', () => {
    const context = occurrence('boat', 'water');
    expect([...lesk.score(context, senses)]).toEqual([2, 0]);
    expect([...lesk.score({ ...context, heldOut: { synset: 'slope', example: 1 } }, senses)]).toEqual([1, 0]);
    // "bank boat" stands under incline too.
    expect([...lesk.score({ ...context, heldOut: { synset: 'incline', example: 0 } }, senses)]).toEqual([1, 0]);
  });

  it('names the shared words, or says nothing', () => {
    expect(lesk.explain(occurrence('water', 'river'), senses[0])).toBe('its gloss shares water, river');
    expect(lesk.explain(occurrence('water', 'river'), senses[1])).toBeUndefined();
  });
});
