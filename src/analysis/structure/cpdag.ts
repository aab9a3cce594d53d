import { topologicalOrder } from './directed-graph.js';
import { applyMeekRules } from './meek-rules.js';
import { MixedGraph } from './mixed-graph.js';
import { unshieldedTriples } from './orient-colliders.js';

/**
 * Returns the CPDAG of a DAG: its edges, directed where all DAGs with the same separations agree. These have the same edges and the
 * same unshielded colliders (Verma & Pearl 1990), and the rest follows by the rules of Meek (1995).
 *
 * @throws QualiaError, code CYCLE or GRAPH, when the graph is no DAG.
 * @example String(cpdag(directedGraph(['a', 'b'], [['a', 'b']]))) // 'a --- b'
 */
export function cpdag(dag: MixedGraph): MixedGraph {
  topologicalOrder(dag);
  const graph = new MixedGraph(dag.names);
  for (const { from, to } of dag.edges()) graph.setEdge(from, to, 'tail', 'tail');
  for (const { x, middle, z } of unshieldedTriples(dag)) {
    if (!dag.isDirected(x, middle) || !dag.isDirected(z, middle)) continue;
    graph.setEdge(x, middle, 'tail', 'arrow');
    graph.setEdge(z, middle, 'tail', 'arrow');
  }
  applyMeekRules(graph);
  return graph;
}
