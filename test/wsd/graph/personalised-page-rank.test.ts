import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { multiplySparseVector } from '../../../src/matrix/sparse-products.js';
import { transpose } from '../../../src/matrix/transpose.js';
import { personalisedPageRank, visitPageRanks } from '../../../src/wsd/graph/personalised-page-rank.js';
import { walkTransitions } from '../../../src/wsd/graph/walk-transitions.js';
import { graphCases, solvePageRank, teleportRows, undirected } from './random-graphs.js';

const long = { iterations: 200 };

describe('personalisedPageRank', () => {
  it('ranks two joined places as worked by hand', () => {
    // x0 = 0.15 + 0.85 x1 and x1 = 0.85 x0, so x0 = 0.15 / (1 - 0.85^2) = 0.5405.
    const ranks = personalisedPageRank(walkTransitions(undirected(2, [[0, 1]])), teleportRows([[1, 0]]), long);
    expect(ranks.at(0, 0)).toBeCloseTo(0.15 / (1 - 0.85 ** 2), 5);
    expect(ranks.at(0, 1)).toBeCloseTo((0.85 * 0.15) / (1 - 0.85 ** 2), 5);
  });

  it('gives ranks that are not negative, and add up to 1 after any number of iterations', () => {
    fc.assert(
      fc.property(graphCases, fc.integer({ min: 1, max: 8 }), ({ weights, teleports }, iterations) => {
        const ranks = personalisedPageRank(walkTransitions(weights), teleportRows([teleports]), { iterations }).row(0);
        expect(Math.min(...ranks)).toBeGreaterThanOrEqual(0);
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 5);
      }),
    );
  });

  it("solves x = (1 - d) v + d P'x", () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const transitions = walkTransitions(weights);
        const ranks = personalisedPageRank(transitions, teleportRows([teleports]), long).row(0);
        const moved = multiplySparseVector(transpose(transitions), ranks);
        ranks.forEach((rank, place) => {
          expect(rank).toBeCloseTo(0.15 * teleports[place] + 0.85 * moved[place], 5);
        });
      }),
    );
  });

  it('differs from the solution by at most 2 d^n in the sum of magnitudes', () => {
    fc.assert(
      fc.property(graphCases, fc.integer({ min: 1, max: 20 }), ({ weights, teleports }, iterations) => {
        const exact = solvePageRank(weights, teleports);
        const ranks = personalisedPageRank(walkTransitions(weights), teleportRows([teleports]), { iterations }).row(0);
        const error = exact.reduce((sum, rank, place) => sum + Math.abs(rank - ranks[place]), 0);
        expect(error).toBeLessThanOrEqual(2 * 0.85 ** iterations + 1e-5);
      }),
    );
  });

  it('is linear in the teleports', () => {
    fc.assert(
      fc.property(graphCases, fc.double({ min: 0, max: 1, noNaN: true }), ({ weights, teleports }, share) => {
        const other = teleports.map((_, place) => (place === 0 ? 1 : 0));
        const mixed = teleports.map((mass, place) => share * mass + (1 - share) * other[place]);
        const ranks = personalisedPageRank(walkTransitions(weights), teleportRows([teleports, other, mixed]));
        for (let place = 0; place < teleports.length; place++) {
          const expected = share * ranks.at(0, place) + (1 - share) * ranks.at(1, place);
          expect(ranks.at(2, place)).toBeCloseTo(expected, 5);
        }
      }),
    );
  });

  it('is the teleports themselves with a damping of 0', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const ranks = personalisedPageRank(walkTransitions(weights), teleportRows([teleports]), { damping: 0 });
        expect([...ranks.row(0)]).toEqual([...Float32Array.from(teleports)]);
      }),
    );
  });

  it('tends to the share of the weights on a connected graph as damping tends to 1', () => {
    // A triangle with a tail: weights 2, 2, 3, 1 of 8. An odd circle keeps walks from swinging.
    const weights = undirected(4, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ]);
    const options = { damping: 0.9999, iterations: 2000 };
    const ranks = personalisedPageRank(walkTransitions(weights), teleportRows([[0, 0, 0, 1]]), options).row(0);
    [2, 2, 3, 1].forEach((degree, place) => {
      expect(ranks[place]).toBeCloseTo(degree / 8, 3);
    });
  });

  it('gives many contexts what it gives them one by one, on any number of threads', () => {
    fc.assert(
      fc.property(graphCases, ({ weights, teleports }) => {
        const rows = Array.from({ length: 50 }, (_, turn) =>
          teleports.map((_mass, place) => teleports[(place + turn) % teleports.length]),
        );
        const transitions = walkTransitions(weights);
        const together = personalisedPageRank(transitions, teleportRows(rows));
        rows.forEach((row, context) => {
          expect(together.row(context)).toEqual(personalisedPageRank(transitions, teleportRows([row])).row(0));
        });
      }),
      { numRuns: 10 },
    );
  });

  it('keeps the mass of a place without edges there', () => {
    const ranks = personalisedPageRank(walkTransitions(undirected(3, [[0, 1]])), teleportRows([[0, 0, 1]]));
    expect([...ranks.row(0)]).toEqual([0, 0, expect.closeTo(1, 6)]);
  });

  it('refuses options out of range and teleports of another size', () => {
    const transitions = walkTransitions(undirected(2, [[0, 1]]));
    const teleports = teleportRows([[1, 0]]);
    for (const options of [{ damping: 1 }, { damping: -0.1 }, { iterations: 0 }, { iterations: 1.5 }, { threads: 0 }]) {
      expect(() => personalisedPageRank(transitions, teleports, options)).toThrow(OptionError);
    }
    expect(() => personalisedPageRank(transitions, teleportRows([[1, 0, 0]]))).toThrow(ShapeError);
  });
});

describe('visitPageRanks', () => {
  it('visits each context once, in order', () => {
    const seen: number[] = [];
    const rows = Array.from({ length: 30 }, () => [1, 0]);
    visitPageRanks(walkTransitions(undirected(2, [[0, 1]])), teleportRows(rows), {}, (context) => seen.push(context));
    expect(seen).toEqual(rows.map((_, context) => context));
  });
});
