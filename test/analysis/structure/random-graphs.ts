import fc from 'fast-check';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';

/** DAGs of 2 to `largest` variables, of every density, with causes before effects in a shuffled order of places. */
export function arbitraryDag(largest: number): fc.Arbitrary<MixedGraph> {
  return fc
    .integer({ min: 2, max: largest })
    .chain((size) =>
      fc.tuple(
        fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }),
        fc.array(fc.boolean(), { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 }),
      ),
    )
    .map(([order, isEdge]) => {
      const graph = new MixedGraph(order.map((_, place) => `v${place}`));
      let edge = 0;
      for (const [later, effect] of order.entries()) {
        for (const cause of order.slice(0, later)) if (isEdge[edge++]) graph.setEdge(cause, effect, 'tail', 'arrow');
      }
      return graph;
    });
}

/** Returns every subset of `items`. */
export function allSubsets(items: readonly number[]): number[][] {
  return Array.from({ length: 2 ** items.length }, (_, choice) =>
    items.filter((_item, place) => (choice >> place) & 1),
  );
}

/** Returns the places that are neither i nor j. */
export function othersOf(size: number, i: number, j: number): number[] {
  return [...Array(size).keys()].filter((other) => other !== i && other !== j);
}
