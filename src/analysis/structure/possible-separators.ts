import type { MixedGraph } from './mixed-graph.js';

/**
 * Returns Possible-D-SEP of a variable: every variable to which a path leads on which each inner variable is a collider or has its two
 * neighbours on the path joined (Spirtes, Glymour & Scheines 2000, section 6.7). The variable itself is not among them.
 */
export function possibleSeparators(graph: MixedGraph, x: number): number[] {
  const { size } = graph;
  const isSeen = new Uint8Array(size * size);
  const isFound = new Uint8Array(size);
  const open: [number, number][] = [];
  const enter = (from: number, to: number): void => {
    if (to === x || isSeen[from * size + to] === 1) return;
    isSeen[from * size + to] = 1;
    isFound[to] = 1;
    open.push([from, to]);
  };
  for (const y of graph.neighbours(x)) enter(x, y);
  for (let edge = open.pop(); edge !== undefined; edge = open.pop()) {
    const [from, middle] = edge;
    for (const to of graph.neighbours(middle)) {
      if (to === from) continue;
      const isCollider = graph.mark(from, middle) === 'arrow' && graph.mark(to, middle) === 'arrow';
      if (isCollider || graph.isAdjacent(from, to)) enter(middle, to);
    }
  }
  return graph.names.flatMap((_, place) => (isFound[place] === 1 ? [place] : []));
}
