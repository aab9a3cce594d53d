import type { MixedGraph } from './mixed-graph.js';

/** Where an uncovered path goes. */
export interface UncoveredPathOptions {
  readonly to: number;
  /** Whether the path may go from i to its neighbour j. */
  readonly follows: (i: number, j: number) => boolean;
  /** Whether `last` may be the variable before the end; default always. */
  readonly ends?: (last: number) => boolean;
}

/**
 * Returns a path that begins with two given variables, has no variable twice, and on which no variable has its two neighbours joined; or
 * undefined where there is none. The shortest by depth-first search in the order of variables.
 */
export function uncoveredPath(
  graph: MixedGraph,
  begin: readonly [number, number],
  { to, follows, ends = () => true }: UncoveredPathOptions,
): number[] | undefined {
  const path = [...begin];
  const isOn = new Uint8Array(graph.size);
  for (const place of path) isOn[place] = 1;
  const goOn = (): boolean => {
    const [before, last] = path.slice(-2);
    if (last === to) return true;
    for (const next of graph.neighbours(last)) {
      if (isOn[next] === 1 || graph.isAdjacent(before, next) || !follows(last, next)) continue;
      if (next === to && !ends(last)) continue;
      path.push(next);
      isOn[next] = 1;
      if (goOn()) return true;
      isOn[next] = 0;
      path.pop();
    }
    return false;
  };
  if (!follows(begin[0], begin[1])) return undefined;
  return goOn() ? path : undefined;
}

/** Whether an uncovered path leads to `to` along which no edge points back: no arrow head at its beginning, no tail at its end. */
export function isUncoveredPossible(graph: MixedGraph, begin: readonly [number, number], to: number): boolean {
  const follows = (i: number, j: number): boolean => graph.mark(j, i) !== 'arrow' && graph.mark(i, j) !== 'tail';
  return uncoveredPath(graph, begin, { to, follows }) !== undefined;
}
