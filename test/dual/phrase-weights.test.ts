import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DualSearch } from '../../src/dual/dual-search.js';
import { equalWeights, localWeights, tangentWeights } from '../../src/dual/phrase-weights.js';
import { SearchTargets } from '../../src/dual/search-targets.js';
import { geometricMean } from '../../src/dual/similarity.js';
import { randomDuals, wordsWithDirection } from './random-spaces.js';

const similarity = fc.double({ min: 0.001, max: 1, noNaN: true });
const points = fc.tuple(similarity, similarity, similarity);
const sumOf = (weights: readonly number[], values: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * values[place], 0);

describe('tangentWeights', () => {
  it('are the slopes of the geometric mean, geo(m) / (3 m_i)', () => {
    // geo(0.2, 0.4, 0.8) = 0.064^(1/3) = 0.4.
    const weights = tangentWeights([0.2, 0.4, 0.8]);
    [0.4 / 0.6, 0.4 / 1.2, 0.4 / 2.4].forEach((expected, place) => {
      expect(weights[place]).toBeCloseTo(expected, 12);
    });
    fc.assert(
      fc.property(points, fc.nat(2), (point, place) => {
        const step = point[place] * 1e-5;
        const moved = (by: number): number =>
          geometricMean(point.map((value, other) => (other === place ? value + by : value)));
        const slope = (moved(step) - moved(-step)) / (2 * step);
        expect(tangentWeights(point)[place] / slope).toBeCloseTo(1, 6);
      }),
    );
  });

  it('give a sum that is nowhere below the geometric mean and equal to it along the point', () => {
    fc.assert(
      fc.property(points, points, similarity, (point, other, share) => {
        const weights = tangentWeights(point);
        expect(sumOf(weights, other)).toBeGreaterThanOrEqual(geometricMean(other) * (1 - 1e-12));
        const along = point.map((value) => value * share);
        expect(sumOf(weights, along) / geometricMean(along)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('multiply to 1/27, and are equal for equal similarities', () => {
    fc.assert(
      fc.property(points, similarity, (point, same) => {
        expect(27 * tangentWeights(point).reduce((product, weight) => product * weight)).toBeCloseTo(1, 10);
        tangentWeights([same, same, same]).forEach((weight, place) => {
          expect(weight).toBeCloseTo(equalWeights[place], 12);
        });
      }),
    );
  });
});

describe('localWeights', () => {
  it('touch sim_c at the mean similarities of its best words, or are equal where there are none', () => {
    fc.assert(
      fc.property(randomDuals, fc.integer({ min: 1, max: 5 }), fc.nat(9), (dual, limit, turn) => {
        const words = wordsWithDirection(dual);
        fc.pre(words.length > 1);
        const [a, b] = [words[turn % words.length], words[(turn + 1) % words.length]];
        const weights = localWeights(new SearchTargets(dual), [a, b], limit);
        const near = new DualSearch(dual).composeWord([a, b], { limit });
        if (near.length === 0) expect(weights).toEqual(equalWeights);
        const sums = [
          near.reduce((sum, { word }) => sum + dual.domain(a, word), 0),
          near.reduce((sum, { word }) => sum + dual.domain(b, word), 0),
          near.reduce((sum, { word }) => sum + dual.function(b, word), 0),
        ];
        fc.pre(Math.min(...sums) > 1e-5 * Math.max(...sums));
        // All three products of weight and similarity are the same: w_i = geo(m) / (3 m_i).
        for (const [place, sum] of sums.entries()) {
          expect((weights[place] * sum) / (weights[0] * sums[0])).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
