import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../src/errors.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { ContextDisambiguator, ContextRanking, TextOccurrence } from '../../src/wsd/context-disambiguator.js';

/** A disambiguator of texts with occurrences to try it on. */
export interface ContextDisambiguatorCase {
  readonly disambiguator: ContextDisambiguator;
  readonly lexicon: Lexicon;
  /** Occurrences of lemmas that the lexicon holds, of several senses and of one, in texts that it can judge. */
  readonly occurrences: readonly TextOccurrence[];
  /** Occurrences in texts that it knows nothing of; default none. */
  readonly unknown?: readonly TextOccurrence[];
}

/** Checks that a disambiguator keeps the contract of `ContextDisambiguator`. */
export function describeContextDisambiguator(
  name: string,
  create: () => ContextDisambiguatorCase | Promise<ContextDisambiguatorCase>,
): void {
  describe(`${name} keeps the ContextDisambiguator contract`, () => {
    const rank = async (choose: (made: ContextDisambiguatorCase) => readonly TextOccurrence[] = allOf) => {
      const made = await create();
      const occurrences = choose(made);
      return { ...made, occurrences, rankings: await made.disambiguator.disambiguateAll(occurrences) };
    };

    it('has a name and something to be tried on', async () => {
      const { disambiguator, lexicon, occurrences } = await create();
      const counts = occurrences.map(({ lemma, partOfSpeech }) => lexicon.senses(lemma, partOfSpeech).length);
      expect(disambiguator.name).not.toBe('');
      expect([counts.includes(1), counts.some((count) => count > 1)]).toEqual([true, true]);
      for (const { text, start, end } of occurrences) expect(text.slice(start, end)).not.toBe('');
    });

    it('ranks every candidate once, best first, equal ones in the order of the lexicon', async () => {
      const { lexicon, occurrences, rankings } = await rank();
      expect(rankings).toHaveLength(occurrences.length);
      rankings.forEach(({ senses }, place) => {
        const { lemma, partOfSpeech } = occurrences[place];
        const keys = lexicon.senses(lemma, partOfSpeech).map(({ key }) => key);
        expect(senses.map(({ sense }) => sense.key).sort()).toEqual([...keys].sort());
        for (let i = 1; i < senses.length; i++) {
          const [before, after] = [senses[i - 1], senses[i]];
          expect(before.probability).toBeGreaterThanOrEqual(after.probability);
          if (before.probability > after.probability) continue;
          expect(keys.indexOf(before.sense.key)).toBeLessThan(keys.indexOf(after.sense.key));
        }
      });
    });

    it('gives probabilities from 0 to 1 that add up to 1', async () => {
      for (const { senses } of (await rank()).rankings) {
        for (const { probability } of senses) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(senses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      }
    });

    it('tells of texts that it knows nothing of, and of those alone', async () => {
      const known = await rank(({ occurrences }) => occurrences);
      for (const { hasEvidence } of known.rankings) expect(hasEvidence).toBe(true);
      const { occurrences, rankings } = await rank(({ unknown = [] }) => unknown);
      rankings.forEach(({ hasEvidence, missing }, place) => {
        expect(hasEvidence).toBe(false);
        expect(missing).toContain(occurrences[place].text);
      });
    });

    it('gives the same rankings together, alone, in any order, and of another instance', async () => {
      const { disambiguator, occurrences, rankings } = await rank();
      const close = rankings.map(closeTo);
      const backwards = await disambiguator.disambiguateAll([...occurrences].reverse());
      expect([...backwards].reverse()).toEqual(close);
      for (const [place, occurrence] of occurrences.entries()) {
        expect(await disambiguator.disambiguateAll([occurrence])).toEqual([close[place]]);
      }
      expect((await rank()).rankings).toEqual(close);
    });

    it('returns nothing for nothing, and leaves the occurrences untouched', async () => {
      const { disambiguator, occurrences } = await create();
      expect(await disambiguator.disambiguateAll([])).toEqual([]);
      const before = structuredClone(occurrences);
      await disambiguator.disambiguateAll(occurrences);
      expect(occurrences).toEqual(before);
    });

    it('gives evidence for candidates as finite weights with a scorer and a text', async () => {
      const { disambiguator, lexicon, occurrences } = await create();
      for (const occurrence of occurrences) {
        for (const sense of lexicon.senses(occurrence.lemma, occurrence.partOfSpeech)) {
          const evidence = await disambiguator.explain(occurrence, sense);
          expect(evidence.length).toBeGreaterThan(0);
          for (const { scorer, text, weight } of evidence) {
            expect(scorer).not.toBe('');
            expect(text).not.toBe('');
            expect(weight).toSatisfy(Number.isFinite);
          }
        }
      }
    });

    it.each(['no such lemma', 'constructor', '__proto__', ''])('rejects the lemma %j', async (lemma) => {
      const { disambiguator } = await create();
      const occurrence: TextOccurrence = { lemma, partOfSpeech: 'n', context: [], text: 'bank', start: 0, end: 4 };
      await expect(disambiguator.disambiguateAll([occurrence])).rejects.toBeInstanceOf(UnknownWordError);
    });

    it('rejects a sense to be explained that is no candidate', async () => {
      const { disambiguator, lexicon, occurrences } = await create();
      const [occurrence] = occurrences;
      const [sense] = lexicon.senses(occurrence.lemma, occurrence.partOfSpeech);
      const asking = disambiguator.explain(occurrence, { ...sense, key: 'constructor' });
      await expect(asking).rejects.toBeInstanceOf(UnknownWordError);
    });

    it('rejects with the reason of an aborted signal', async () => {
      const { disambiguator, lexicon, occurrences } = await create();
      const [occurrence] = occurrences;
      const [sense] = lexicon.senses(occurrence.lemma, occurrence.partOfSpeech);
      const reason = new Error('enough');
      const signal = AbortSignal.abort(reason);
      await expect(disambiguator.disambiguateAll(occurrences, { signal })).rejects.toBe(reason);
      await expect(disambiguator.explain(occurrence, sense, { signal })).rejects.toBe(reason);
    });
  });
}

function allOf({ occurrences, unknown = [] }: ContextDisambiguatorCase): readonly TextOccurrence[] {
  return [...occurrences, ...unknown];
}

/** The same ranking with probabilities that may differ in the last digits, as sums in another order do. */
function closeTo({ senses, ...rest }: ContextRanking): unknown {
  return {
    ...rest,
    senses: senses.map(({ sense, probability }) => ({ sense, probability: expect.closeTo(probability, 5) })),
  };
}
