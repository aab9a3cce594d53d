import { QualiaError } from '../../errors.js';
import { MixedGraph } from './mixed-graph.js';

/**
 * Makes a directed acyclic graph of pairs "cause, effect".
 *
 * @throws UnknownWordError for a name that is no variable; QualiaError, code CYCLE, when the edges make a circle.
 * @example directedGraph(['rain', 'wet'], [['rain', 'wet']])
 */
export function directedGraph(
  names: readonly string[],
  edges: readonly (readonly [cause: string, effect: string])[],
): MixedGraph {
  const graph = new MixedGraph(names);
  for (const [cause, effect] of edges) graph.setEdge(graph.placeOf(cause), graph.placeOf(effect), 'tail', 'arrow');
  topologicalOrder(graph);
  return graph;
}

/**
 * Returns the variables of a DAG with causes before effects; of what is free, the first by place comes first.
 *
 * @throws QualiaError, code CYCLE, when the edges make a circle; code GRAPH when an edge is not directed.
 */
export function topologicalOrder(dag: MixedGraph): number[] {
  for (const { from, to } of dag.edges()) {
    if (dag.isDirected(from, to) || dag.isDirected(to, from)) continue;
    throw new QualiaError('GRAPH', `The edge of "${dag.names[from]}" and "${dag.names[to]}" is not directed.`);
  }
  const order: number[] = [];
  const isPlaced = new Uint8Array(dag.size);
  while (order.length < dag.size) {
    const next = dag.names.findIndex(
      (_, i) => isPlaced[i] === 0 && dag.neighbours(i).every((j) => isPlaced[j] === 1 || !dag.isDirected(j, i)),
    );
    if (next === -1) throw new QualiaError('CYCLE', 'The edges make a circle; a DAG has none.');
    isPlaced[next] = 1;
    order.push(next);
  }
  return order;
}

/**
 * Returns for each variable which others it leads to by directed edges, itself among them: `reach[i * size + j]` is 1 when a
 * directed path goes from i to j.
 *
 * @param options.possible also goes along edges that may be directed so: all that have no arrow at their beginning; default false.
 */
export function descendants(graph: MixedGraph, options: { readonly possible?: boolean } = {}): Uint8Array {
  const { possible = false } = options;
  const { size } = graph;
  const leads = (i: number, j: number): boolean =>
    possible ? graph.isAdjacent(i, j) && graph.mark(j, i) !== 'arrow' : graph.isDirected(i, j);
  const next = graph.names.map((_, i) => graph.neighbours(i).filter((j) => leads(i, j)));
  const reach = new Uint8Array(size * size);
  for (let start = 0; start < size; start++) {
    const open = [start];
    reach[start * size + start] = 1;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (const j of next[i]) {
        if (reach[start * size + j] === 1) continue;
        reach[start * size + j] = 1;
        open.push(j);
      }
    }
  }
  return reach;
}
