import type { MixedGraph } from './mixed-graph.js';
import type { Separators } from './separators.js';

/**
 * R4: a discriminating path between t and c for b, t *-> ... <-> a <-* b o-* c, on which every variable between t and b is a collider and a
 * parent of c: b --> c where b is in what separates t and c, else a <-> b <-> c (Zhang 2008).
 */
export function discriminatingRule(graph: MixedGraph, separators: Separators): boolean {
  let isChanged = false;
  for (let b = 0; b < graph.size; b++) {
    for (const c of graph.neighbours(b)) {
      if (graph.mark(c, b) !== 'circle') continue;
      const path = discriminatingPath(graph, b, c);
      if (path === undefined) continue;
      const { first, a } = path;
      if (separators.holds(first, c, b)) {
        graph.setEdge(b, c, 'tail', 'arrow');
      } else {
        graph.setEdge(a, b, 'arrow', 'arrow');
        graph.setEdge(b, c, 'arrow', 'arrow');
      }
      isChanged = true;
    }
  }
  return isChanged;
}

/**
 * Looks for a discriminating path for b with end c, from b backwards and breadth first: the shortest.
 *
 * @returns the far end and the variable next to b.
 */
function discriminatingPath(
  graph: MixedGraph,
  b: number,
  c: number,
): { readonly first: number; readonly a: number } | undefined {
  // A state is an inner variable with the variable next to b of its path; its edge towards b has an arrow head at it.
  const open: { readonly inner: number; readonly a: number; readonly path: readonly number[] }[] = [];
  const isParent = (i: number): boolean => graph.isDirected(i, c);
  for (const a of graph.neighbours(b)) {
    if (a !== c && isParent(a) && graph.mark(b, a) === 'arrow') open.push({ inner: a, a, path: [b, c, a] });
  }
  const isSeen = new Set<string>();
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    const { inner, a, path } = state;
    for (const before of graph.neighbours(inner)) {
      if (path.includes(before) || graph.mark(before, inner) !== 'arrow') continue;
      if (!graph.isAdjacent(before, c)) return { first: before, a };
      const key = `${a} ${before}`;
      if (isSeen.has(key) || !isParent(before) || graph.mark(inner, before) !== 'arrow') continue;
      isSeen.add(key);
      open.push({ inner: before, a, path: [...path, before] });
    }
  }
  return undefined;
}
