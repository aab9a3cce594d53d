import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { LocalPageRank } from '../../../src/wsd/graph/local-page-rank.js';
import { graphCases, solvePageRank, undirected } from './random-graphs.js';

const only = (size: number, place: number): number[] => Array.from({ length: size }, (_, at) => (at === place ? 1 : 0));

describe('LocalPageRank', () => {
  it('pushes until no place holds too much, as worked by hand', () => {
    // A circle of four, d = 0.5: the first push leaves p(0) = 0.5 and r = 0.25 in both neighbours, which is what is allowed: 1 x 0.25.
    const circle = undirected(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ]);
    const { places, ranks, residues } = new LocalPageRank(circle, { damping: 0.5, tolerance: 1 }).push(0);
    expect([...places]).toEqual([0, 1, 3]);
    expect([...ranks]).toEqual([0.5]);
    expect([...residues]).toEqual([0, 0.25, 0.25]);
  });

  it('holds PPR_s(t) = p(s) + sum of PPR_s(v) r(v), and no residue above the tolerance', () => {
    fc.assert(
      fc.property(graphCases, fc.constantFrom(0.01, 0.3, 2), ({ weights }, tolerance) => {
        const local = new LocalPageRank(weights, { tolerance });
        const ranksFrom = Array.from({ length: weights.rows }, (_, s) => solvePageRank(weights, only(weights.rows, s)));
        for (let target = 0; target < weights.rows; target++) {
          const { places, ranks, residues } = local.push(target);
          const limit = Math.min(0.5, tolerance * local.stationary[target]);
          expect(Math.max(...residues)).toBeLessThanOrEqual(limit * (1 + 1e-6));
          ranksFrom.forEach((from, s) => {
            let sum = 0;
            places.forEach((place, entry) => {
              if (place === s) sum += ranks[entry] ?? 0;
              sum += from[place] * residues[entry];
            });
            expect(sum).toBeCloseTo(from[target], 5);
          });
        }
      }),
    );
  });

  it('has the weights of a place over all weights as its stationary rank', () => {
    // Weights 3, 2, 1 of 6; a place without edges counts as 1.
    const { stationary } = new LocalPageRank(
      undirected(4, [
        [0, 1, 2],
        [0, 2],
      ]),
    );
    expect([...stationary]).toEqual([3 / 6, 2 / 6, 1 / 6, 1 / 6]);
  });

  it('has the same stationary ranks whatever unit the weights are in', () => {
    const edges = [
      [0, 1, 1],
      [0, 2, 3],
    ] as const;
    const small = edges.map(([one, other, weight]) => [one, other, weight / 64] as const);
    expect([...new LocalPageRank(undirected(3, small)).stationary]).toEqual([
      ...new LocalPageRank(undirected(3, edges)).stationary,
    ]);
  });

  it('gives the same whether it remembers or not, and whatever was asked before', () => {
    fc.assert(
      fc.property(graphCases, ({ weights }) => {
        const forgetful = new LocalPageRank(weights, { rememberedEntries: 0, tolerance: 0.1 });
        const mindful = new LocalPageRank(weights, { tolerance: 0.1 });
        for (let target = weights.rows - 1; target >= 0; target--) mindful.push(target);
        for (let target = 0; target < weights.rows; target++) {
          expect(forgetful.push(target)).toEqual(mindful.push(target));
        }
      }),
    );
  });

  it('remembers what is asked for again and again, and forgets the rest', () => {
    const ring = Array.from({ length: 12 }, (_, place) => [place, (place + 1) % 12] as const);
    const local = new LocalPageRank(undirected(12, ring), { rememberedEntries: 40, tolerance: 2 });
    const often = local.push(0);
    const once = local.push(1);
    const kept = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((place) => {
      local.push(place);
      return local.push(0) === often;
    });
    expect(kept).not.toContain(false);
    expect(local.push(1)).toEqual(once);
    expect(local.push(1)).not.toBe(once);
  });

  it('refuses options out of range and places that are not there', () => {
    const weights = undirected(2, [[0, 1]]);
    for (const options of [{ damping: 1 }, { tolerance: 0 }, { tolerance: Number.NaN }, { rememberedEntries: -1 }]) {
      expect(() => new LocalPageRank(weights, options)).toThrow(OptionError);
    }
    const local = new LocalPageRank(weights);
    for (const place of [-1, 2, 0.5]) expect(() => local.push(place)).toThrow(RangeError);
  });
});
