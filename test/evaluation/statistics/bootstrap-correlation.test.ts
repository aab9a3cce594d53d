import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { bootstrapPearson, bootstrapSpearman } from '../../../src/evaluation/statistics/bootstrap-correlation.js';
import { pearson, spearman } from '../../../src/matrix/correlation.js';
import { createRandom } from '../../../src/random.js';

/** The same draws, done by copying the drawn observations. */
function drawSlowly(
  predictions: readonly number[],
  outcome: readonly number[],
  clusters: readonly number[],
  { samples, seed, correlate }: { samples: number; seed: number; correlate: typeof spearman },
): (number | undefined)[] {
  const count = Math.max(...clusters) + 1;
  const random = createRandom(seed);
  return Array.from({ length: samples }, () => {
    const drawn = Array.from({ length: count }, () => Math.floor(random.uniform() * count));
    const places = drawn.flatMap((cluster) => clusters.flatMap((own, place) => (own === cluster ? [place] : [])));
    return correlate(
      places.map((place) => predictions[place] as number),
      places.map((place) => outcome[place] as number),
    );
  });
}

describe.each([
  ['bootstrapSpearman', bootstrapSpearman, spearman],
  ['bootstrapPearson', bootstrapPearson, pearson],
] as const)('%s', (_, bootstrap, correlate) => {
  it('gives each sample the correlation of the observations that it draws', () => {
    const observation = fc.record({
      prediction: fc.integer({ min: 0, max: 4 }),
      outcome: fc.integer({ min: 1, max: 5 }),
      cluster: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 4, maxLength: 12 }), fc.nat(1000), (drawn, seed) => {
        // Every cluster up to the highest has an observation.
        const all = [...drawn, ...[0, 1, 2, 3].map((cluster) => ({ prediction: cluster, outcome: 3, cluster }))];
        const predictions = all.map(({ prediction }) => prediction);
        const outcome = all.map((one) => one.outcome);
        const clusters = all.map(({ cluster }) => cluster);
        const { samples } = bootstrap({ predictions: [predictions], outcome, clusters }, { samples: 5, seed });
        const slow = drawSlowly(predictions, outcome, clusters, { samples: 5, seed, correlate });
        for (const [sample, expected] of slow.entries()) {
          const found = samples[0]?.[sample] as number;
          if (expected === undefined) expect(found).toBeNaN();
          else expect(found).toBeCloseTo(expected, 9);
        }
      }),
    );
  });
});

describe('bootstrapSpearman', () => {
  it('brackets the correlation, more narrowly with more items', () => {
    const widthOf = (items: number): number => {
      const random = createRandom(3);
      const outcome = Array.from({ length: items }, () => random.uniform());
      const predictions = outcome.map((value) => value + random.uniform());
      const interval = bootstrapSpearman({ predictions: [predictions], outcome }, { samples: 500 }).intervals[0];
      const value = spearman(predictions, outcome) as number;
      expect(interval?.low).toBeLessThan(value);
      expect(interval?.high).toBeGreaterThan(value);
      return (interval?.high as number) - (interval?.low as number);
    };
    expect(widthOf(400)).toBeLessThan(widthOf(50));
  });

  it('is the same for the same seed, and uses the same samples for all systems', () => {
    const observations = {
      predictions: [
        [1, 2, 3, 5, 4],
        [1, 2, 3, 5, 4],
      ],
      outcome: [2, 1, 4, 3, 5],
    };
    const { samples } = bootstrapSpearman(observations, { samples: 50, seed: 7 });
    expect(samples[0]).toEqual(samples[1]);
    expect(bootstrapSpearman(observations, { samples: 50, seed: 7 }).samples).toEqual(samples);
    expect(bootstrapSpearman(observations, { samples: 50, seed: 8 }).samples).not.toEqual(samples);
  });

  it('has no interval for predictions that do not vary', () => {
    const { intervals } = bootstrapSpearman({ predictions: [[1, 1, 1]], outcome: [1, 2, 3] }, { samples: 20 });
    expect(intervals).toEqual([undefined]);
  });

  it('refuses lists of other lengths', () => {
    expect(() => bootstrapSpearman({ predictions: [[1]], outcome: [1, 2] })).toThrow(ShapeError);
    expect(() => bootstrapSpearman({ predictions: [[]], outcome: [] })).toThrow(ShapeError);
  });
});
