import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { type LemmaToken, type LocateLemmasOptions, locateLemmas } from '../../src/lexicon/locate-lemmas.js';
import { readOmw } from '../../src/lexicon/read-omw.js';
import type { PartOfSpeech, Synset } from '../../src/lexicon/synset.js';
import { createTinyWordnet, omwText, writeLexiconFile } from './lexicon-fixture.js';

function createWords(...words: readonly string[]): Lexicon {
  const synsets = words.map((word): Synset => {
    const [lemma = '', letter = 'n'] = word.split('/');
    const partOfSpeech = letter as PartOfSpeech;
    const sense = { key: word, lemma, variants: [], partOfSpeech, synset: word, rank: 1, count: 0 };
    const rest = { satellite: false, lexicographerFile: '', definition: '', examples: [], relations: [] };
    return { id: word, partOfSpeech, senses: [sense], ...rest };
  });
  return createLexicon({ name: 'words', version: '1', synsets });
}

/** Tokens as `form/TAG`; a space before one stands in the text. */
function tokenise(text: string): LemmaToken[] {
  const tokens: LemmaToken[] = [];
  let at = 0;
  for (const [, space = '', form = '', tag] of text.matchAll(/( ?)([^ |/]+)\/([A-Z]+)\|?/g)) {
    const start = at + space.length;
    at = start + form.length;
    tokens.push({ form, tag, start, end: at });
  }
  return tokens;
}

function locate(text: string, lexicon: Lexicon, options: LocateLemmasOptions = {}) {
  return locateLemmas(tokenise(text), lexicon, options).map(
    ({ lemma, partOfSpeech, partsOfSpeech, start, end }) => `${lemma} ${partOfSpeech} ${partsOfSpeech} ${start}-${end}`,
  );
}

const bases = (form: string, partOfSpeech: PartOfSpeech): string[] =>
  partOfSpeech === 'n' && form.endsWith('s') ? [form.slice(0, -1)] : form === 'gave' ? ['give'] : [];

describe('locateLemmas', () => {
  it('finds tokens with the part of speech of their tag where the lexicon has it', () => {
    const lexicon = createWords('跑/v', '跑/n', '狗/n');
    expect(locate('狗/NOUN|跑/VERB', lexicon)).toEqual(['狗 n n 0-1', '跑 v nv 1-2']);
    expect(locate('狗/VERB|跑/X', lexicon)).toEqual(['狗 undefined n 0-1', '跑 undefined nv 1-2']);
  });

  it('joins neighbouring tokens to the longest lemma', () => {
    const lexicon = createWords('计算/v', '计算机/n', '计算机科学/n', '科学/n');
    expect(locate('计算/VERB|机/NOUN|科学/NOUN', lexicon)).toEqual(['计算机科学 n n 0-5']);
    expect(locate('计算/VERB|机/NOUN|科学/NOUN', lexicon, { longest: 2 })).toEqual(['计算机 n n 0-3', '科学 n n 3-5']);
    expect(locate('计算/VERB|机/NOUN|科学/NOUN', lexicon, { join: false })).toEqual(['计算 v v 0-2', '科学 n n 3-5']);
  });

  it('cuts a token that is no lemma into the fewest lemmas, but no name', () => {
    const lexicon = createWords('研究/v', '研究所/n', '所长/n', '长/a');
    expect(locate('研究所长/NOUN', lexicon)).toEqual(['研究所 n n 0-3', '长 undefined a 3-4']);
    expect(locate('研究所长/PROPN', lexicon)).toEqual([]);
    expect(locate('研究所长/NOUN', lexicon, { split: false })).toEqual([]);
    expect(locate('研究员/NOUN', lexicon)).toEqual([]);
  });

  it('leaves function words and punctuation alone', () => {
    const lexicon = createWords('的/n', '，/n', '我/n');
    expect(locate('我/PRON|的/PART|，/PUNCT', lexicon)).toEqual([]);
    expect(locate('的/PART|我/PRON', createWords('的我/n'))).toEqual([]);
  });

  it('finds English lemmas of several words by base forms, the verb by its first word', () => {
    const lexicon = createWords('hot dog/n', 'dog/n', 'give up/v', 'well-known/a', 'know/v');
    expect(locate('Hot/ADJ dogs/NOUN', lexicon, { baseForms: bases })).toEqual(['Hot dog n n 0-8']);
    expect(locate('gave/VERB up/ADP', lexicon, { baseForms: bases })).toEqual(['give up v v 0-7']);
    expect(locate('gave/VERB it/PRON up/ADP', lexicon, { baseForms: bases })).toEqual([]);
    expect(locate('well/ADV|-/PUNCT|known/ADJ', lexicon)).toEqual(['well-known a a 0-10']);
    expect(locate('well/ADV -/PUNCT known/ADJ', createWords('well - known/a'))).toEqual([]);
  });

  it('leaves a particle out that the lexicon takes for a part of the form', async () => {
    const path = await writeLexiconFile('omw.tab', omwText);
    const { lexicon } = await readOmw(path, { wordnet: createTinyWordnet() });
    expect(locate('高兴/ADJ|的/PART|狗/NOUN', lexicon)).toEqual(['高兴 a a 0-2', '狗 n n 3-4']);
    expect(locate('高兴的/ADJ|狗/NOUN', lexicon)).toEqual(['高兴的 a a 0-3', '狗 n n 3-4']);
  });

  it('throws OptionError for a longest below 1', () => {
    expect(() => locateLemmas([], createWords('a'), { longest: 0 })).toThrow(OptionError);
  });

  it('gives spans in order, without overlap, that are lemmas of the text, whatever the tokens are', () => {
    const lexicon = createWords('ab', 'abc', 'b/v', 'c/a', '__proto__', 'constructor', '中国', '国', '中');
    const token = fc.record({
      form: fc.constantFrom('a', 'b', 'c', 'ab', 'constructor', '__proto__', '中', '国', '中国国', '-'),
      tag: fc.constantFrom('NOUN', 'VERB', 'ADP', 'PUNCT', 'X', undefined),
      space: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (drawn) => {
        let text = '';
        const tokens = drawn.map(({ form, tag, space }) => {
          if (space) text += ' ';
          const start = text.length;
          text += form;
          return { form, tag, start, end: text.length };
        });
        let end = 0;
        for (const span of locateLemmas(tokens, lexicon)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.start, span.end)).toBe(span.lemma);
          expect(lexicon.partsOfSpeech(span.lemma)).toBe(span.partsOfSpeech);
          if (span.partOfSpeech !== undefined) expect(span.partsOfSpeech).toContain(span.partOfSpeech);
          expect(tokens[span.firstToken]?.start).toBeLessThanOrEqual(span.start);
          expect(tokens[span.endToken - 1]?.end).toBeGreaterThanOrEqual(span.end);
          end = span.end;
        }
      }),
    );
  });
});
