import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directedGraph } from '../../../src/analysis/structure/directed-graph.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { type CategoryTable, categoryTable } from '../../../src/analysis/structure/property-table.js';

/** The folder of networks with 10,000 samples each, and stored results of another implementation. */
export const networkFolder = join(
  process.env['QUALIA_DATA'] ?? '../shared/data',
  'structure',
  'bnlearn_discrete_10000',
);

export const areNetworksThere = existsSync(networkFolder);

/** Reads the true DAG of a network. */
export function readTruth(name: string): MixedGraph {
  const text = readFileSync(join(networkFolder, 'truth_dag_graph', `${name}.graph.txt`), 'utf8');
  const [, names = ''] = /Graph Nodes:\s*(\S+)/.exec(text) ?? [];
  const edges = Array.from(text.matchAll(/(\S+) --> (\S+)/g), ([, from = '', to = '']) => [from, to] as const);
  return directedGraph(names.split(/[;,]/), edges);
}

/** Reads the samples of a network. */
export function readSamples(name: string): CategoryTable {
  const [header = '', ...lines] = readFileSync(join(networkFolder, 'data', `${name}.txt`), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/));
  const names = header.trim().split(/\s+/);
  return categoryTable(
    names,
    names.map((_, column) => rows.map((row) => row[column] as string)),
  );
}

/** Reads what causal-learn's PC made of the samples: entry (i, j) is the mark at i, -1 for a tail and 1 for an arrow head. */
export function readStored(name: string): MixedGraph {
  const path = join(networkFolder, 'benchmark_returned_results', `${name}_pc_chisq_0.05_stable_0_-1.txt`);
  const matrix = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const graph = new MixedGraph(matrix.map((_, i) => `X${i + 1}`));
  const markOf = (entry: number | undefined): 'tail' | 'arrow' => (entry === 1 ? 'arrow' : 'tail');
  matrix.forEach((row, i) => {
    row.forEach((entry, j) => {
      if (entry !== 0 && i < j) graph.setEdge(i, j, markOf(entry), markOf(matrix[j]?.[i]));
    });
  });
  return graph;
}
