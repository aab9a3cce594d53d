import { requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { edgeText, type MixedGraph } from './mixed-graph.js';
import { type CategoryTable, type NumberTable, selectRows } from './property-table.js';
import { createPause, type WatchOptions } from './search-options.js';

/** How {@link bootstrap} draws rows. */
export interface BootstrapOptions extends WatchOptions {
  /** How many tables are drawn, from 1; default 100. */
  readonly times?: number;
  /** Chooses the rows; default 1. */
  readonly seed?: number;
  /**
   * Draws as many `rows` as there are with replacement (Friedman, Goldszmidt & Wyner 1999), or a `half` of them without (Meinshausen &
   * Bühlmann 2010); default `rows`. Rows drawn twice make variables look more dependent than they are; a half has less power instead.
   */
  readonly draw?: 'rows' | 'half';
}

/** How often two variables were joined in graphs of drawn rows. */
export interface EdgeFrequency {
  readonly from: number;
  readonly to: number;
  /** The share of graphs in which the two were joined, 0 to 1. */
  readonly joined: number;
  /** The share of graphs that had the edge with certain marks, by its three signs such as `-->`. */
  readonly edges: ReadonlyMap<string, number>;
}

/**
 * Learns graphs of rows drawn by chance from a table, and returns for each pair that was ever joined how often it was, in the order of variables.
 *
 * @param learn makes a graph of a table that has the variables of the one given, in its order.
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 * @example await bootstrap(table, async (drawn) => (await pc(fisherZ(drawn))).graph, { times: 200 })
 */
export async function bootstrap<Table extends NumberTable | CategoryTable>(
  table: Table,
  learn: (drawn: Table) => MixedGraph | Promise<MixedGraph>,
  options: BootstrapOptions = {},
): Promise<EdgeFrequency[]> {
  const { times = 100, seed = 1, draw = 'rows', signal, onProgress } = options;
  requireWhole('times', times, 1);
  const random = createRandom(seed);
  const pause = createPause(signal);
  const counts = new Map<string, { readonly from: number; readonly to: number; readonly edges: Map<string, number> }>();
  for (let time = 0; time < times; time++) {
    onProgress?.('drawn tables', time / times);
    const rows = draw === 'rows' ? drawAll(table.rows, random.integer) : drawHalf(table.rows, random.integer);
    const graph = await learn(selectRows(table, rows));
    for (const edge of graph.edges()) {
      const { from, to } = edge;
      const key = `${from} ${to}`;
      const count = counts.get(key) ?? { from, to, edges: new Map<string, number>() };
      const signs = edgeText(edge);
      count.edges.set(signs, (count.edges.get(signs) ?? 0) + 1);
      counts.set(key, count);
    }
    const waiting = pause();
    if (waiting !== undefined) await waiting;
  }
  return [...counts.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, edges }) => {
      const joined = [...edges.values()].reduce((sum, count) => sum + count, 0) / times;
      const shares = [...edges]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([signs, count]) => [signs, count / times] as const);
      return { from, to, joined, edges: new Map(shares) };
    });
}

function drawAll(rows: number, integer: (limit: number) => number): Uint32Array {
  return Uint32Array.from({ length: rows }, () => integer(rows)).sort();
}

function drawHalf(rows: number, integer: (limit: number) => number): Uint32Array {
  const places = Uint32Array.from({ length: rows }, (_, row) => row);
  const half = Math.floor(rows / 2);
  for (let i = 0; i < half; i++) {
    const j = i + integer(rows - i);
    [places[i], places[j]] = [places[j], places[i]];
  }
  return places.slice(0, half).sort();
}
