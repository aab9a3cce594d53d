import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/corpus/tokenise.js';

const forms = (text: string): string =>
  tokenise(text)
    .map((token) => token.form)
    .join('|');

describe('tokenise', () => {
  it.each([
    ["I don't, can't, won't", "I|do|n't|,|ca|n't|,|wo|n't"],
    ['He cannot; they dont', 'He|can|not|;|they|do|nt'],
    ["the dog's and the dogs' tails", "the|dog|'s|and|the|dogs|'|tails"],
    ["we'll we've they’re I'd", "we|'ll|we|'ve|they|’re|I|'d"],
    ["O'Brien at nine o'clock", "O'Brien|at|nine|o'clock"],
    ["AT&T's and the U.S.'s", "AT&T|'s|and|the|U.S.|'s"],
  ])('separates clitics but not names: %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  it.each([
    ['a well-known 15-year term', 'a|well|-|known|15|-|year|term'],
    ['a non-human, pre-war e-mail', 'a|non-human|,|pre-war|e-mail'],
    ['and/or w/o', 'and|/|or|w/o'],
  ])('cuts at hyphens and strokes except after prefixes and in abbreviations: %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  it.each([
    ['Dr. Smith, e.g. in the U.S. vs. Mr. W. Bush', 'Dr.|Smith|,|e.g.|in|the|U.S.|vs.|Mr.|W.|Bush'],
    ['dogs, etc. are animals.', 'dogs|,|etc.|are|animals|.'],
    ['It ended.', 'It|ended|.'],
  ])('keeps the points of abbreviations: %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  it.each([
    ['$1,000.50 at 10:30 on 3/10/00', '$|1,000.50|at|10:30|on|3/10/00'],
    ['5pm, 10th, 1990s, 100%', '5|pm|,|10th|,|1990s|,|100|%'],
    ['call 713-853-3044', 'call|713-853-3044'],
  ])('keeps numbers, times and dates whole: %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  it.each([
    ['see http://www.un.org/ha/x.htm#24.', 'see|http://www.un.org/ha/x.htm#24|.'],
    ['<a.b@c.com>', '<|a.b@c.com|>'],
    ['well... really?! "yes"', 'well|...|really|?!|"|yes|"'],
  ])('keeps addresses and runs of marks whole: %s', (text, expected) => {
    expect(forms(text)).toBe(expected);
  });

  it('gives no tokens for the empty text and for white space', () => {
    expect(tokenise('')).toEqual([]);
    expect(tokenise(' \t\n\u00a0')).toEqual([]);
  });

  it('states where each token lies', () => {
    expect(tokenise(" can't")).toEqual([
      { form: 'ca', start: 1, end: 3 },
      { form: "n't", start: 3, end: 6 },
    ]);
  });

  it('loses no character but white space, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom("n't", "'s", 'U.S.', '1,000', '-', 'non-', '...', 'e.g.', '@', 'http://', "can't", '’ll', '😀'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { form, start, end } of tokenise(text)) {
          expect(text.slice(last, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(form);
          expect(form).not.toBe('');
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
