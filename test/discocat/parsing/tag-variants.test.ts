import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { createTagVariants } from '../../../src/discocat/parsing/tag-variants.js';

const lemmas = new Map([
  ['fine', ['noun', 'verb']],
  ['judge', ['noun', 'verb']],
  ['sleep', ['noun', 'verb']],
]);
const variants = createTagVariants({
  parser: { parse: (tokens) => ({ heads: tokens.map(() => -1), relations: tokens.map(() => 'root') }) },
  exceptions: new Map(),
  isLemma: (lemma, part) => lemmas.get(lemma)?.includes(part) === true,
});
const sentence = (words: string): Sentence => ({
  document: 'd',
  position: 0,
  text: words,
  tokens: words.split(' ').map((word) => {
    const [form = '', tag = 'X'] = word.split('/');
    return { form, lemma: form, tag: tag as 'NOUN', start: 0, end: 0 };
  }),
});
const tagsOf = ({ tokens }: Sentence): string => tokens.map(({ lemma, tag }) => `${lemma}/${tag}`).join(' ');

describe('createTagVariants', () => {
  it('gives each other tag that the lexicon has for a word, with its lemma and a new tree', () => {
    const found = variants(sentence('judge/NOUN fines/NOUN constructor/NOUN'));
    expect(found.map(tagsOf)).toEqual([
      'judge/VERB fines/NOUN constructor/NOUN',
      'judge/NOUN fine/VERB constructor/NOUN',
    ]);
    expect(found[0]?.tree?.relations).toEqual(['root', 'root', 'root']);
  });

  it('turns a verb and its neighbour about together, and leaves gerunds', () => {
    expect(variants(sentence('judge/VERB fines/NOUN')).map(tagsOf)).toEqual([
      'judge/NOUN fines/NOUN',
      'judge/VERB fine/VERB',
      'judge/NOUN fine/VERB',
    ]);
    expect(variants(sentence('sleeping/VERB'))).toEqual([]);
  });

  it('gives closed classes other tags without the lexicon', () => {
    expect(variants(sentence('that/SCONJ')).map(tagsOf)).toEqual(['that/PRON']);
    expect(variants(sentence('these/DET')).map(tagsOf)).toEqual(['this/PRON']);
  });

  it('changes nothing of what it is given', () => {
    const given = sentence('judge/NOUN');
    variants(given);
    expect(tagsOf(given)).toBe('judge/NOUN');
  });
});
