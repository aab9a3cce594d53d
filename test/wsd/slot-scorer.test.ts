import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import type { Candidate } from '../../src/wsd/candidate.js';
import { createSlotScorer, type SlotOptions } from '../../src/wsd/slot-scorer.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankLexicon } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

// Bankside fits behind "on", a money box behind "in" and before what inclines.
const vectors = {
  words: denseSpace('words', [
    ['bankside', [1, 0]],
    ['money box', [0, 1]],
  ]),
  slots: denseSpace('slots', [
    ['-1 on', [2, 0]],
    ['-1 in', [0, 2]],
    ['behind incline', [0, 5]],
  ]),
};
const create = (options: SlotOptions = {}) => createSlotScorer({ lexicon: bankLexicon, vectors }, options);
const senses = bankCandidates();
const scoresOf = async (text: string, options: SlotOptions = {}, candidates: readonly Candidate[] = senses) => {
  const start = text.indexOf('bank');
  const occurrence = { ...beside([]), text, start, end: start + 4 };
  return (await create(options).scoreAll([{ occurrence, candidates }]))[0];
};

describe('createSlotScorer', () => {
  it('scores the cosine between the forms beside the word and the substitutes', async () => {
    expect([...(await scoresOf('on bank', { relatedWeight: 0 })).scores]).toEqual([1, 0]);
    expect([...(await scoresOf('In bank', { relatedWeight: 0 })).scores]).toEqual([0, 1]);
  });

  it('adds the cosine with the lemmas by their weight', async () => {
    expect([...(await scoresOf('on bank incline', { lemmaWeight: 0.5 })).scores]).toEqual([1, 0.5]);
    expect([...(await scoresOf('on bank incline', { lemmaWeight: 0 })).scores]).toEqual([1, 0]);
  });

  it('says nothing where the text tells nothing known, nor of a lone sense', async () => {
    const found = await scoresOf('constructor bank __proto__');
    expect(found).toEqual({ scores: new Float64Array(2), hasEvidence: false, missing: ['constructor bank __proto__'] });
    expect((await scoresOf('on bank', {}, senses.slice(0, 1))).hasEvidence).toBe(false);
  });

  it('gives a sense without substitutes the mean of the others', async () => {
    const words = denseSpace('words', [['bankside', [1, 0]]]);
    const scorer = createSlotScorer({ lexicon: bankLexicon, vectors: { ...vectors, words } });
    const occurrence = { ...beside([]), text: 'on bank', start: 3, end: 7 };
    const [{ scores, missing }] = await scorer.scoreAll([{ occurrence, candidates: senses }]);
    expect([[...scores], missing]).toEqual([[1, 1], []]);
  });

  it('names the words that would fit', async () => {
    const occurrence = { ...beside([]), text: 'on bank', start: 3, end: 7 };
    const explain = (place: number) => create().explain({ occurrence, candidates: senses }, senses[place]);
    expect(await explain(0)).toBe('in its place would fit: bankside');
    expect(await explain(1)).toBeUndefined();
  });

  it('refuses a negative weight', () => {
    expect(() => create({ lemmaWeight: -1 })).toThrow(OptionError);
  });
});
