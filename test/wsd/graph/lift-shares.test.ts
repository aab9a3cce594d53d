import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiftShares } from '../../../src/wsd/graph/lift-shares.js';
import { LocalPageRank } from '../../../src/wsd/graph/local-page-rank.js';
import { RankSpread } from '../../../src/wsd/graph/rank-spread.js';
import { graphCases } from './random-graphs.js';

describe('LiftShares', () => {
  it('gives what the spread of each of the teleports alone gives, whatever was asked before', () => {
    fc.assert(
      fc.property(graphCases, fc.constantFrom(0.01, 1, 50), ({ weights, teleports }, tolerance) => {
        const local = new LocalPageRank(weights, { tolerance });
        const shares = new LiftShares(local);
        const spread = new RankSpread(local);
        const all = { places: Int32Array.from(teleports.keys()), masses: Float64Array.from(teleports) };
        const first = { places: Int32Array.of(0), masses: Float64Array.of(2) };
        for (let target = 0; target < local.places; target++) {
          const expected = [all, first, all].map((source) => {
            spread.clear();
            spread.add(source);
            return spread.liftOf(target);
          });
          const found = shares.liftsOf(target, [all, first, all]);
          found.forEach((lift, at) => {
            expect(lift).toBeCloseTo(expected[at], 9);
          });
        }
      }),
    );
  });

  it('refuses places that are not in the graph', () => {
    const local = new LocalPageRank(fc.sample(graphCases, { numRuns: 1, seed: 1 })[0].weights);
    const shares = new LiftShares(local);
    const outside = { places: Int32Array.of(99), masses: Float64Array.of(1) };
    expect(() => shares.liftsOf(99, [])).toThrow(RangeError);
    expect(() => shares.liftsOf(0, [outside])).toThrow(RangeError);
  });
});
