import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import type { Occurrence } from '../../src/wsd/disambiguator.js';
import { createGlossVectors, type GlossVectorOptions } from '../../src/wsd/gloss-vectors.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

// One axis for water, one for money, one for height.
const space = denseSpace('topics', [
  ['river', [1, 0, 0]],
  ['water', [1, 0, 0]],
  ['boat', [1, 0, 0]],
  ['edge', [0, 0, 1]],
  ['hill', [0, 0, 1]],
  ['coin', [0, 1, 0]],
  ['house', [0, 1, 0]],
  ['bank', [0, 1, 0]],
  ['bankside', [0, 1, 0]],
]);

function create(options: GlossVectorOptions = {}, probability: (lemma: string) => number = () => 0) {
  return createGlossVectors({ lexicon: bankLexicon, space, glossWords: bankGlossWords, probability }, options);
}

const senses = bankLexicon.senses('bank', 'n');
const occurrence = (...context: string[]): Occurrence => ({ lemma: 'bank', partOfSpeech: 'n', context });
const own: GlossVectorOptions = { relatedWeight: 0, memberWeight: 0 };

describe('createGlossVectors', () => {
  it('scores the cosine between the mean of the context and the mean of the gloss', () => {
    // slope: river + edge + water + boat = (3, 0, 1), bank itself left out; money: coin + house + coin = (0, 3, 0).
    const scores = create(own).score(occurrence('water', 'constructor'), senses);
    expect(scores[0]).toBeCloseTo(3 / Math.sqrt(10), 6);
    expect(scores[1]).toBeCloseTo(0, 6);
  });

  it('weighs a word by a / (a + p(w))', () => {
    // With a = 0.1 and p(edge) = 0.1 edge counts half: (3, 0, 0.5).
    const scorer = create({ ...own, sifWeight: 0.1 }, (lemma) => (lemma === 'edge' ? 0.1 : 0));
    expect(scorer.score(occurrence('water'), senses)[0]).toBeCloseTo(3 / Math.sqrt(9.25), 6);
  });

  it('counts examples, members and related glosses by their weights', () => {
    const first = (options: GlossVectorOptions) => create(options).score(occurrence('water'), senses)[0];
    // Definition alone: river + edge = (1, 0, 1).
    expect(first({ ...own, exampleWeight: 0 })).toBeCloseTo(1 / Math.sqrt(2), 6);
    // The member bankside counts 1 on the second axis: (3, 1, 1).
    expect(first({ relatedWeight: 0 })).toBeCloseTo(3 / Math.sqrt(11), 6);
    // Half of incline, its definition hill and its examples boat, hill, water: (3, 0, 1) + (1, 0, 1) = (4, 0, 2).
    expect(first({ ...own, relatedWeight: 0.5 })).toBeCloseTo(4 / Math.sqrt(20), 6);
  });

  it('changes the signature when an example is held out, also where a related synset repeats it', () => {
    const heldOut = { synset: 'slope', example: 1 };
    const score = (options: GlossVectorOptions) =>
      create(options).score({ ...occurrence('water'), heldOut }, senses)[0];
    // Without boat: (2, 0, 1); of incline hill, hill, water remain: (2, 0, 1) + (0.5, 0, 1) = (2.5, 0, 2).
    expect(score(own)).toBeCloseTo(2 / Math.sqrt(5), 6);
    expect(score({ ...own, relatedWeight: 0.5 })).toBeCloseTo(2.5 / Math.sqrt(10.25), 6);
  });

  it('remembers nothing of a held-out example', () => {
    const scorer = create();
    const before = [...scorer.score(occurrence('water'), senses)];
    const held = scorer.score({ ...occurrence('water'), heldOut: { synset: 'slope', example: 0 } }, senses);
    expect([...held]).not.toEqual(before);
    expect([...scorer.score(occurrence('water'), senses)]).toEqual(before);
  });

  it('gives each member of a synset its own signature, whichever was asked for first', () => {
    const bankside: Occurrence = { lemma: 'Bankside', partOfSpeech: 'n', context: ['coin'] };
    const banksideSenses = bankLexicon.senses('Bankside', 'n');
    const shared = create({ relatedWeight: 0 });
    const first = shared.score(occurrence('coin'), senses)[0];
    const second = shared.score(bankside, banksideSenses)[0];
    // For bank the member bankside counts: (3, 1, 1). For Bankside bank does, as member and in two examples: (3, 3, 1).
    expect(first).toBeCloseTo(1 / Math.sqrt(11), 6);
    expect(second).toBeCloseTo(3 / Math.sqrt(19), 6);
  });

  it('scores 0 where context or gloss has no word in the space', () => {
    expect([...create().score(occurrence('__proto__', ''), senses)]).toEqual([0, 0]);
    expect([...create().score(occurrence(), senses)]).toEqual([0, 0]);
  });

  it('names the gloss words nearest to the context, or says nothing', () => {
    expect(create(own).explain(occurrence('water'), senses[0])).toBe(
      'gloss words near the context: boat, river, water',
    );
    expect(create(own).explain(occurrence('water'), senses[1])).toBeUndefined();
    expect(create(own).explain(occurrence(), senses[0])).toBeUndefined();
  });

  it('refuses weights outside their range', () => {
    for (const sifWeight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => create({ sifWeight })).toThrow(OptionError);
    }
    for (const name of ['memberWeight', 'relatedWeight', 'exampleWeight']) {
      expect(() => create({ [name]: -1 })).toThrow(OptionError);
      expect(() => create({ [name]: Number.NaN })).toThrow(name);
      expect(() => create({ [name]: 0 })).not.toThrow();
    }
  });
});
