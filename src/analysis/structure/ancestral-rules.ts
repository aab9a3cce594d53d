import { discriminatingRule } from './discriminating-path.js';
import type { MixedGraph } from './mixed-graph.js';
import type { Separators } from './separators.js';
import { isUncoveredPossible, uncoveredPath } from './uncovered-path.js';

/** Sets marks in place that follow from others, and says whether it set any. */
type OrientationRule = (graph: MixedGraph, separators: Separators) => boolean;

/** Goes through the ordered pairs of joined variables, setting marks where `visit` does; says whether any did. */
function overEdges(graph: MixedGraph, visit: (a: number, b: number) => boolean): boolean {
  let isChanged = false;
  for (let a = 0; a < graph.size; a++) {
    for (const b of graph.neighbours(a)) if (visit(a, b)) isChanged = true;
  }
  return isChanged;
}

/** R1: a *-> b o-* c, a and c not joined: b --> c, as b is no collider. */
const noCollider: OrientationRule = (graph) =>
  overEdges(graph, (b, c) => {
    if (graph.mark(c, b) !== 'circle') return false;
    const isLed = graph.neighbours(b).some((a) => a !== c && graph.mark(a, b) === 'arrow' && !graph.isAdjacent(a, c));
    if (isLed) graph.setEdge(b, c, 'tail', 'arrow');
    return isLed;
  });

/** R2: a --> b *-> c or a *-> b --> c, and a *-o c: a *-> c. */
const noCircle: OrientationRule = (graph) =>
  overEdges(graph, (a, c) => {
    if (graph.mark(a, c) !== 'circle') return false;
    const isLed = graph
      .neighbours(a)
      .some(
        (b) =>
          graph.mark(a, b) === 'arrow' &&
          graph.mark(b, c) === 'arrow' &&
          (graph.isDirected(a, b) || graph.isDirected(b, c)),
      );
    if (isLed) graph.setMark(a, c, 'arrow');
    return isLed;
  });

/** R3: a *-> b <-* c, a *-o d o-* c, a and c not joined, d *-o b: d *-> b. */
const doubleTriangle: OrientationRule = (graph) =>
  overEdges(graph, (d, b) => {
    if (graph.mark(d, b) !== 'circle') return false;
    const into = graph
      .neighbours(b)
      .filter((a) => a !== d && graph.mark(a, b) === 'arrow' && graph.mark(a, d) === 'circle');
    const isLed = into.some((a) => into.some((c) => a !== c && !graph.isAdjacent(a, c)));
    if (isLed) graph.setMark(d, b, 'arrow');
    return isLed;
  });

/** R5: a o-o b and an uncovered path of circles a, c, ..., d, b with a, d and b, c not joined: all of it is ---. */
const circlePath: OrientationRule = (graph) =>
  overEdges(graph, (a, b) => {
    if (!isCircleEdge(graph, a, b)) return false;
    for (const c of graph.neighbours(a)) {
      if (c === b || !isCircleEdge(graph, a, c) || graph.isAdjacent(b, c)) continue;
      const path = uncoveredPath(graph, [a, c], {
        to: b,
        follows: (i, j) => isCircleEdge(graph, i, j),
        ends: (d) => !graph.isAdjacent(a, d),
      });
      if (path === undefined) continue;
      graph.setEdge(a, b, 'tail', 'tail');
      for (let place = 1; place < path.length; place++) graph.setEdge(path[place - 1], path[place], 'tail', 'tail');
      return true;
    }
    return false;
  });

/** R6: a --- b o-* c: b --* c. */
const afterUndirected: OrientationRule = (graph) =>
  overEdges(graph, (b, c) => {
    if (graph.mark(c, b) !== 'circle') return false;
    const isLed = graph.neighbours(b).some((a) => a !== c && graph.isUndirected(a, b));
    if (isLed) graph.setMark(c, b, 'tail');
    return isLed;
  });

