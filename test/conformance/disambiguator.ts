import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../src/errors.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Disambiguator, Occurrence } from '../../src/wsd/disambiguator.js';

/** A disambiguator with occurrences to try it on. */
export interface DisambiguatorCase {
  readonly disambiguator: Disambiguator;
  readonly lexicon: Lexicon;
  /** Occurrences of lemmas that the lexicon holds, one of them with a single sense. */
  readonly occurrences: readonly Occurrence[];
}

/** Checks that a disambiguator keeps the contract of `Disambiguator`. */
export function describeDisambiguator(name: string, create: () => DisambiguatorCase): void {
  describe(`${name} keeps the Disambiguator contract`, () => {
    const { disambiguator, lexicon, occurrences } = create();
    const candidatesOf = ({ lemma, partOfSpeech }: Occurrence) => lexicon.senses(lemma, partOfSpeech);

    it('has a name and something to be tried on', () => {
      expect(disambiguator.name).not.toBe('');
      expect(occurrences.some((occurrence) => candidatesOf(occurrence).length > 1)).toBe(true);
      expect(occurrences.some((occurrence) => candidatesOf(occurrence).length === 1)).toBe(true);
    });

    it('ranks every candidate once', () => {
      for (const occurrence of occurrences) {
        const ranked = disambiguator.disambiguate(occurrence).map(({ sense }) => sense.key);
        const candidates = candidatesOf(occurrence).map(({ key }) => key);
        expect([...ranked].sort()).toEqual([...candidates].sort());
      }
    });

    it('gives probabilities from 0 to 1 that add up to 1', () => {
      for (const occurrence of occurrences) {
        const probabilities = disambiguator.disambiguate(occurrence).map(({ probability }) => probability);
        for (const probability of probabilities) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
      }
    });

    it('puts the best first, and equal ones in the order of the lexicon', () => {
      for (const occurrence of occurrences) {
        const ranked = disambiguator.disambiguate(occurrence);
        const places = new Map(candidatesOf(occurrence).map(({ key }, place) => [key, place]));
        for (let i = 1; i < ranked.length; i++) {
          const [before, after] = [ranked[i - 1], ranked[i]];
          expect(before.probability).toBeGreaterThanOrEqual(after.probability);
          if (before.probability > after.probability) continue;
          expect(places.get(before.sense.key)).toBeLessThan(places.get(after.sense.key) ?? 0);
        }
      }
    });

    it('gives the same ranking at every call, whatever came between', () => {
      const first = occurrences.map((occurrence) => disambiguator.disambiguate(occurrence));
      const second = [...occurrences].reverse().map((occurrence) => disambiguator.disambiguate(occurrence));
      expect(second.reverse()).toEqual(first);
      const fresh = create().disambiguator;
      const third = [...occurrences].reverse().map((occurrence) => fresh.disambiguate(occurrence));
      expect(third.reverse()).toEqual(first);
    });

    it('gives evidence for each candidate as finite weights with a scorer and a text', () => {
      for (const occurrence of occurrences) {
        for (const sense of candidatesOf(occurrence)) {
          for (const { scorer, text, weight } of disambiguator.explain(occurrence, sense)) {
            expect(scorer).not.toBe('');
            expect(text).not.toBe('');
            expect(weight).toSatisfy(Number.isFinite);
          }
        }
      }
    });

    it.each(['no such lemma', 'constructor', '__proto__', ''])('throws UnknownWordError for the lemma %j', (lemma) => {
      const occurrence: Occurrence = { lemma, partOfSpeech: 'n', context: [] };
      expect(() => disambiguator.disambiguate(occurrence)).toThrow(UnknownWordError);
    });

    it('throws UnknownWordError when asked to explain a sense that is no candidate', () => {
      const [occurrence] = occurrences;
      const [sense] = candidatesOf(occurrence);
      expect(() => disambiguator.explain(occurrence, { ...sense, key: 'constructor' })).toThrow(UnknownWordError);
    });
  });
}
