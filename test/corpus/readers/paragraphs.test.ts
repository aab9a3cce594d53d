import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestParagraph, ParagraphGatherer } from '../../../src/corpus/readers/paragraphs.js';

/** Gathers the paragraphs of a text that comes in stretches of a length. */
function gather(text: string, length = text.length + 1): string[] {
  const paragraphs: string[] = [];
  const gatherer = new ParagraphGatherer((paragraph, line) => {
    paragraphs.push(`${line} ${paragraph}`);
    return paragraph.length;
  });
  for (let start = 0; start < text.length; start += length) gatherer.push(text.slice(start, start + length));
  gatherer.end();
  return paragraphs;
}

describe('ParagraphGatherer', () => {
  it('joins the lines between blank ones and tells where they begin', () => {
    expect(gather('\na\n  b \n\n\nc\n \nd')).toEqual(['2 a b', '6 c', '8 d']);
  });

  it('takes lines for paragraphs where one of them is long', () => {
    const long = 'x'.repeat(121);
    expect(gather(`a\n${long}\nb\n\nc\nd`)).toEqual(['1 a', `2 ${long}`, '3 b', '5 c d']);
  });

  it('gives the same paragraphs however the text is cut', () => {
    const line = fc.constantFrom('a', 'b c', '', ' ', 'x'.repeat(130));
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, length) => {
        expect(gather(lines.join('\n'), length)).toEqual(gather(lines.join('\n')));
      }),
    );
  });

  it.each(['a', 'a\n', 'a b\n', `${'x'.repeat(200)}\n`])('loses nothing of a block without end made of %j', (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    const paragraphs = gather(text, 10_000).map((paragraph) => paragraph.replace(/^\d+ /, ''));
    expect(Math.max(...paragraphs.map(({ length }) => length))).toBeLessThanOrEqual(longestParagraph + 20_000);
    expect(paragraphs.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});
