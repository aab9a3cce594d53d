import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SplitSentencesOptions, splitSentences } from '../../src/corpus/split-sentences.js';

const split = (text: string, options?: SplitSentencesOptions): string[] =>
  splitSentences(text, options).map(({ start, end }) => text.slice(start, end));

/** Checks a paragraph whose sentences are separated by `|`, which takes the place of a space or of nothing. */
function expectSentences(marked: string, space = ' ', options?: SplitSentencesOptions): void {
  expect(split(marked.replaceAll('|', space), options)).toEqual(marked.split('|'));
}

describe('splitSentences', () => {
  it.each([
    'It rained.|We went home.|Why?|Nobody knew!',
    'Really?!|Yes!!|Hm...|Well.',
    '"Stop!" she cried.|"Why?" he asked.|"Because."|He stopped.',
    '(See above.)|[Or below.]|‘So it is.’|“Quite.”',
    'It cost $3.50 or 1,000.5 euros.|Version 2.1.3 is out.',
    'See http://a.example/b?c=D.E for more.|Write to me@mail.example now.',
    'It ended . . . in tears.|It ended ...|Then it began.',
    'He wrote nothing.[3]|She read it. [12]|All was well.',
    'Nice place. :)|We will come back.',
  ])('splits %s', (marked) => expectSentences(marked));

  it.each([
    'Mr. Smith met Dr. Jones and Prof. Li at St. Mary.|They talked.',
    'J. R. R. Tolkien and George W. Bush never met.|He was ill.|Mary was not.',
    'The U.S. Army came.|He left the U.S.|The war was over.',
    'It opens at 5 p.m.|The shop closes at 9 p.m. Eastern.',
    'He joined Acme Inc. Europe later.|She left Acme Inc.|It failed.',
    'See fig. 3 and pp. 4-5, e.g. Smith et al. 1999.|No. 5 is alive.|I said no.|We left.',
    'On Jan. 5 we met in Portland, Ore. Mills there closed.|I took the art.|Mary took the sun.',
    '1. Wash the rice.|2. Boil it.|IV. Salt it.',
  ])('keeps abbreviations, initials and list numbers in %s', (marked) => expectSentences(marked));

  it('does not split before a small letter, unless the writer has no capitals', () => {
    expectSentences('"Who?" said the owl. whoever asked.');
    expectSentences('are you there?|we are here.|i am not.');
    expectSentences("That is fine.|i'm coming.|http://a.example");
  });

  it('splits where the space after the stop was forgotten, but not in names of files and sites', () => {
    expectSentences('We went home.|Then it rained.', '');
    expectSentences('See java.lang.String, Node.js and Yahoo.Com now.');
  });

  it('splits Chinese and Japanese behind what closes there', () => {
    expectSentences('你好！|他说：“走吧。”|然后走了。|これは本です。|それも？', '');
    expectSentences('不错!|下次再来.|好的', '');
    expect(split('一；二。')).toEqual(['一；二。']);
    expectSentences('一；|二。', '', { semicolons: true });
  });

  it.each(['', ' ', '\n\t\u3000', '...', '.', 'no end', 'constructor', '__proto__. __proto__'])(
    'copes with "%s"',
    (text) => {
      expect(split(text).join(' ').trim()).toBe(text.trim());
    },
  );

  it('loses nothing but white space, keeps the order, and gives no empty sentence', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      'Mr',
      '.',
      '?',
      '!',
      '…',
      '。',
      ' ',
      '"',
      ')',
      '1',
      '；',
      '\n',
      '\u00a0',
      'É',
      '[',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const span of splitSentences(text)) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it.each(['.', '. ', '" ', '?"', ' [1]', 'a. ', '。', '1.'])(
    'takes time that grows with the length alone for %s',
    (piece) => {
      const begin = performance.now();
      splitSentences(piece.repeat(200_000));
      expect(performance.now() - begin).toBeLessThan(5000);
    },
  );
});
