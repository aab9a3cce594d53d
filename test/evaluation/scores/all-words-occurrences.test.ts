import { describe, expect, it } from 'vitest';
import { makeOccurrences, placeTarget } from '../../../src/evaluation/scores/all-words-occurrences.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';
import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { Synset } from '../../../src/lexicon/synset.js';
import { listContext } from '../../../src/wsd/occurrence.js';

function noun(id: string, lemma: string, rank: number): Synset {
  const sense = { key: `${lemma}@${id}`, lemma, variants: [], partOfSpeech: 'n', synset: id, rank, count: 0 } as const;
  const rest = { satellite: false, lexicographerFile: 'noun.act', definition: '', examples: [], relations: [] };
  return { id, partOfSpeech: 'n', senses: [sense], ...rest };
}

const lexicon = createLexicon({ name: 'tiny', version: '1', synsets: [noun('1', 'Bank', 2), noun('2', 'bank', 1)] });
const instance = (id: string, lemma: string, token: number): AllWordsInstance => {
  return { id, dataset: 'one', lemma, partOfSpeech: 'n', sentence: 0, token, gold: ['x'] };
};
const tokens = [
  ['The', 'the', 'DET'],
  ['Banks', 'Bank', 'NOUN'],
  ['lent', 'lend', 'VERB'],
  ['1990', '1990', 'NOUN'],
  ['New York', 'New York', 'NOUN'],
  ['bank', 'bank', 'NOUN'],
  ['loans', 'constructor', 'NOUN'],
].map(([form = '', lemma = '', tag = '']) => ({ form, lemma, tag }));
const set: AllWordsSet = {
  kind: 'all-words',
  name: 'one',
  sentences: [{ id: 's0', tokens }],
  instances: [instance('t0', 'Bank', 1), instance('t1', 'constructor', 6)],
  findings: [],
};

describe('makeOccurrences', () => {
  it('gives the senses by rank, and the other content words of the sentence as context', () => {
    const [bank, unknown] = makeOccurrences(set, lexicon);
    expect(bank?.instance).toBe(set.instances[0]);
    expect(bank?.occurrence).toMatchObject({ lemma: 'bank', partOfSpeech: 'n', place: 0 });
    expect(bank && listContext(bank.occurrence)).toEqual(['lend', 'new york', 'constructor']);
    expect(bank?.candidates.map(({ key }) => key)).toEqual(['bank@2', 'Bank@1']);
    expect(unknown?.candidates).toEqual([]);
    expect(unknown && listContext(unknown.occurrence)).toEqual(['bank', 'lend', 'new york', 'bank']);
  });

  it('gives the text of the sentence and the place of the word in it', () => {
    const found = makeOccurrences(set, lexicon);
    const text = 'The Banks lent 1990 New York bank loans';
    expect(found.map(({ occurrence }) => occurrence.text)).toEqual([text, text]);
    expect(found.map(({ occurrence: { start, end } }) => text.slice(start, end))).toEqual(['Banks', 'loans']);
  });

  it('takes sentences whose ids begin alike for one document, which its occurrences share', () => {
    const sentences = ['d0.s0', 'd0.s1', 'd1.s0', 'x', 'y'].map((id) => ({ id, tokens }));
    const instances = sentences.map(({ id }, sentence) => ({ ...instance(id, 'Bank', 1), sentence }));
    const found = makeOccurrences({ ...set, sentences, instances }, lexicon).map(({ occurrence }) => occurrence);
    expect(found.map(({ document, place }) => [document.length, place])).toEqual([
      [10, 0],
      [10, 5],
      [5, 0],
      [5, 0],
      [5, 0],
    ]);
    expect(found[1]?.document).toBe(found[0]?.document);
    expect(found.map((occurrence) => listContext(occurrence).length)).toEqual([3, 3, 3, 3, 3]);
    expect(found[1]?.document.map(({ sentence }) => sentence)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });
});

describe('placeTarget', () => {
  it('joins the tokens and tells where the target stands', () => {
    expect(placeTarget({ tokens: ['a', 'bank'], target: 1 })).toEqual({ text: 'a bank', start: 2, end: 6 });
    expect(placeTarget({ tokens: ['New York', '.'], target: 0 })).toEqual({ text: 'New York .', start: 0, end: 8 });
  });
});
