import type { ConditionalTest } from './conditional-test.js';
import { descendants } from './directed-graph.js';
import { tiedShares } from './normal-scores.js';
import type { LearnedStructure } from './pc.js';
import type { CategoryTable, NumberTable } from './property-table.js';

/** What {@link structureNotices} looks at. */
export interface NoticeSource {
  readonly table: NumberTable | CategoryTable;
  readonly test: ConditionalTest;
  readonly learned: LearnedStructure;
  readonly alpha: number;
  /** Whether hidden common causes were allowed for. */
  readonly hidden: boolean;
}

/** Returns what should be said beside a learned graph: what edges mean, and where data and search give reason for doubt. */
export function structureNotices({ table, test, learned, alpha, hidden }: NoticeSource): string[] {
  const { graph, queries, clashes } = learned;
  const notices = [
    hidden
      ? 'An edge says: joined given every set that was tried. A circle says that either mark is possible; no edge says that one causes the other.'
      : 'An edge says: joined given every set that was tried, supposing no hidden common causes and no independence by accident; it does not say "causes".',
    `${queries} questions were asked at alpha ${alpha}: of pairs that are truly independent given a set, a share of ${alpha} of such questions is answered wrongly by chance.`,
  ];
  if (table.rows < 100 || table.rows < 10 * table.names.length) {
    notices.push(
      `${table.rows} rows are few for ${table.names.length} variables: weak dependence looks like independence, and edges are missed.`,
    );
  }
  if (table.kind === 'categories') {
    const [first = 1, second = 1] = table.levels.map((levels) => levels.length).sort((a, b) => b - a);
    if (table.rows < 5 * first * second) {
      notices.push(
        `The two columns with most categories make ${first * second} cells, fewer than 5 rows for each: p values are rough.`,
      );
    }
  } else if (test.name === 'Fisher z') {
    const tied = [...tiedShares(table)].filter(([, share]) => share > 0.2);
    if (tied.length > 0) {
      const names = tied.map(([name, share]) => `${name} (${Math.round(100 * share)} %)`).join(', ');
      notices.push(
        `Many rows share one value: ${names}. Fisher z supposes normal columns; compare with --scores normal and with --test g-squared --bins 4.`,
      );
    }
  }
  if (clashes.length > 0) {
    notices.push(
      `${clashes.length} colliders disagreed with others about an edge: directions near these are not to be trusted.`,
    );
  }
  const reach = descendants(graph);
  const isCyclic = graph.edges().some(({ from, to }) => {
    const [forth, back] = [reach[from * graph.size + to], reach[to * graph.size + from]];
    return forth === 1 && back === 1;
  });
  if (isCyclic) notices.push('Directed edges make a circle, which no DAG has: separators contradict each other here.');
  return notices;
}
