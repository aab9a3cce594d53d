import { describe, expect, it } from 'vitest';
import {
  makeOccurrences,
  makeTextOccurrences,
  placeTarget,
} from '../../../src/evaluation/scores/all-words-occurrences.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';
import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { Synset } from '../../../src/lexicon/synset.js';

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
  it('gives the other content words as context and the senses by rank', () => {
    const [bank, unknown] = makeOccurrences(set, lexicon);
    expect(bank?.instance).toBe(set.instances[0]);
    expect(bank?.occurrence).toEqual({
      lemma: 'bank',
      partOfSpeech: 'n',
      context: ['lend', 'new york', 'constructor'],
    });
    expect(bank?.candidates.map(({ key }) => key)).toEqual(['bank@2', 'Bank@1']);
    expect(unknown?.candidates).toEqual([]);
    expect(unknown?.occurrence.context).toEqual(['bank', 'lend', 'new york', 'bank']);
  });
});

describe('makeTextOccurrences', () => {
  it('adds the text of the sentence and the place of the word in it', () => {
    const found = makeTextOccurrences(set, lexicon);
    const text = 'The Banks lent 1990 New York bank loans';
    expect(found.map(({ occurrence }) => occurrence.text)).toEqual([text, text]);
    expect(found.map(({ occurrence: { start, end } }) => text.slice(start, end))).toEqual(['Banks', 'loans']);
    const plain = makeOccurrences(set, lexicon);
    found.forEach(({ instance, occurrence, candidates }, place) => {
      expect(plain[place]).toMatchObject({ instance, candidates });
      expect(occurrence).toMatchObject(plain[place]?.occurrence ?? {});
    });
  });
});

describe('placeTarget', () => {
  it('joins the tokens and tells where the target stands', () => {
    expect(placeTarget({ tokens: ['a', 'bank'], target: 1 })).toEqual({ text: 'a bank', start: 2, end: 6 });
    expect(placeTarget({ tokens: ['New York', '.'], target: 0 })).toEqual({ text: 'New York .', start: 0, end: 8 });
  });
});
