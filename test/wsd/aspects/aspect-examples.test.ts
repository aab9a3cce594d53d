import { describe, expect, it } from 'vitest';
import type { SenseSentence } from '../../../src/corpus/readers/semcor-sentence.js';
import { createSenseAspects } from '../../../src/lexicon/dot-objects/sense-aspects.js';
import {
  balanceAspectExamples,
  collectAspectExamples,
  listAspectExamples,
} from '../../../src/wsd/aspects/aspect-examples.js';
import { bankLexicon } from '../bank-lexicon.js';
import { wordExamples } from './toy-contexts.js';

const findAspects = createSenseAspects(bankLexicon, [{ anchor: 'incline@incline', aspects: ['location'] }]);

function sentenceOf(keys: readonly string[]): SenseSentence {
  const text = 'a bank';
  const tokens = [
    { form: 'a', lemma: 'a', tag: 'DET', start: 0, end: 1 },
    { form: 'bank', lemma: 'bank', tag: 'NOUN', start: 2, end: 6 },
  ] as const;
  return { document: 'd1', position: 0, text, tokens, senses: [{ start: 1, end: 2, keys }] };
}

async function* units(): AsyncGenerator<SenseSentence> {
  for (const key of ['bank@slope', 'bank@money', 'constructor', '']) yield sentenceOf([key]);
}

describe('collectAspectExamples', () => {
  it('takes the words whose sense is an example of an aspect, and their document for a group', async () => {
    expect(await collectAspectExamples(units(), bankLexicon, findAspects)).toEqual([
      { text: 'a bank', start: 2, end: 6, aspects: ['location'], group: 'd1' },
    ]);
  });
});

describe('listAspectExamples', () => {
  it('takes the examples that hold a noun of their synset, and the synset for a group', () => {
    expect(listAspectExamples(bankLexicon, findAspects, (form) => [form])).toEqual([
      { text: 'bank water', start: 0, end: 4, aspects: ['location'], group: 'slope' },
      { text: 'bank boat', start: 0, end: 4, aspects: ['location'], group: 'slope' },
    ]);
  });
});

describe('balanceAspectExamples', () => {
  it('keeps at most so many of each set of aspects, the same ones for a seed', () => {
    const kept = balanceAspectExamples(wordExamples, 1, 7);
    expect(kept.map(({ aspects }) => aspects.join(' ')).sort()).toEqual([
      'human',
      'location',
      'organization',
      'organization producer',
    ]);
    expect(balanceAspectExamples(wordExamples, 1, 7)).toEqual(kept);
    expect(new Set(balanceAspectExamples(wordExamples, 9, 7))).toEqual(new Set(wordExamples));
  });
});
