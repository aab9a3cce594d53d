import type { AssumptionReport } from '../analysis/structure/assumptions.js';
import type { EdgeFrequency } from '../analysis/structure/bootstrap.js';
import type { ConditionalTest } from '../analysis/structure/conditional-test.js';
import { edgeText, type GraphEdge } from '../analysis/structure/mixed-graph.js';
import type { LearnedStructure } from '../analysis/structure/pc.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

/** What `qualia analyse structure` found. */
export interface StructureResult {
  readonly path: string;
  readonly algorithm: string;
  readonly alpha: number;
  readonly test: ConditionalTest;
  readonly table: { readonly rows: number };
  readonly learned: LearnedStructure;
  readonly frequencies: readonly EdgeFrequency[] | undefined;
  readonly report: AssumptionReport | undefined;
  readonly notices: readonly string[];
}

interface EdgeRecord {
  readonly from: string;
  readonly edge: string;
  readonly to: string;
  /** The largest p value of all tests of the pair. */
  readonly p: number;
  /** How often the two were joined in drawn rows. */
  readonly joined?: number;
  /** How often the edge had the same marks. */
  readonly same?: number;
}

interface SeparatorRecord {
  readonly first: string;
  readonly second: string;
  readonly given: readonly string[];
  readonly p: number;
}

/** Prints a learned graph: a table of edges with notices, tab-separated edges, or all as JSON. */
export function printStructure(result: StructureResult, flags: OutputFlags & { readonly separators: boolean }): void {
  const { learned, notices, report } = result;
  const edges = learned.graph.edges().map((edge) => edgeRecord(edge, result));
  const separators = separatorRecords(learned);
  if (flags.json) {
    printJson(jsonOf(result, edges, separators));
    return;
  }
  const columns = result.frequencies === undefined ? edgeColumns : [...edgeColumns, ...frequencyColumns];
  printRecords(edges, columns, flags);
  const stream = flags.tsv ? process.stderr : process.stdout;
  const names = learned.graph.names;
  if (edges.length === 0) stream.write('No two columns stay joined.\n');
  if (flags.separators && !flags.tsv) {
    stream.write('\nnot joined\n');
    printRecords(separators, separatorColumns, flags);
  } else {
    stream.write(`\n${separators.length} pairs are parted; --separators shows by what.\n`);
  }
  if (report !== undefined) for (const line of reportLines(report, names)) stream.write(`${line}\n`);
  stream.write('\n');
  for (const notice of notices) stream.write(`- ${notice}\n`);
}

function edgeRecord(edge: GraphEdge, { learned, frequencies }: StructureResult): EdgeRecord {
  const { graph, largestP } = learned;
  const { from, to } = edge;
  const frequency = frequencies?.find((other) => other.from === from && other.to === to);
  const counted =
    frequencies === undefined
      ? {}
      : {
          joined: frequency?.joined ?? 0,
          same: frequency?.edges.get(edgeText(edge)) ?? 0,
        };
  return {
    from: graph.names[from],
    edge: edgeText(edge),
    to: graph.names[to],
    p: largestP[from * graph.size + to],
    ...counted,
  };
}

function separatorRecords({ graph, separators }: LearnedStructure): SeparatorRecord[] {
  return graph.names.flatMap((first, i) =>
    graph.names.flatMap((second, j) => {
      const separator = i < j && !graph.isAdjacent(i, j) ? separators.get(i, j) : undefined;
      if (separator === undefined) return [];
      return [{ first, second, given: separator.given.map((place) => graph.names[place]), p: separator.p }];
    }),
  );
}

function jsonOf(
  result: StructureResult,
  edges: readonly EdgeRecord[],
  separators: readonly SeparatorRecord[],
): unknown {
  const { path, algorithm, alpha, test, table, learned, report, notices } = result;
  const { graph, queries, clashes } = learned;
  const named = (places: readonly number[]): string[] => places.map((place) => graph.names[place]);
  return {
    table: path,
    rows: table.rows,
    algorithm,
    test: test.name,
    alpha,
    queries,
    graph,
    edges,
    separators,
    clashes: clashes.map(({ x, middle, z }) => named([x, middle, z])),
    ...(report === undefined ? {} : { assumptions: namedReport(report, named) }),
    notices,
  };
}

function namedReport(report: AssumptionReport, named: (places: readonly number[]) => string[]): unknown {
  return {
    ...report,
    conditions: report.conditions.map((condition) => ({
      ...condition,
      examples: condition.examples.map((example) => ({
        ...example,
        variables: named(example.variables),
        given: named(example.given),
      })),
    })),
    triples: report.triples.map(({ x, middle, z, ...rest }) => ({ triple: named([x, middle, z]), ...rest })),
    determined: report.determined.map(({ variable, by, left }) => ({
      variable: named([variable])[0],
      by: named(by),
      left,
    })),
  };
}

function reportLines(report: AssumptionReport, names: readonly string[]): string[] {
  const { alpha, conditions, triples, determined, largestSet, leftOut, queries } = report;
  const lines = ['', `violations found at alpha ${alpha}, of sets of up to ${largestSet} (${queries} questions)`];
  for (const { condition, meaning, looked, found, clear, examples } of conditions) {
    lines.push(`  ${condition}: ${found} of ${looked}, ${clear} of them clear (${meaning})`);
    for (const { text } of examples.slice(0, 2)) lines.push(`    ${text}`);
  }
  const unstable = triples.filter(({ middleIn }) => middleIn === 'some');
  lines.push(`  unshielded triples with the middle in some separators only: ${unstable.length} of ${triples.length}`);
  for (const { x, middle, z, separators, withMiddle } of unstable.slice(0, 5)) {
    lines.push(`    ${names[x]} - ${names[middle]} - ${names[z]}: in ${withMiddle} of ${separators}`);
  }
  lines.push(`  variables that others determine: ${determined.length}`);
  for (const { variable, by, left } of determined.slice(0, 10)) {
    const set = by.map((place) => names[place]).join(', ');
    lines.push(`    ${names[variable]} by ${set}: ${(100 * left).toFixed(2)} % of its uncertainty is left`);
  }
  const sizes = leftOut.map(({ size }) => size);
  if (sizes.length > 0) lines.push(`  not looked at: sets of ${sizes[0]} to ${sizes.at(-1)}`);
  return lines;
}

const edgeColumns: readonly RecordColumn<EdgeRecord>[] = [
  { title: 'from', value: ({ from }) => from },
  { title: 'edge', value: ({ edge }) => edge },
  { title: 'to', value: ({ to }) => to },
  { title: 'largest p', value: ({ p }) => p, shown: ({ p }) => pText(p), right: true },
];

const frequencyColumns: readonly RecordColumn<EdgeRecord>[] = [
  { title: 'joined', value: ({ joined }) => joined, shown: ({ joined = 0 }) => joined.toFixed(2), right: true },
  { title: 'same marks', value: ({ same }) => same, shown: ({ same = 0 }) => same.toFixed(2), right: true },
];

const separatorColumns: readonly RecordColumn<SeparatorRecord>[] = [
  { title: 'first', value: ({ first }) => first },
  { title: 'second', value: ({ second }) => second },
  { title: 'given', value: ({ given }) => given.join(', ') },
  { title: 'p', value: ({ p }) => p, shown: ({ p }) => pText(p), right: true },
];

function pText(p: number): string {
  return p < 1e-300 ? '< 1e-300' : p.toPrecision(2);
}
