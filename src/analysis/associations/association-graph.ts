import { compareText } from '../../corpus/count-contexts.js';
import type { Association } from './associate.js';

/** A graph of parts: its edges are their associations, none has a direction. */
export interface AssociationGraph {
  /** The parts that have an edge, by name. */
  readonly nodes: readonly string[];
  /** By their ends. */
  readonly edges: readonly AssociationEdge[];
}

/** One edge. */
export interface AssociationEdge {
  readonly left: string;
  readonly right: string;
  readonly value: number;
}

/** Makes the graph of some associations; its nodes and edges are in the order of names. */
export function associationGraph(associations: readonly Association[]): AssociationGraph {
  const edges = associations.map(({ left, right, value }) =>
    compareText(left, right) <= 0 ? { left, right, value } : { left: right, right: left, value },
  );
  edges.sort((a, b) => compareText(a.left, b.left) || compareText(a.right, b.right));
  const nodes = [...new Set(edges.flatMap(({ left, right }) => [left, right]))].sort(compareText);
  return { nodes, edges };
}

/**
 * Writes a graph in the DOT language of Graphviz; edges are labelled with their values, those below 0 are dashed.
 *
 * @example associationDot(associationGraph(associations))
 */
export function associationDot({ nodes, edges }: AssociationGraph): string {
  const largest = edges.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const lines = [
    'graph associations {',
    '  node [shape=box, style=rounded];',
    ...nodes.map((name) => `  ${quote(name)};`),
    ...edges.map(({ left, right, value }) => {
      const width = (0.5 + (largest === 0 ? 0 : (2.5 * Math.abs(value)) / largest)).toFixed(2);
      const style = value < 0 ? ', style=dashed' : '';
      return `  ${quote(left)} -- ${quote(right)} [label="${value.toFixed(2)}", penwidth=${width}${style}];`;
    }),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** In quoted names of DOT only quotation marks are escaped; a backslash would begin an escape, so it is doubled. */
function quote(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
