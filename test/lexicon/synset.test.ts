import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/errors.js';
import { formatSynsetId, normaliseLemma, parseSynsetId, partsOfSpeech } from '../../src/lexicon/synset.js';

describe('synset ids', () => {
  it('are eight digits and a part of speech', () => {
    expect(formatSynsetId(2_086_723, 'n')).toBe('02086723-n');
  });

  it('give the same fields when printed and parsed', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.constantFrom(...partsOfSpeech), (offset, partOfSpeech) => {
        expect(parseSynsetId(formatSynsetId(offset, partOfSpeech))).toEqual({ offset, partOfSpeech });
      }),
    );
  });

  it.each(['', '2086723-n', '02086723-s', '02086723n', 'constructor'])('cannot be read from "%s"', (id) => {
    expect(() => parseSynsetId(id)).toThrow(ParseError);
  });
});

describe('normaliseLemma', () => {
  it('lowers letters and turns underscores into spaces, once and for all', () => {
    expect(normaliseLemma('Canis_familiaris')).toBe('canis familiaris');
    expect(normaliseLemma('__proto__')).toBe('  proto  ');
    fc.assert(fc.property(fc.string(), (text) => normaliseLemma(normaliseLemma(text)) === normaliseLemma(text)));
  });
});
