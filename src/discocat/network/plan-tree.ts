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

/** Returns the product of two nodes, of which the indices that are still needed stay. */
export function joinNodes(
  [left, right]: readonly [PlanNode, PlanNode],
  dimensions: readonly number[],
  isKept: (index: number) => boolean,
): PlanNode {
  const all = [...left.indices, ...right.indices.filter((index) => !left.indices.includes(index))];
  const indices = all.filter(isKept);
  const cells = (some: readonly number[]): number => some.reduce((product, index) => product * dimensions[index], 1);
  const [whole, kept] = [cells(all), cells(indices)];
  const multiplications = whole * left.fill * right.fill;
  const fill = kept === 0 ? 1 : Math.min(1, multiplications / kept);
  return {
    indices,
    fill,
    cost: left.cost + right.cost + multiplications,
    largest: Math.max(left.largest, right.largest, kept * fill),
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
