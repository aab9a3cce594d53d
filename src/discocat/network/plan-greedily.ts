import { joinNodes, type PlanNode, type PlanProblem } from './plan-tree.js';

/** What a greedy plan looks at: how much larger a product is than its factors, or what it costs. */
type GreedyMeasure = 'growth' | 'cost';

/** Plans connected tensors by always multiplying the pair of the lowest measure, of pairs that share an index. */
export function planGreedily(problem: PlanProblem, measure: GreedyMeasure): PlanNode {
  const { dimensions } = problem;
  const cells = ({ indices, fill }: PlanNode): number =>
    indices.reduce((product, index) => product * dimensions[index], fill);
  return measure === 'growth'
    ? planBy(problem, (joined, [left, right]) => cells(joined) - cells(left) - cells(right))
    : planBy(problem, (joined, [left, right]) => joined.cost - left.cost - right.cost);
}

/** A pair that may be multiplied next. */
interface Candidate {
  readonly left: number;
  readonly right: number;
  readonly joined: PlanNode;
  readonly score: number;
}

/** The nodes so far, and which of those that are still to be multiplied have each index. */
interface Rest {
  readonly nodes: PlanNode[];
  readonly users: ReadonlyMap<number, Set<number>>;
}

function planBy(
  problem: PlanProblem,
  score: (joined: PlanNode, pair: readonly [PlanNode, PlanNode]) => number,
): PlanNode {
  const nodes = [...problem.nodes];
  const alive = new Set(nodes.keys());
  const users = new Map<number, Set<number>>();
  for (const index of problem.nodes.flatMap(({ indices }) => indices)) users.set(index, new Set());
  for (const [place, { indices }] of nodes.entries()) for (const index of indices) users.get(index)?.add(place);
  const rest = { nodes, users };
  const pairNode = (place: number, others: Iterable<number>): Candidate[] =>
    Array.from(others, (other) => makeCandidate(problem, rest, [other, place], score));
  let candidates = [...alive].flatMap((place) => {
    return pairNode(
      place,
      neighboursOf(place, rest).filter((other) => other < place),
    );
  });
  while (alive.size > 1) {
    const best = candidates.reduce((least, candidate) => (candidate.score < least.score ? candidate : least));
    for (const used of [best.left, best.right]) {
      for (const index of nodes[used].indices) users.get(index)?.delete(used);
      alive.delete(used);
    }
    const next = nodes.push(best.joined) - 1;
    alive.add(next);
    for (const index of best.joined.indices) users.get(index)?.add(next);
    const near = neighboursOf(next, rest);
    candidates = candidates.flatMap((candidate) => {
      const pair = [candidate.left, candidate.right] as const;
      if (!pair.every((place) => alive.has(place))) return [];
      // Fewer tensors use the indices of the pair, so that two of its neighbours may now sum one that had to stay.
      const isNear = pair.every((place) => near.includes(place));
      return isNear ? makeCandidate(problem, rest, pair, score) : candidate;
    });
    candidates.push(...pairNode(next, near));
  }
  return nodes[nodes.length - 1];
}

function neighboursOf(place: number, { nodes, users }: Rest): number[] {
  const all = nodes[place].indices.flatMap((index) => [...(users.get(index) ?? [])]);
  return [...new Set(all)].filter((other) => other !== place);
}

function makeCandidate(
  { dimensions, isOutput }: PlanProblem,
  { nodes, users }: Rest,
  [left, right]: readonly [number, number],
  score: (joined: PlanNode, pair: readonly [PlanNode, PlanNode]) => number,
): Candidate {
  const pair = [nodes[left], nodes[right]] as const;
  const joined = joinNodes(pair, dimensions, (index) => {
    const found = users.get(index);
    if (isOutput(index) || found === undefined) return true;
    return found.size > (found.has(left) ? 1 : 0) + (found.has(right) ? 1 : 0);
  });
  return { left, right, joined, score: score(joined, pair) };
}
