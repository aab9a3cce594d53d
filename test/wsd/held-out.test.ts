import { describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { findHeldOutText } from '../../src/wsd/held-out.js';
import { bankLexicon } from './bank-lexicon.js';

const find = (heldOut?: { synset: string; example: number }) =>
  findHeldOutText(bankLexicon, { lemma: 'bank', partOfSpeech: 'n', context: [], ...(heldOut && { heldOut }) });

describe('findHeldOutText', () => {
  it('gives the sentence of the example, and nothing when none is held out', () => {
    expect(find({ synset: 'slope', example: 1 })).toBe('bank boat');
    expect(find()).toBeUndefined();
  });

  it('throws for an example or synset that does not exist, since nothing would be held out', () => {
    expect(() => find({ synset: 'slope', example: 2 })).toThrow(OptionError);
    expect(() => find({ synset: 'slope', example: 2 })).toThrow('one of the 2 examples of slope');
    expect(() => find({ synset: '__proto__', example: 0 })).toThrow(UnknownWordError);
  });
});
