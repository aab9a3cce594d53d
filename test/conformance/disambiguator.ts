import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../src/errors.js';
import type { Candidate, Inventory } from '../../src/wsd/candidate.js';
import type { Disambiguator, Ranking } from '../../src/wsd/disambiguator.js';
import { makeOccurrence, type Occurrence } from '../../src/wsd/occurrence.js';

/** A disambiguator with occurrences to try it on. */
export interface DisambiguatorCase {
  readonly disambiguator: Disambiguator;
  readonly inventory: Inventory;
  /** Occurrences of words that the inventory holds, of several meanings and of one, in texts that it can judge. */
  readonly occurrences: readonly Occurrence[];
  /** Occurrences in texts that some scorer of it knows nothing of; default none. */
  readonly unknown?: readonly Occurrence[];
}

/** Checks that a disambiguator keeps the contract of `Disambiguator`. */
export function describeDisambiguator(
  name: string,
  create: () => DisambiguatorCase | Promise<DisambiguatorCase>,
): void {
  describe(`${name} keeps the Disambiguator contract`, () => {
    const rank = async (choose: (made: DisambiguatorCase) => readonly Occurrence[] = allOf) => {
      const made = await create();
      const occurrences = choose(made);
      return { ...made, occurrences, rankings: await made.disambiguator.disambiguateAll(occurrences) };
    };

    it('has a name and something to be tried on', async () => {
      const { disambiguator, inventory, occurrences } = await create();
      const counts = occurrences.map((occurrence) => inventory.candidates(occurrence).length);
      expect(disambiguator.name).not.toBe('');
      expect([counts.includes(1), counts.some((count) => count > 1)]).toEqual([true, true]);
      for (const { text, start, end } of occurrences) expect(text.slice(start, end)).not.toBe('');
    });

    it('ranks every candidate once, best first, equal ones in the order of the inventory', async () => {
      const { inventory, occurrences, rankings } = await rank();
      expect(rankings).toHaveLength(occurrences.length);
      rankings.forEach(({ candidates }, place) => {
        const keys = inventory.candidates(occurrences[place]).map(({ key }) => key);
        expect(candidates.map(({ candidate }) => candidate.key).sort()).toEqual([...keys].sort());
        for (let i = 1; i < candidates.length; i++) {
          const [before, after] = [candidates[i - 1], candidates[i]];
          expect(before.probability).toBeGreaterThanOrEqual(after.probability);
          if (before.probability > after.probability) continue;
          expect(keys.indexOf(before.candidate.key)).toBeLessThan(keys.indexOf(after.candidate.key));
        }
      });
    });

    it('gives probabilities from 0 to 1 that add up to 1 with that of a meaning that is not listed', async () => {
      for (const { candidates, unlisted } of (await rank()).rankings) {
        for (const { probability } of candidates) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(candidates.reduce((sum, { probability }) => sum + probability, unlisted)).toBeCloseTo(1, 9);
      }
    });

    it('tells of texts that it knows nothing of, and of those alone', async () => {
      const known = await rank(({ occurrences }) => occurrences);
      for (const { hasEvidence } of known.rankings) expect(hasEvidence).toBe(true);
      const { occurrences, rankings } = await rank(({ unknown = [] }) => unknown);
      rankings.forEach(({ missing }, place) => {
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
      const { disambiguator, inventory, occurrences } = await create();
      for (const occurrence of occurrences) {
        for (const candidate of inventory.candidates(occurrence)) {
          for (const { scorer, text, weight } of await disambiguator.explain(occurrence, candidate)) {
            expect(scorer).not.toBe('');
            expect(text).not.toBe('');
            expect(weight).toSatisfy(Number.isFinite);
          }
        }
      }
    });

    it.each(['no such lemma', 'constructor', '__proto__', ''])('rejects the lemma %j', async (lemma) => {
      const { disambiguator } = await create();
      const occurrence = makeOccurrence({ lemma, partOfSpeech: 'n', text: 'bank', start: 0, end: 4 }, []);
      await expect(disambiguator.disambiguateAll([occurrence])).rejects.toBeInstanceOf(UnknownWordError);
    });

    it('rejects a candidate to be explained that is no candidate', async () => {
      const { disambiguator, inventory, occurrences } = await create();
      const [occurrence] = occurrences;
      const [candidate] = inventory.candidates(occurrence);
      const asking = disambiguator.explain(occurrence, { ...candidate, key: 'constructor' } as Candidate);
      await expect(asking).rejects.toBeInstanceOf(UnknownWordError);
    });

    it('rejects with the reason of an aborted signal', async () => {
      const { disambiguator, inventory, occurrences } = await create();
      const [occurrence] = occurrences;
      const [candidate] = inventory.candidates(occurrence);
      const reason = new Error('enough');
      const signal = AbortSignal.abort(reason);
      await expect(disambiguator.disambiguateAll(occurrences, { signal })).rejects.toBe(reason);
      await expect(disambiguator.explain(occurrence, candidate, { signal })).rejects.toBe(reason);
    });
  });
}

function allOf({ occurrences, unknown = [] }: DisambiguatorCase): readonly Occurrence[] {
  return [...occurrences, ...unknown];
}

/** The same ranking with probabilities that may differ in the last digits, as sums in another order do. */
function closeTo({ candidates, ...rest }: Ranking): unknown {
  return {
    ...rest,
    candidates: candidates.map(({ candidate, probability }) => ({
      candidate,
      probability: expect.closeTo(probability, 5),
    })),
  };
}
