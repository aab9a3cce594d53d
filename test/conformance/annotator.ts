import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotator } from '../../src/corpus/annotator.js';
import { universalTags } from '../../src/corpus/sentence.js';

const texts = [
  '',
  ' ',
  'constructor __proto__ toString',
  "He can't see the dogs' 3.5 m fence, can he?",
  'a large carnivorous mammal; "it roared"',
  'naïve café — 漢字 😀',
  'line\nbreak\tand\u00a0space',
];

/** Checks that an annotator keeps the contract of `Annotator`. */
export function describeAnnotator(name: string, create: () => Annotator): void {
  describe(`${name} keeps the Annotator contract`, () => {
    const annotator = create();
    const annotate = (text: string) => annotator.annotate({ document: 'd', position: 7, text });

    it('has a name', () => {
      expect(annotator.name).not.toBe('');
    });

    it('hands on document, position and text', () => {
      expect(annotate('a dog')).toMatchObject({ document: 'd', position: 7, text: 'a dog' });
    });

    it.each(texts)('gives forms that the text holds, in order and without overlap: %j', (text) => {
      expectOrderedSpans(text, annotate(text).tokens);
    });

    it('does so for any text', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => expectOrderedSpans(text, annotate(text).tokens)),
      );
    });

    it.each(texts)('gives universal tags and lemmas that are not empty: %j', (text) => {
      for (const token of annotate(text).tokens) {
        expect(universalTags).toContain(token.tag);
        expect(token.lemma).not.toBe('');
      }
    });

    it('gives the same sentence for the same unit, whatever came between', () => {
      const first = texts.map(annotate);
      const second = [...texts].reverse().map(annotate).reverse();
      expect(second).toEqual(first);
      expect(create().annotate({ document: 'd', position: 7, text: texts[3] ?? '' })).toEqual(first[3]);
    });

    it('leaves the unit untouched', () => {
      const unit = Object.freeze({ document: 'd', position: 0, text: 'dogs bark' });
      expect(() => annotator.annotate(unit)).not.toThrow();
    });
  });
}

function expectOrderedSpans(
  text: string,
  tokens: readonly { readonly form: string; readonly start: number; readonly end: number }[],
): void {
  let last = 0;
  for (const { form, start, end } of tokens) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(form);
    last = end;
  }
}
