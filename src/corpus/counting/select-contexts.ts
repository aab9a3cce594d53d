import { setImmediate } from 'node:timers/promises';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { type ContextCounts, compareText, type PruneOptions, pruneDefaults } from '../count-contexts.js';
import { Vocabulary } from '../vocabulary.js';
import { columnsToRows } from './columns-to-rows.js';
import { type ContextRunFile, openContextRun } from './read-context-run.js';

/** Options of {@link selectContexts}. */
export interface SelectContextsOptions extends PruneOptions {
  /** Names the counts in messages; default `corpus`. */
  readonly name?: string;
  /** Which targets may be kept at all; default all. */
  readonly isTarget?: (label: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Contexts that are read between two looks at the signal. */
const contextsPerTurn = 1 << 14;

/**
 * Reads the frequent targets of a context run and the contexts shared by the most distinct of them (Turney 2012, section
 * 4), or the most frequent ones, in two passes over the file.
 *
 * The result equals that of `pruneCounts` on the same counts. In memory lie the targets and the selected contexts with
 * their counts, never all contexts.
 *
 * @throws OptionError when an option is out of range; FileFormatError when the run is damaged.
 * @example
 * const counts = await selectContexts('counts/domain.run', { minimumTargetCount: 100, minimumContextTargets: 5 });
 */
export async function selectContexts(path: string, options: SelectContextsOptions = {}): Promise<ContextCounts> {
  const { name = 'corpus', isTarget = () => true } = options;
  const limits = pruneDefaults(options);
  const run = await openContextRun(path);
  try {
    const targets = keepTargets(run, (label, sum) => sum >= limits.minimumTargetCount && isTarget(label));
    const chosen = await chooseContexts(run, targets.rows, { ...limits, signal: options.signal });
    return {
      targets: new Vocabulary(`the ${name} targets`, targets.labels),
      contexts: new Vocabulary(
        `the ${name} contexts`,
        chosen.map(({ context }) => context),
      ),
      matrix: await collectCells(run, targets, chosen, options.signal),
    };
  } finally {
    await run.close();
  }
}

/** The kept targets by name, and the row of each target of the run, -1 where it is left out. */
interface KeptTargets {
  readonly labels: readonly string[];
  readonly rows: Int32Array;
}

function keepTargets(run: ContextRunFile, isKept: (label: string, sum: number) => boolean): KeptTargets {
  const labels = run.targetLabels();
  const kept = labels
    .map((label, number) => ({ label, number }))
    .filter(({ label, number }) => isKept(label, run.sums[number]))
    .sort((a, b) => compareText(a.label, b.label));
  const rows = new Int32Array(labels.length).fill(-1);
  kept.forEach(({ number }, row) => {
    rows[number] = row;
  });
  return { labels: kept.map(({ label }) => label), rows };
}

/** A context with the number of kept targets that share it, and its place among the contexts of the run. */
interface ChosenContext {
  readonly context: string;
  readonly shared: number;
  /** What it is selected by: `shared`, or how often it occurs with kept targets. */
  readonly merit: number;
  readonly place: number;
}

/** Which of two contexts is kept rather: the one with more merit, else the first by name. */
function compareChosen(a: ChosenContext, b: ChosenContext): number {
  return b.merit - a.merit || compareText(a.context, b.context);
}

async function chooseContexts(
  run: ContextRunFile,
  rows: Int32Array,
  limits: Required<PruneOptions> & { readonly signal: AbortSignal | undefined },
): Promise<ChosenContext[]> {
  const { minimumContextTargets, maximumContexts, contextSelection, signal } = limits;
  const byTargets = contextSelection === 'targets';
  let best: ChosenContext[] = [];
  // What has less merit than the last of a full list cannot enter it, so most contexts never become texts.
  let least = 0;
  const cursor = run.read();
  for (let place = 0; cursor.next(); place++) {
    if (place % contextsPerTurn === 0) await takeTurn(signal);
    if (cursor.length < (byTargets ? Math.max(least, minimumContextTargets) : minimumContextTargets)) continue;
    let shared = 0;
    let count = 0;
    for (let cell = 0; cell < cursor.length; cell++) {
      if (rows[cursor.targets[cell]] === -1) continue;
      shared++;
      count += cursor.counts[cell];
    }
    const merit = byTargets ? shared : count;
    if (shared < minimumContextTargets || merit < least) continue;
    best.push({ context: cursor.context, shared, merit, place });
    if (best.length < 2 * maximumContexts) continue;
    best = best.sort(compareChosen).slice(0, maximumContexts);
    least = best[maximumContexts - 1].merit;
  }
  return best.sort(compareChosen).slice(0, maximumContexts);
}

/** Collects the cells column by column, as they come, and turns them into rows. */
async function collectCells(
  run: ContextRunFile,
  { labels, rows }: KeptTargets,
  chosen: readonly ChosenContext[],
  signal: AbortSignal | undefined,
): Promise<SparseMatrix> {
  const starts = new Float64Array(chosen.length + 1);
  chosen.forEach(({ shared }, column) => {
    starts[column + 1] = starts[column] + shared;
  });
  const nonzeros = starts[chosen.length];
  const cellRows = new Int32Array(nonzeros);
  const cellCounts = new Float32Array(nonzeros);
  const wanted = chosen.map(({ place }, column) => ({ place, column })).sort((a, b) => a.place - b.place);
  const cursor = run.read();
  let next = 0;
  for (let place = 0; next < wanted.length && cursor.next(); place++) {
    if (place % contextsPerTurn === 0) await takeTurn(signal);
    if (place !== wanted[next].place) continue;
    let entry = starts[wanted[next].column];
    next++;
    for (let cell = 0; cell < cursor.length; cell++) {
      const row = rows[cursor.targets[cell]];
      if (row === -1) continue;
      cellRows[entry] = row;
      cellCounts[entry++] = cursor.counts[cell];
    }
  }
  return columnsToRows({ starts, rows: cellRows, counts: cellCounts }, labels.length);
}

async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
