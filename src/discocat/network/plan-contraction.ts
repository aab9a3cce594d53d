import { countCells } from '../../matrix/shape.js';
import type { ContractionPlan, ContractionStep } from '../contraction-plan.js';
import { improvePlan } from './improve-plan.js';
import { arrangePair, parseIndices } from './pair-indices.js';
import { planExactly } from './plan-exactly.js';
import { planGreedily } from './plan-greedily.js';
import { isCheaper, joinNodes, type PlanNode } from './plan-tree.js';

/** How to find the order of contraction. */
export type OrderChoice = 'cheapest' | 'left-to-right';

/** A tensor to be planned. */
interface PlanInput {
  readonly label: string;
  readonly indices: readonly number[];
  readonly cells: number;
  /** Tensors of one number hold the same cells in the same order of axes. */
  readonly identity: number;
}

/** The tensors of a network, and which of their indices are wanted in the end. */
export interface PlanNetwork {
  readonly tensors: readonly PlanInput[];
  readonly dimensions: readonly number[];
  readonly isOutput: (index: number) => boolean;
}

/** Plans in which order the tensors of a network are multiplied; of none or one there are no steps. */
export function planContraction(network: PlanNetwork, choice: OrderChoice): ContractionPlan {
  const leaves = network.tensors.map(({ indices, cells }, place): PlanNode => {
    const all = countCells(indices.map((index) => network.dimensions[index]));
    return { indices, fill: all === 0 ? 1 : Math.max(cells, 1) / Math.max(all, 1), cost: 0, largest: 0, from: place };
  });
  if (choice === 'left-to-right') return writePlan(network, planLeftToRight(network, leaves), 'left-to-right');
  const parts = connectedParts(leaves).map((nodes) => planPart(network, nodes));
  parts.sort((a, b) => cellsOf(a.node, network) - cellsOf(b.node, network));
  const [first, ...others] = parts.map(({ node }) => node);
  const root =
    first && others.reduce((left, right) => joinNodes([left, right], network.dimensions, network.isOutput), first);
  return writePlan(network, root, parts.every(({ isExact }) => isExact) ? 'exact' : 'greedy');
}

function cellsOf({ indices, fill }: PlanNode, { dimensions }: PlanNetwork): number {
  return countCells(indices.map((index) => dimensions[index])) * fill;
}

/** Fewer multiplications take less time than the search for a better order, some milliseconds. */
const fewMultiplications = 2 ** 20;

function planPart(network: PlanNetwork, nodes: readonly PlanNode[]): { node: PlanNode; isExact: boolean } {
  const problem = { nodes, dimensions: network.dimensions, isOutput: network.isOutput };
  const byCost = planGreedily(problem, 'cost');
  const exact = planExactly(problem, byCost);
  if (exact !== undefined) return { node: exact, isExact: true };
  const byGrowth = planGreedily(problem, 'growth');
  const greedy = isCheaper(byCost, byGrowth) ? byCost : byGrowth;
  return { node: greedy.cost < fewMultiplications ? greedy : improvePlan(greedy, problem), isExact: false };
}

function planLeftToRight({ dimensions, isOutput }: PlanNetwork, leaves: readonly PlanNode[]): PlanNode | undefined {
  const [first, ...others] = leaves;
  return (
    first &&
    others.reduce((left, right, place) => {
      const later = others.slice(place + 1);
      const isKept = (index: number): boolean =>
        isOutput(index) || later.some(({ indices }) => indices.includes(index));
      return joinNodes([left, right], dimensions, isKept);
    }, first)
  );
}

/** Parts tensors into those that hang together by their indices. */
function connectedParts(nodes: readonly PlanNode[]): PlanNode[][] {
  let parts: PlanNode[][] = [];
  for (const node of nodes) {
    const touches = (part: PlanNode[]): boolean =>
      part.some(({ indices }) => indices.some((index) => node.indices.includes(index)));
    const near = parts.filter(touches);
    parts = [...parts.filter((part) => !touches(part)), [...near.flat(), node]];
  }
  return parts;
}

/** A tensor on the way: its number, what it holds, and its axes. */
interface Written {
  readonly id: number;
  readonly identity: number;
  readonly indices: readonly number[];
}

/** Lists the products of a tree, those below first, and notes those that would give numbers that are there already. */
function writePlan(
  { tensors, dimensions, isOutput }: PlanNetwork,
  root: PlanNode | undefined,
  order: ContractionPlan['order'],
): ContractionPlan {
  const steps: ContractionStep[] = [];
  const known = new Map<string, { readonly step: number; readonly identity: number }>();
  let identities = tensors.reduce((most, { identity }) => Math.max(most, identity), 0);
  const write = (node: PlanNode): Written => {
    if (typeof node.from === 'number') return { id: node.from, ...tensors[node.from] };
    const [left, right] = inFixedOrder(write(node.from[0]), write(node.from[1]));
    const isKept = (index: number): boolean => node.indices.includes(index) || isOutput(index);
    const indices = arrangePair(parseIndices(left, right, isKept));
    const signature = signPair(left, right, isKept);
    const earlier = known.get(signature);
    const cells = countCells(indices.map((index) => dimensions[index])) * node.fill;
    const own = node.cost - node.from[0].cost - node.from[1].cost;
    const step = { left: left.id, right: right.id, indices, cells };
    if (earlier === undefined) {
      known.set(signature, { step: steps.length, identity: ++identities });
      steps.push({ ...step, multiplications: own });
    } else {
      steps.push({ ...step, multiplications: 0, repeats: earlier.step });
    }
    return { id: tensors.length + steps.length - 1, identity: earlier?.identity ?? identities, indices };
  };
  if (root !== undefined) write(root);
  return {
    order,
    tensors: tensors.map(({ label, indices, cells }) => ({ label, indices, cells })),
    dimensions,
    steps,
    multiplications: steps.reduce((sum, step) => sum + step.multiplications, 0),
    largest: steps.reduce((most, { cells }) => Math.max(most, cells), 0),
  };
}

/** Puts the tensor with the lower identity on the left, so that one product is never taken for two. */
function inFixedOrder(one: Written, other: Written): readonly [Written, Written] {
  return other.identity < one.identity ? [other, one] : [one, other];
}

/** Describes a product but for the names of its indices. */
function signPair(left: Written, right: Written, isKept: (index: number) => boolean): string {
  const leftKept = left.indices.map((index) => (isKept(index) ? 'k' : 's')).join('');
  const rightAxes = right.indices.map((index) => left.indices.indexOf(index)).join(',');
  return `${left.identity} ${right.identity} ${leftKept} ${rightAxes}`;
}
