import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type contextParts, makeContextPassage } from '../../src/wsd/context-passage.js';
import { starred } from './bank-texts.js';

describe('makeContextPassage', () => {
  const occurrence = starred('We sat, once, on the *bank* of the river.');
  const make = (part: (typeof contextParts)[number], window?: number) =>
    makeContextPassage(occurrence, { part, window });

  it('is the text, the text without the word, or the word in it', () => {
    const text = 'We sat, once, on the bank of the river.';
    expect(make('text')).toEqual({ text });
    expect(make('others')).toEqual({ text: 'We sat, once, on the of the river.' });
    expect(make('target')).toEqual({ text, target: { start: 21, end: 25 } });
  });

  it('keeps so many words on each side as the window says', () => {
    expect(make('text', 2).text).toBe('on the bank of the');
    expect(make('others', 1).text).toBe('the of');
    expect(make('target', 0)).toEqual({ text: 'bank', target: { start: 0, end: 4 } });
    expect(make('text', 9).text).toBe(occurrence.text);
  });

  it('has the word as its target whatever the window', () => {
    const words = fc.stringMatching(/^[a-c ,.]{0,20}$/);
    fc.assert(
      fc.property(words, words, fc.option(fc.nat(9), { nil: undefined }), (left, right, window) => {
        const found = makeContextPassage(starred(`${left} *bank* ${right}`), { part: 'target', window });
        const { start = 0, end = 0 } = found.target ?? {};
        expect(found.text.slice(start, end)).toBe('bank');
      }),
    );
  });
});
