/** A tensor as a plan sees it, a part of a network or the product of several. */
export interface PlanNode {
  readonly indices: readonly number[];
  /** Which part of the cells is expected to be filled, above 0 to 1. */
  readonly fill: number;
  /** What all products below it cost, in multiplications. */
  readonly cost: number;
  /** The cells of the largest product below it. */
  readonly largest: number;
  /** The two nodes that it is the product of, or the number of a tensor of the network. */
  readonly from: readonly [PlanNode, PlanNode] | number;
}

/** Returns what multiplying two nodes costs, with all below them. */
export function costOfJoin(left: PlanNode, right: PlanNode, dimensions: readonly number[]): number {
  let multiplications = left.fill * right.fill;
  for (const index of left.indices) multiplications *= dimensions[index];
  for (const index of right.indices) if (!left.indices.includes(index)) multiplications *= dimensions[index];
  return left.cost + right.cost + multiplications;
}

/** Returns the product of two nodes, of which the indices that are still needed stay. */
export function joinNodes(
  [left, right]: readonly [PlanNode, PlanNode],
  dimensions: readonly number[],
  isKept: (index: number) => boolean,
): PlanNode {
  const all = [...left.indices, ...right.indices.filter((index) => !left.indices.includes(index))];
  const indices = all.filter(isKept);
  const cost = costOfJoin(left, right, dimensions);
  const cells = indices.reduce((product, index) => product * dimensions[index], 1);
  const fill = cells === 0 ? 1 : Math.min(1, (cost - left.cost - right.cost) / cells);
  return {
    indices,
    fill,
    cost,
    largest: Math.max(left.largest, right.largest, cells * fill),
    from: [left, right],
  };
}

/** Tells whether one way is cheaper than another: fewer multiplications, or as many with smaller results. */
export function isCheaper(one: PlanNode, other: PlanNode): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.largest < other.largest);
}

/** What a planner is given: tensors that hang together, and which indices must stay. */
export interface PlanProblem {
  readonly nodes: readonly PlanNode[];
  readonly dimensions: readonly number[];
  readonly isOutput: (index: number) => boolean;
}
