import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { Substitutes } from '../../src/wsd/substitutes.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankLexicon } from './bank-lexicon.js';

const space = denseSpace('words', [
  ['bank', [0, 0, 1]],
  ['bankside', [1, 0, 0]],
  ['incline', [0, 1, 0]],
]);
const [slope, money] = bankCandidates().map(({ sense }) => sense);

describe('Substitutes', () => {
  it('adds the other members and, by their weight, those of related synsets; the word itself is none', () => {
    // Bankside and incline have one sense each, so that they count whole: (1, 0.5, 0).
    const vector = new Substitutes(bankLexicon, space, { relatedWeight: 0.5 }).vectorOf(slope);
    expect([...vector]).toEqual([1, 0.5, 0].map((value) => expect.closeTo(value / Math.hypot(1, 0.5), 6)));
  });

  it('weighs a word by the share that the sense has of it', () => {
    // Seen from Bankside, bank stands for the slope with (20 + 0.5) / (20 + 0.5 + 0.5), or with a half.
    const [{ sense }] = bankCandidates('Bankside');
    const counted = new Substitutes(bankLexicon, space).listOf(sense).find(({ lemma }) => lemma === 'bank');
    expect(counted?.weight).toBeCloseTo(20.5 / 21, 9);
    const even = new Substitutes(bankLexicon, space, { shares: 'even' }).listOf(sense);
    expect(even.find(({ lemma }) => lemma === 'bank')?.weight).toBe(0.5);
  });

  it('has zeros where no substitute has a vector, and does so again', () => {
    const substitutes = new Substitutes(bankLexicon, space);
    expect([...substitutes.vectorOf(money)]).toEqual([0, 0, 0]);
    expect(substitutes.vectorOf(money)).toBe(substitutes.vectorOf(money));
  });

  it('refuses negative weights', () => {
    expect(() => new Substitutes(bankLexicon, space, { siblingWeight: -1 })).toThrow(OptionError);
  });
});
