import { describe, expect, it } from 'vitest';
import type { AskedSentence } from '../../src/corpus/readers/all-words-reader.js';
import type { Sentence, Token, UniversalTag } from '../../src/corpus/sentence.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { PartOfSpeech, Synset } from '../../src/lexicon/synset.js';
import { cutToLemmas } from '../../src/wsd/cut-to-lemmas.js';

const lexicon = createLexicon({
  name: 'words',
  version: '1',
  synsets: ['计算机/n', '研究所/n', '所长/n', '研究/v', '研究/n', '张三/n', '跑/v'].map((word): Synset => {
    const [lemma, letter] = word.split('/') as [string, PartOfSpeech];
    const sense = { key: word, lemma, variants: [], partOfSpeech: letter, synset: word, rank: 1, count: 0 };
    const rest = { satellite: false, lexicographerFile: '', definition: '', examples: [], relations: [] };
    return { id: word, partOfSpeech: letter, senses: [sense], ...rest };
  }),
});

function annotate(...words: readonly (readonly [form: string, tag: UniversalTag])[]): Sentence {
  let at = 0;
  const tokens = words.map(([form, tag]): Token => {
    const start = at;
    at += form.length;
    return { form, lemma: form, tag, start, end: at };
  });
  return { document: 'd', position: 0, text: words.map(([form]) => form).join(''), tokens };
}

function show({ tokens, text }: Sentence): string[] {
  for (const { form, start, end } of tokens) expect(text.slice(start, end)).toBe(form);
  return tokens.map(({ lemma, tag }) => `${lemma}/${tag}`);
}

describe('cutToLemmas', () => {
  it('joins tokens to lemmas, cuts long ones, and keeps the others', () => {
    const sentence = annotate(
      ['我', 'PRON'],
      ['计算', 'VERB'],
      ['机', 'NOUN'],
      ['研究所所长', 'NOUN'],
      ['。', 'PUNCT'],
    );
    expect(show(cutToLemmas(sentence, lexicon))).toEqual([
      '我/PRON',
      '计算机/NOUN',
      '研究所/NOUN',
      '所长/NOUN',
      '。/PUNCT',
    ]);
  });

  it('keeps a tag that the lexicon has, and gives one that it has otherwise', () => {
    expect(show(cutToLemmas(annotate(['研究', 'VERB'], ['研究', 'ADJ'], ['跑', 'NOUN']), lexicon))).toEqual([
      '研究/VERB',
      '研究/NOUN',
      '跑/VERB',
    ]);
  });

  it('keeps the tokens of names, with their places, and joins nothing with them', () => {
    const sentence = annotate(['计算', 'VERB'], ['机', 'NOUN'], ['张', 'PROPN'], ['三', 'PROPN'], ['跑', 'VERB']);
    const cut = cutToLemmas({ ...sentence, names: [{ start: 2, end: 4, class: 'person' }] }, lexicon);
    expect(show(cut)).toEqual(['计算机/NOUN', '张/PROPN', '三/PROPN', '跑/VERB']);
    expect(cut.names).toEqual([{ start: 1, end: 3, class: 'person' }]);
  });

  it('keeps the words that are asked as they are, with their ids and places, also inside a name', () => {
    const sentence = annotate(
      ['计算', 'VERB'],
      ['机', 'NOUN'],
      ['研究所所长', 'NOUN'],
      ['计算', 'VERB'],
      ['机', 'NOUN'],
      ['张', 'PROPN'],
      ['三', 'PROPN'],
    );
    const asked: AskedSentence = {
      ...sentence,
      names: [{ start: 5, end: 7, class: 'person' }],
      asked: [
        { id: 'a', start: 2, end: 3 },
        { id: 'b', start: 4, end: 5 },
        { id: 'c', start: 6, end: 7 },
      ],
    };
    const cut = cutToLemmas(asked, lexicon);
    expect(show(cut)).toEqual(['计算机/NOUN', '研究所所长/NOUN', '计算/VERB', '机/NOUN', '张/PROPN', '三/PROPN']);
    expect(cut.names).toEqual([{ start: 4, end: 6, class: 'person' }]);
    expect(cut).toMatchObject({
      asked: [
        { id: 'a', start: 1, end: 2 },
        { id: 'b', start: 3, end: 4 },
        { id: 'c', start: 5, end: 6 },
      ],
    });
  });

  it('leaves a sentence without lemmas as it is, its tree aside', () => {
    const sentence = annotate(['我', 'PRON'], ['们', 'PART']);
    const tree = { heads: [-1, 0], relations: ['root', 'dep'] };
    expect(cutToLemmas({ ...sentence, tree }, lexicon)).toEqual(sentence);
    expect(cutToLemmas({ ...sentence, tokens: [], text: '' }, lexicon).tokens).toEqual([]);
  });
});
