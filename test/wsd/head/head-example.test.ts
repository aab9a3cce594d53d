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
