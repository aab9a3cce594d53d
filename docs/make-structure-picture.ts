import { readFile, writeFile } from 'node:fs/promises';
import { drawGraph } from '../src/analysis/structure/draw-graph.js';
import { parseGraph } from '../src/analysis/structure/mixed-graph.js';

// Draws docs/pictures/analysis-structure.svg of benchmarks/results/analysis-structure.json: the graph of PC, an edge the wider the more often it
// came back in drawn rows. Run: npx tsx docs/make-structure-picture.ts

interface Study {
  readonly variables: Readonly<Record<string, string>>;
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly pc: string;
    readonly bootstrap: { readonly joined: number };
  }[];
}

const results = new URL('../benchmarks/results/analysis-structure.json', import.meta.url);
const { variables, edges } = JSON.parse(await readFile(results, 'utf8')) as Study;
const graph = parseGraph({
  variables: Object.keys(variables),
  edges: edges.map(({ from, to, pc }) => ({ from, to, edge: pc })),
});
const weights = new Map(
  edges.map(({ from, to, bootstrap }) => [`${graph.placeOf(from)} ${graph.placeOf(to)}`, bootstrap.joined]),
);
await writeFile(new URL('pictures/analysis-structure.svg', import.meta.url), drawGraph(graph, { weights }));
