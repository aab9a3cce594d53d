import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { improvePlan } from '../../src/discocat/network/improve-plan.js';
import { planExactly } from '../../src/discocat/network/plan-exactly.js';
import { planGreedily } from '../../src/discocat/network/plan-greedily.js';
import type { PlanNode, PlanProblem } from '../../src/discocat/network/plan-tree.js';

/** Connected networks: each tensor shares an index with an earlier one, and some share more. */
const problems = (least: number, most: number): fc.Arbitrary<PlanProblem> =>
  fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: least, maxLength: most }).chain((links) => {
    const indices: number[][] = links.map(([earlier], tensor) => (tensor === 0 ? [0] : [tensor, earlier % tensor]));
    links.forEach(([, other, isLinked], tensor) => {
      if (isLinked) indices[tensor].push(other % indices.length);
    });
    const lengths = fc.array(fc.constantFrom(2, 3, 10, 50), { minLength: links.length, maxLength: links.length });
    return lengths.map((dimensions) => ({
      nodes: indices.map(
        (axes, from): PlanNode => ({ indices: [...new Set(axes)], fill: 1, cost: 0, largest: 0, from }),
      ),
      dimensions,
      isOutput: (index: number) => index === 0,
    }));
  });

const leavesOf = ({ from }: PlanNode): number[] => (typeof from === 'number' ? [from] : from.flatMap(leavesOf));

describe('plans', () => {
  it('multiply every tensor once; the exact one costs least, and the greedy one no less after it is improved', () => {
    fc.assert(
      fc.property(problems(2, 9), (problem) => {
        const greedy = planGreedily(problem, 'growth');
        const improved = improvePlan(greedy, problem);
        const exact = planExactly(problem, greedy) ?? greedy;
        for (const plan of [greedy, improved, exact]) {
          expect(leavesOf(plan).sort((a, b) => a - b)).toEqual([...problem.nodes.keys()]);
        }
        expect(improved.cost).toBeLessThanOrEqual(greedy.cost);
        // Nine tensors are no more than the pieces that are put in order at a time.
        expect(improved.cost).toBe(exact.cost);
      }),
    );
  });

  it('of more tensors than the exact search takes are improved too', () => {
    let gains = 0;
    fc.assert(
      fc.property(problems(40, 40), (problem) => {
        const greedy = planGreedily(problem, 'cost');
        expect(planExactly(problem, greedy)).toBeUndefined();
        const improved = improvePlan(greedy, problem);
        expect(leavesOf(improved).sort((a, b) => a - b)).toEqual([...problem.nodes.keys()]);
        expect(improved.cost).toBeLessThanOrEqual(greedy.cost);
        if (improved.cost < greedy.cost) gains++;
      }),
      { numRuns: 20 },
    );
    expect(gains).toBeGreaterThan(0);
  });
});
