import { z } from 'zod';
import { QualiaError } from '../../errors.js';
import { type CircuitEdge, type EdgeScores, type ScoredEdge, wholeText } from './attribute-edges.js';

/** A part of an encoder: edges among its components, of spans of a text or of all places alike. */
export interface Circuit {
  /** The names of the spans. */
  readonly names: readonly string[];
  /** Whether edges hold for single spans; else each holds for all places. */
  readonly positional: boolean;
  /** Strongest first, ties by name. */
  readonly edges: readonly ScoredEdge[];
}

/** Returns the circuit of all edges. */
export function completeCircuit(
  { names, edges, blindEdges }: EdgeScores,
  options: { readonly positional?: boolean } = {},
): Circuit {
  const { positional = true } = options;
  return { names, positional, edges: [...(positional ? edges : blindEdges)].sort(byStrength) };
}

/** Orders edges by the size of their score, ties by name. */
export function byStrength(left: ScoredEdge, right: ScoredEdge): number {
  return Math.abs(right.score) - Math.abs(left.score) || (nameOfEdge(left) < nameOfEdge(right) ? -1 : 1);
}

/** Returns what a reader sees of an edge: `embedding@noun > head 0.1@noun`. */
export function nameOfEdge(edge: CircuitEdge): string {
  const [from, to] = nodesOfEdge(edge);
  return `${from} > ${to}`;
}

/** Returns the nodes that an edge joins; a head in a span is two, what it reads (`in`) and what it adds to the stream (`out`). */
export function nodesOfEdge({ kind, from, fromSpan, to, toSpan }: CircuitEdge): readonly [from: string, to: string] {
  const side = (name: string, which: string): string => (name.startsWith('head ') ? `${name} ${which}` : name);
  const [writes, reads] = kind === 'stream' ? ['out', 'in'] : ['in', 'out'];
  return [`${side(from, writes)}@${fromSpan}`, `${side(to, reads)}@${toSpan}`];
}

/** Returns a circuit as plain data, which {@link circuitFromJson} reads back. */
export function circuitToJson({ names, positional, edges }: Circuit): unknown {
  return { names, positional, edges: edges.map((edge) => ({ ...edge })) };
}

const circuitForm = z.object({
  names: z.array(z.string()),
  positional: z.boolean(),
  edges: z.array(
    z.object({
      kind: z.enum(['stream', 'crossing']),
      from: z.string(),
      fromSpan: z.string(),
      to: z.string(),
      toSpan: z.string(),
      score: z.number(),
      parts: z.object({ queries: z.number(), keys: z.number(), values: z.number() }).optional(),
    }),
  ),
});

/**
 * Reads what {@link circuitToJson} made.
 *
 * @throws QualiaError with code `CIRCUIT` when it has another form.
 */
export function circuitFromJson(value: unknown): Circuit {
  const read = circuitForm.safeParse(value);
  if (read.success) return read.data;
  throw new QualiaError('CIRCUIT', `This is no circuit: ${z.prettifyError(read.error)}`);
}

/** Returns a circuit as text for Graphviz: one cluster a span, wider lines for stronger edges. */
export function circuitToDot({ names, positional, edges }: Circuit): string {
  const spans = positional ? names : [wholeText];
  const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const nodes = new Map<string, readonly [name: string, span: string]>();
  for (const edge of edges) {
    const [from, to] = nodesOfEdge(edge);
    nodes.set(from, [edge.from, edge.fromSpan]).set(to, [edge.to, edge.toSpan]);
  }
  const strongest = edges.reduce((most, { score }) => Math.max(most, Math.abs(score)), 0);
  const clusters = spans.flatMap((span, place) => {
    const own = [...nodes].filter(([, [, at]]) => at === span).sort(([left], [right]) => (left < right ? -1 : 1));
    if (own.length === 0) return [];
    const lines = own.map(([node]) => `    ${quote(node)} [label=${quote(node.slice(0, node.lastIndexOf('@')))}];`);
    return [`  subgraph cluster_${place} {`, `    label=${quote(span)};`, ...lines, '  }'];
  });
  const lines = edges.map((edge) => {
    const [from, to] = nodesOfEdge(edge).map(quote);
    const width = strongest === 0 ? 1 : 0.5 + 4.5 * (Math.abs(edge.score) / strongest);
    const colour = edge.score < 0 ? 'black' : 'grey60';
    return `  ${from} -> ${to} [penwidth=${width.toFixed(2)}, color=${colour}, tooltip=${quote(edge.score.toPrecision(4))}];`;
  });
  return ['digraph circuit {', '  rankdir=BT;', '  node [shape=box];', ...clusters, ...lines, '}', ''].join('\n');
}
