import { planExactly } from './plan-exactly.js';
import { isCheaper, joinNodes, type PlanNode, type PlanProblem } from './plan-tree.js';

/** A part of a plan is ordered anew from at most so many pieces. */
const mostPieces = 10;

/**
 * Improves a plan from below: each product is taken apart into up to ten pieces, the costliest first, and put together in their cheapest
 * order. The plan that is returned costs no more.
 */
export function improvePlan(node: PlanNode, problem: Omit<PlanProblem, 'nodes'>): PlanNode {
  if (typeof node.from === 'number') return node;
  const [left, right] = node.from.map((part) => improvePlan(part, problem));
  const joined = joinNodes([left, right], problem.dimensions, (index) => node.indices.includes(index));
  const pieces = takeApart(joined);
  const isOutput = (index: number): boolean => node.indices.includes(index);
  const best = planExactly({ nodes: pieces, dimensions: problem.dimensions, isOutput }, joined) ?? joined;
  return isCheaper(best, joined) ? best : joined;
}

function takeApart(node: PlanNode): PlanNode[] {
  let pieces = [node];
  while (pieces.length < mostPieces) {
    const costliest = pieces.reduce((most, piece) => (piece.cost > most.cost ? piece : most));
    if (typeof costliest.from === 'number') break;
    const parts = costliest.from;
    pieces = pieces.flatMap((piece) => (piece === costliest ? parts : piece));
  }
  return pieces;
}