/** R7: a --o b o-* c, a and c not joined: b --* c. */
const afterTail: OrientationRule = (graph) =>
  overEdges(graph, (b, c) => {
    if (graph.mark(c, b) !== 'circle') return false;
    const isLed = graph
      .neighbours(b)
      .some((a) => a !== c && graph.mark(b, a) === 'tail' && graph.mark(a, b) === 'circle' && !graph.isAdjacent(a, c));
    if (isLed) graph.setMark(c, b, 'tail');
    return isLed;
  });

/** R8: a --> b --> c or a --o b --> c, and a o-> c: a --> c. */
const chainOfTails: OrientationRule = (graph) =>
  overEdges(graph, (a, c) => {
    if (!isHalfDirected(graph, a, c)) return false;
    const isLed = graph
      .neighbours(a)
      .some((b) => graph.mark(b, a) === 'tail' && graph.mark(a, b) !== 'tail' && graph.isDirected(b, c));
    if (isLed) graph.setMark(c, a, 'tail');
    return isLed;
  });

/** R9: a o-> c and an uncovered possibly directed path a, b, ..., c with b and c not joined: a --> c. */
const possiblePath: OrientationRule = (graph) =>
  overEdges(graph, (a, c) => {
    if (!isHalfDirected(graph, a, c)) return false;
    const isLed = graph
      .neighbours(a)
      .some((b) => b !== c && !graph.isAdjacent(b, c) && isUncoveredPossible(graph, [a, b], c));
    if (isLed) graph.setMark(c, a, 'tail');
    return isLed;
  });

/**
 * R10: a o-> c, b --> c <-- d, uncovered possibly directed paths from a to b over m and from a to d over n, m and n differ and are not joined:
 * a --> c.
 */
const twoPossiblePaths: OrientationRule = (graph) =>
  overEdges(graph, (a, c) => {
    if (!isHalfDirected(graph, a, c)) return false;
    const parents = graph.neighbours(c).filter((b) => b !== a && graph.isDirected(b, c));
    const starts = graph.neighbours(a).filter((m) => m !== c);
    const firsts = parents.map((b) => starts.filter((m) => isUncoveredPossible(graph, [a, m], b)));
    const isLed = firsts.some((ofB, b) =>
      firsts.some((ofD, d) => b !== d && ofB.some((m) => ofD.some((n) => m !== n && !graph.isAdjacent(m, n)))),
    );
    if (isLed) graph.setMark(c, a, 'tail');
    return isLed;
  });

function isCircleEdge(graph: MixedGraph, i: number, j: number): boolean {
  return graph.mark(i, j) === 'circle' && graph.mark(j, i) === 'circle';
}

function isHalfDirected(graph: MixedGraph, i: number, j: number): boolean {
  return graph.mark(i, j) === 'arrow' && graph.mark(j, i) === 'circle';
}

const arrowRules = [noCollider, noCircle, doubleTriangle, discriminatingRule];
const selectionRules = [circlePath, afterUndirected, afterTail];
const tailRules = [chainOfTails, possiblePath, twoPossiblePaths];

/**
 * Sets in place every mark that follows by the rules R1 to R10 of Zhang (2008) from the colliders of a graph of circles: arrow heads first (R1
 * to R4), then what selection leaves (R5 to R7), then tails (R8 to R10), until none applies.
 *
 * @param options.selection applies R5 to R7, which suppose that rows may be a selection by some of the variables; default true.
 */
export function applyAncestralRules(
  graph: MixedGraph,
  separators: Separators,
  options: { readonly selection?: boolean } = {},
): void {
  const { selection = true } = options;
  const groups = selection ? [arrowRules, selectionRules, tailRules] : [arrowRules, tailRules];
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const rules of groups) {
      while (rules.map((rule) => rule(graph, separators)).some((isSet) => isSet)) isChanged = true;
    }
  }
}
