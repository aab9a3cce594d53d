import type { ConditionalTest } from './conditional-test.js';
import { descendants } from './directed-graph.js';
import type { MixedGraph } from './mixed-graph.js';

/**
 * Returns a test that reads independence off a known graph: x and y are independent given S when S separates them.
 *
 * In a DAG it is d-separation (Pearl 1988), found by walking as the Bayes ball does (Shachter 1998); in a graph with <-> and --- it is
 * m-separation (Richardson & Spirtes 2002): a walk goes on through a variable between two arrow heads when that is an ancestor of S or in S,
 * and through any other variable when it is not in S.
 *
 * @param options.hidden variables of the graph that cannot be asked about: latent ones; default none.
 * @throws UnknownWordError when a hidden variable is not in the graph.
 * @example separationOracle(directedGraph(['a', 'b', 'c'], [['a', 'b'], ['b', 'c']])).test(0, 2, [1]).p // 1
 */
export function separationOracle(
  graph: MixedGraph,
  options: { readonly hidden?: readonly string[] } = {},
): ConditionalTest {
  const { hidden = [] } = options;
  const isHidden = new Set(hidden.map((name) => graph.placeOf(name)));
  const seen = graph.names.flatMap((_, place) => (isHidden.has(place) ? [] : [place]));
  const walk = createWalk(graph);
  return {
    name: isHidden.size === 0 ? 'd-separation' : 'd-separation with hidden variables',
    variables: seen.map((place) => graph.names[place] as string),
    samples: undefined,
    largestSet: Math.max(0, seen.length - 2),
    test(x, y, given) {
      const isSeparated = !walk(
        seen[x],
        seen[y],
        given.map((place) => seen[place]),
      );
      return { p: isSeparated ? 1 : 0, statistic: 0, freedom: 0 };
    },
  };
}

/** Prepares a search that tells whether x and y are joined given S. */
function createWalk(graph: MixedGraph): (x: number, y: number, given: readonly number[]) => boolean {
  const { size } = graph;
  const reach = descendants(graph);
  // Of each edge that leaves i: where it leads, whether it has an arrow head at i, and whether it has one at its other end.
  const steps = graph.names.map((_, i) =>
    graph.neighbours(i).map((j) => ({
      to: j,
      leavesHead: graph.mark(j, i) === 'arrow',
      entersHead: graph.mark(i, j) === 'arrow' ? 1 : 0,
    })),
  );
  const isGiven = new Uint8Array(size);
  const leadsToGiven = new Uint8Array(size);
  const isReached = new Uint8Array(2 * size);
  const open = new Int32Array(2 * size);
  return (x, y, given) => {
    isGiven.fill(0);
    leadsToGiven.fill(0);
    isReached.fill(0);
    for (const s of given) {
      isGiven[s] = 1;
      for (let i = 0; i < size; i++) if (reach[i * size + s] === 1) leadsToGiven[i] = 1;
    }
    let count = 0;
    const enter = (to: number, entersHead: number): void => {
      const state = 2 * to + entersHead;
      if (isReached[state] === 1) return;
      isReached[state] = 1;
      open[count++] = state;
    };
    for (const { to, entersHead } of steps[x] as (typeof steps)[0]) enter(to, entersHead);
    while (count > 0) {
      const state = open[--count];
      const i = state >> 1;
      if (i === y) return true;
      if (i === x) continue;
      const cameByHead = (state & 1) === 1;
      for (const { to, leavesHead, entersHead } of steps[i] as (typeof steps)[0]) {
        const isCollider = cameByHead && leavesHead;
        if (isCollider ? leadsToGiven[i] === 1 : isGiven[i] === 0) enter(to, entersHead);
      }
    }
    return false;
  };
}
