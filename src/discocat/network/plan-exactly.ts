import { costOfJoin, isCheaper, joinNodes, type PlanNode, type PlanProblem } from './plan-tree.js';

/** Sets of tensors are the bits of a whole number, the sign among them. */
const mostTensors = 32;

/** The search gives up after so many pairs of sets, some tens of milliseconds. */
const mostPairs = 200_000;

interface TensorSet {
  readonly bits: number;
  /** The tensors that share an index with one of the set. */
  readonly near: number;
  readonly node: PlanNode;
}

/**
 * Finds the cheapest order of contracting connected tensors among those that multiply only tensors that share an index (dynamic
 * programming over connected sets, without those that alone cost more than a known plan; Pfeifer, Haegeman & Verstraete 2014).
 *
 * @returns undefined when there are too many tensors or sets.
 */
export function planExactly(problem: PlanProblem, known: PlanNode): PlanNode | undefined {
  const { nodes } = problem;
  if (nodes.length > mostTensors) return undefined;
  const users = new Map<number, number>();
  for (const [place, { indices }] of nodes.entries()) {
    for (const index of indices) users.set(index, (users.get(index) ?? 0) | (1 << place));
  }
  const usersOf = (index: number): number => users.get(index) ?? 0;
  const levels: Map<number, TensorSet>[] = [new Map(), new Map()];
  for (const [place, node] of nodes.entries()) {
    const bits = 1 << place;
    const near = node.indices.reduce((all, index) => all | usersOf(index), 0);
    levels[1].set(bits, { bits, near, node });
  }
  let pairs = 0;
  for (let size = 2; size <= nodes.length; size++) {
    const level = new Map<number, TensorSet>();
    levels.push(level);
    for (let part = 1; part <= size / 2; part++) {
      for (const one of levels[part].values()) {
        for (const other of levels[size - part].values()) {
          if (++pairs > mostPairs) return undefined;
          if ((one.bits & other.bits) !== 0 || (one.near & other.bits) === 0) continue;
          const cost = costOfJoin(one.node, other.node, problem.dimensions);
          const best = level.get(one.bits | other.bits);
          if (cost > (best?.node ?? known).cost) continue;
          const set = joinSets(problem, [one, other], usersOf);
          if (best === undefined || isCheaper(set.node, best.node)) level.set(set.bits, set);
        }
      }
    }
  }
  const best = levels[nodes.length].values().next().value;
  return best?.node ?? known;
}

function joinSets(
  { dimensions, isOutput }: PlanProblem,
  [one, other]: readonly [TensorSet, TensorSet],
  usersOf: (index: number) => number,
): TensorSet {
  const bits = one.bits | other.bits;
  const isKept = (index: number): boolean => isOutput(index) || (usersOf(index) & ~bits) !== 0;
  return { bits, near: one.near | other.near, node: joinNodes([one.node, other.node], dimensions, isKept) };
}
