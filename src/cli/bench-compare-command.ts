import type { Command } from 'commander';
import { compareResults, type ResultComparison } from '../evaluation/compare-results.js';
import type { CommandContext } from './command-context.js';
import { type OpenResult, openResults } from './open-results.js';
import { addOpenTaskOptions, type OpenTaskFlags } from './open-tasks.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';

/** Adds `qualia bench compare`: are systems different on the same items? */
export function addBenchCompareCommand(bench: Command, { signal }: CommandContext): void {
  const command = bench
    .command('compare')
    .description(
      'Compare every two systems on each task: paired bootstrap, exact McNemar, corrected for many comparisons (Holm).',
    )
    .argument('<results...>', 'results of "qualia bench run --out": files, or folders of them');
  addOutputOptions(addOpenTaskOptions(command)).action(async (paths: string[], flags: OpenTaskFlags & OutputFlags) => {
    const onNotice = (notice: string): boolean => process.stderr.write(`${notice}\n`);
    const byTask = new Map<string, OpenResult[]>();
    for (const opened of await openResults(paths, flags, { signal, onNotice })) {
      byTask.set(opened.result.task, [...(byTask.get(opened.result.task) ?? []), opened]);
    }
    const compared = [...byTask.values()].flatMap((opened) => {
      const [first] = opened;
      if (first === undefined) return [];
      const { dataset, inventory, result } = first;
      const { seed, samples } = result;
      const results = opened.map((one) => one.result);
      return compareResults(dataset, results, { seed, samples, inventory });
    });
    printRecords(compared, columns, flags);
  });
}

const columns: readonly RecordColumn<ResultComparison>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'first', value: ({ first }) => first },
  { title: 'second', value: ({ second }) => second },
  { title: 'measure', value: ({ measure }) => measure },
  { title: 'items', value: ({ items }) => items, right: true },
  {
    title: 'difference',
    value: ({ difference }) => difference,
    shown: ({ difference }) => difference.toFixed(3),
    right: true,
  },
  {
    title: '95 %',
    value: ({ interval }) =>
      interval === undefined ? '' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`,
    right: true,
  },
  { title: 'p, bootstrap', value: ({ pValue }) => pValue, shown: ({ pValue }) => pValue.toFixed(4), right: true },
  {
    title: 'bootstrap, Holm',
    value: ({ corrected }) => corrected,
    shown: ({ corrected }) => corrected.toFixed(4),
    right: true,
  },
  {
    title: 'one alone right',
    value: ({ mcnemar }) => (mcnemar === undefined ? '' : `${mcnemar.first} and ${mcnemar.second}`),
    right: true,
  },
  {
    title: 'p, McNemar',
    value: ({ mcnemar }) => mcnemar?.pValue,
    shown: ({ mcnemar }) => mcnemar?.pValue.toFixed(4) ?? '',
    right: true,
  },
  {
    title: 'McNemar, Holm',
    value: ({ mcnemar }) => mcnemar?.corrected,
    shown: ({ mcnemar }) => mcnemar?.corrected.toFixed(4) ?? '',
    right: true,
  },
];
