import { isCheaper, joinNodes, type PlanNode, type PlanProblem } from './plan-tree.js';

/**
 * Plans connected tensors by always multiplying the pair that looks best, of pairs that share an index: once by what it makes larger,
 * once by what it costs, and the cheaper plan of the two is returned.
 */
export function planGreedily(problem: PlanProblem): PlanNode {
  const { dimensions } = problem;
  const cells = ({ indices, fill }: PlanNode): number =>
    indices.reduce((product, index) => product * dimensions[index], fill);
  const byGrowth = planBy(problem, (joined, [left, right]) => cells(joined) - cells(left) - cells(right));
  const byCost = planBy(problem, (joined, [left, right]) => joined.cost - left.cost - right.cost);
  return isCheaper(byCost, byGrowth) ? byCost : byGrowth;
}

/** A pair that may be multiplied next. */
interface Candidate {
  readonly left: number;
  readonly right: number;
  readonly joined: PlanNode;
  readonly score: number;
}

function planBy(
  { nodes, dimensions, isOutput }: PlanProblem,
  score: (joined: PlanNode, pair: readonly [PlanNode, PlanNode]) => number,
): PlanNode {
  const alive = new Map(nodes.map((node, place) => [place, node]));
  const uses = new Map<number, number>();
  for (const { indices } of nodes) for (const index of indices) uses.set(index, (uses.get(index) ?? 0) + 1);
  const makeCandidate = (left: number, right: number): Candidate | undefined => {
    const [one, other] = [alive.get(left), alive.get(right)];
    if (one === undefined || other === undefined) return undefined;
    const shared = one.indices.filter((index) => other.indices.includes(index));
    if (shared.length === 0) return undefined;
    const joined = joinNodes([one, other], dimensions, (index) => {
      return isOutput(index) || (uses.get(index) ?? 0) > (shared.includes(index) ? 2 : 1);
    });
    return { left, right, joined, score: score(joined, [one, other]) };
  };
  const pairs = nodes.flatMap((_, right) => nodes.slice(0, right).map((__, left) => [left, right] as const));
  let candidates = pairs.flatMap(([left, right]) => makeCandidate(left, right) ?? []);
  for (let next = nodes.length; alive.size > 1; next++) {
    const best = candidates.reduce((least, candidate) => (candidate.score < least.score ? candidate : least));
    for (const used of [best.left, best.right]) {
      for (const index of alive.get(used)?.indices ?? []) uses.set(index, (uses.get(index) ?? 0) - 1);
      alive.delete(used);
    }
    alive.set(next, best.joined);
    for (const index of best.joined.indices) uses.set(index, (uses.get(index) ?? 0) + 1);
    // Uses have changed for the neighbours of the pair alone.
    const near = new Set(best.joined.indices);
    candidates = candidates.flatMap((candidate) => {
      if (!alive.has(candidate.left) || !alive.has(candidate.right)) return [];
      const isNear = candidate.joined.indices.some((index) => near.has(index));
      return isNear ? (makeCandidate(candidate.left, candidate.right) ?? []) : candidate;
    });
    for (const other of alive.keys()) {
      if (other !== next) candidates.push(...[makeCandidate(other, next) ?? []].flat());
    }
  }
  return [...alive.values()][0];
}
