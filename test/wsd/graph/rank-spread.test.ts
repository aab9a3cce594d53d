import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalPageRank } from '../../../src/wsd/graph/local-page-rank.js';
import { type PlaceMasses, RankSpread } from '../../../src/wsd/graph/rank-spread.js';
import { graphCases, solvePageRank } from './random-graphs.js';

const toMasses = (teleports: readonly number[]): PlaceMasses => {
  const places = [...teleports.keys()].filter((place) => teleports[place] > 0);
  return { places: Int32Array.from(places), masses: Float64Array.from(places, (place) => teleports[place]) };
};

const allLifts = (spread: RankSpread, size: number): number[] =>
  Array.from({ length: size }, (_, t) => spread.liftOf(t));

describe('RankSpread', () => {
  it('agrees with dense power iteration: never above it, and at most the tolerance below', () => {
    fc.assert(
      fc.property(graphCases, fc.constantFrom(0.001, 0.1, 1, 50), ({ weights, teleports }, tolerance) => {
        const local = new LocalPageRank(weights, { tolerance });
        const spread = new RankSpread(local);
        spread.add(toMasses(teleports));
        solvePageRank(weights, teleports).forEach((rank, target) => {
          const exact = rank / local.stationary[target];
          const lift = spread.liftOf(target);
          expect(lift).toBeLessThanOrEqual(exact * (1 + 1e-5) + 1e-9);
          expect(lift).toBeGreaterThanOrEqual(exact - tolerance - 1e-5 * (1 + exact));
        });
      }),
    );
  });

  it('is as before when what was run without some teleports throws', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const spread = new RankSpread(new LocalPageRank(weights));
        spread.add(toMasses(teleports));
        const before = allLifts(spread, weights.rows);
        const failing = (): never => {
          throw new Error('enough');
        };
        expect(() => spread.without([toMasses(teleports)], failing)).toThrow('enough');
        expect(allLifts(spread, weights.rows)).toEqual(before);
      }),
    );
  });

  it('is linear: masses add up, and a factor multiplies', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const local = new LocalPageRank(weights);
        const once = new RankSpread(local);
        once.add(toMasses(teleports));
        const twice = new RankSpread(local);
        twice.add(toMasses(teleports), 0.5);
        twice.add(toMasses(teleports), 1.5);
        for (let target = 0; target < local.places; target++) {
          expect(twice.liftOf(target)).toBeCloseTo(2 * once.liftOf(target), 6);
        }
      }),
    );
  });

  it('leaves teleports out for a while, and is the same to the last bit afterwards', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const local = new LocalPageRank(weights);
        const kept: PlaceMasses = { places: Int32Array.of(0), masses: Float64Array.of(1) };
        const taken = toMasses(teleports);
        const alone = new RankSpread(local);
        alone.add(kept);
        const spread = new RankSpread(local);
        spread.add(kept);
        spread.add(taken);
        spread.add(taken);
        const before = allLifts(spread, local.places);
        const within = spread.without([taken, taken], () => allLifts(spread, local.places));
        expect(allLifts(spread, local.places)).toEqual(before);
        within.forEach((lift, target) => {
          expect(lift).toBeCloseTo(alone.liftOf(target), 6);
        });
      }),
    );
  });

  it('has no lift after it is cleared', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const spread = new RankSpread(new LocalPageRank(weights));
        spread.add(toMasses(teleports));
        spread.clear();
        expect(allLifts(spread, weights.rows)).toEqual(teleports.map(() => 0));
      }),
    );
  });
});
