import type { KnownDirections } from './background-knowledge.js';
import type { MixedGraph } from './mixed-graph.js';

/**
 * Directs in place every undirected edge whose other direction would make a circle or a new unshielded collider, by the rules R1
 * to R4 of Meek (1995), until none applies. Where separators disagree the order matters: rule by rule, through the variables of a rule in the
 * order in which they are written here.
 *
 * @param known directions that cannot be are never given; R4 matters only with these.
 */
export function applyMeekRules(graph: MixedGraph, known?: KnownDirections): void {
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    const orient = (from: number, to: number): void => {
      if (!graph.isUndirected(from, to) || known?.forbids(from, to)) return;
      graph.setEdge(from, to, 'tail', 'arrow');
      isChanged = true;
    };
    for (const rule of rules) rule(graph, orient);
  }
}

type MeekRule = (graph: MixedGraph, orient: (from: number, to: number) => void) => void;

/** a --> b --- c, a and c not joined: b --> c. */
const away: MeekRule = (graph, orient) => {
  for (const a of graph.names.keys()) {
    for (const b of graph.neighbours(a)) {
      if (!graph.isDirected(a, b)) continue;
      // An edge that was just directed may lead on.
      for (const c of graph.neighbours(b)) if (c !== a && !graph.isAdjacent(a, c)) orient(b, c);
    }
  }
};

/** a --> b --> c, a --- c: a --> c. */
const acyclic: MeekRule = (graph, orient) => {
  for (const a of graph.names.keys()) {
    for (const b of graph.neighbours(a)) {
      if (!graph.isDirected(a, b)) continue;
      for (const c of graph.neighbours(b)) if (graph.isDirected(b, c)) orient(a, c);
    }
  }
};

/** a --- b --> d, a --- c --> d, b and c not joined, a --- d: a --> d. */
const twoWays: MeekRule = (graph, orient) => {
  for (const a of graph.names.keys()) {
    for (const d of graph.neighbours(a)) {
      const between = graph.neighbours(a).filter((b) => graph.isUndirected(a, b) && graph.isDirected(b, d));
      if (between.some((b) => between.some((c) => b < c && !graph.isAdjacent(b, c)))) orient(a, d);
    }
  }
};

/** a --- b --> c --> d, a joined with c, b and d not joined, a --- d: a --> d. */
const chain: MeekRule = (graph, orient) => {
  for (const a of graph.names.keys()) {
    for (const d of graph.neighbours(a)) {
      const isLed = graph
        .neighbours(a)
        .some(
          (b) =>
            graph.isUndirected(a, b) &&
            !graph.isAdjacent(b, d) &&
            b !== d &&
            graph.neighbours(a).some((c) => graph.isDirected(b, c) && graph.isDirected(c, d)),
        );
      if (isLed) orient(a, d);
    }
  }
};

// Where separators disagree, that no circle closes goes before that no collider arises.
const rules: readonly MeekRule[] = [acyclic, away, twoWays, chain];
