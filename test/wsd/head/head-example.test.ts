import { describe, expect, it } from 'vitest';
import type { SenseSentence } from '../../../src/corpus/readers/semcor-sentence.js';
import { collectExampleSentences, collectSenseExamples } from '../../../src/wsd/head/head-example.js';
import { bankLexicon } from '../bank-lexicon.js';

async function* read(sentences: readonly Partial<SenseSentence>[]): AsyncGenerator<SenseSentence> {
  for (const sentence of sentences) yield sentence as SenseSentence;
}

const tokens = [
  { form: 'The', lemma: 'the', tag: 'DET', start: 0, end: 3 },
  { form: 'banks', lemma: 'bank', tag: 'NOUN', start: 4, end: 9 },
] as const;

describe('collectSenseExamples', () => {
  it('returns the words whose senses the lexicon knows, where they stand', async () => {
    const senses = [
      { start: 0, end: 1, keys: ['constructor%1:00:00::'] },
      { start: 1, end: 2, keys: ['bank@money', 'incline@incline'] },
    ];
    const found = await collectSenseExamples(read([{ text: 'The banks', document: 'a', tokens, senses }]), bankLexicon);
    expect(found).toHaveLength(1);
    const [{ occurrence, gold, document }] = found;
    expect(occurrence).toMatchObject({ lemma: 'bank', partOfSpeech: 'n', text: 'The banks', start: 4, end: 9 });
    // The second key is of another lemma.
    expect([gold, document]).toEqual([['bank@money'], 'a']);
  });

  it('gives each word the content words of its document, a word with senses as one', async () => {
    const place = (form: string, lemma: string, tag: string, start: number) => {
      return { form, lemma, tag, start, end: start + form.length };
    };
    const first = {
      ...{ text: 'Old money boxes', document: 'a', position: 0 },
      tokens: [place('Old', 'old', 'ADJ', 0), place('money', 'money', 'NOUN', 4), place('boxes', 'box', 'NOUN', 10)],
      senses: [{ start: 1, end: 3, keys: ['money box@money'] }],
    };
    const second = {
      ...{ text: 'The banks', document: 'a', position: 1, tokens },
      senses: [{ start: 1, end: 2, keys: ['bank@money'] }],
    };
    const sentences = [first, second, { ...second, document: 'b', position: 0 }] as unknown as SenseSentence[];
    const found = await collectSenseExamples(read(sentences), bankLexicon);
    expect(found[0].occurrence.document).toEqual([
      { lemma: 'old', partOfSpeech: 'a', sentence: 0 },
      { lemma: 'money box', partOfSpeech: 'n', sentence: 0 },
      { lemma: 'bank', partOfSpeech: 'n', sentence: 1 },
    ]);
    expect(found[1].occurrence.document).toBe(found[0].occurrence.document);
    expect(found.map(({ occurrence }) => occurrence.place)).toEqual([1, 2, 0]);
    expect(found[2].occurrence.document).toHaveLength(1);
  });
});

describe('collectExampleSentences', () => {
  it('returns each example that holds a member of its synset, held out', () => {
    const found = collectExampleSentences(bankLexicon, (form) => [form]);
    const told = found.map(({ occurrence: { text, heldOut, start, end }, gold }) => [
      text,
      heldOut,
      [start, end],
      gold,
    ]);
    expect(told).toEqual([
      ['bank water', 'bank water', [0, 4], ['bank@slope']],
      ['bank boat', 'bank boat', [0, 4], ['bank@slope']],
      ['bank coin', 'bank coin', [0, 4], ['bank@money']],
    ]);
  });
});
