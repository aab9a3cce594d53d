import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDesign } from '../../../src/analysis/factors/design.js';
import { createFactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { chooseTraining, findCombinations } from '../../../src/analysis/factors/training-subset.js';
import { choosePartners } from '../../../src/analysis/factors/transfer.js';
import { createRandom } from '../../../src/random.js';
import { gridOf, incomplete } from './synthetic-spaces.js';

function seenCounts(set: ReturnType<typeof gridOf>, partners: number, seed: number) {
  const design = describeDesign(set);
  const combinations = findCombinations(design);
  const chosen = chooseTraining(combinations, design, { partners, random: createRandom(seed) });
  const seen = new Int32Array(design.counts.length);
  chosen.forEach((one, combination) => {
    combinations.labels.forEach((labels, factor) => {
      seen[design.offsets[factor] + labels[combination]] += one;
    });
  });
  return { seen, chosen, design };
}

describe('chooseTraining', () => {
  it('sees each value of a full grid with as many partners as asked, like a Latin square', () => {
    for (const partners of [1, 2, 4]) {
      const { seen, chosen } = seenCounts(gridOf(12, 20), partners, 1);
      // The 20 values of the larger factor are seen just so often, the 12 of the smaller in turn 20 / 12 times that.
      expect([...seen.slice(12)]).toEqual(new Array(20).fill(partners));
      expect(chosen.reduce((sum, one) => sum + one, 0)).toBe(20 * partners);
      expect(Math.min(...seen.slice(0, 12))).toBeGreaterThanOrEqual(partners);
      expect(Math.max(...seen.slice(0, 12))).toBeLessThanOrEqual(Math.ceil((20 * partners) / 12) + 1);
    }
  });

  it('sees every value as often as asked, as far as there are combinations, in any set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 4 }), (seed, partners) => {
        const { seen, design } = seenCounts(incomplete(gridOf(4, 5, 3), 0.5, seed), partners, seed);
        seen.forEach((count, value) => {
          expect(count).toBeGreaterThanOrEqual(Math.min(partners, design.counts[value]));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('takes several texts of a combination for one', () => {
    const set = createFactorialSet(
      ['a', 'b'],
      ['x', 'y'].flatMap((a) => ['u', 'v'].flatMap((b) => ['1', '2'].map((text) => ({ values: [a, b], text })))),
    );
    const combinations = findCombinations(describeDesign(set));
    expect(combinations.size).toBe(4);
    expect([...combinations.ofItems]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });
});

describe('choosePartners', () => {
  it('leaves a quarter of the combinations unseen, or all but one', () => {
    const of = (...sizes: number[]) => {
      const design = describeDesign(gridOf(...sizes));
      return choosePartners(findCombinations(design), design);
    };
    expect(of(12, 20)).toEqual([1, 2, 4, 8]);
    expect(of(6, 6)).toEqual([1, 2, 4]);
    expect(of(2, 20)).toEqual([1]);
    expect(of(2, 2)).toEqual([1]);
  });
});
