import type { Command } from 'commander';
import { compareResults, type ResultComparison } from '../evaluation/compare-results.js';
import type { TaskResult } from '../evaluation/task-result.js';
import { addTaskDataOption, type TaskDataFlags } from './choose-tasks.js';
import { openResults } from './open-results.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';

/** Adds `qualia bench compare`: are systems different on the same items? */
export function addBenchCompareCommand(bench: Command): void {
  const command = bench
    .command('compare')
    .description('Compare every two systems on each task by a paired bootstrap, corrected for many comparisons (Holm).')
    .argument('<files...>', 'results of "qualia bench run --out"');
  addOutputOptions(addTaskDataOption(command)).action(async (paths: string[], flags: TaskDataFlags & OutputFlags) => {
    const opened = await openResults(paths, flags);
    const byTask = new Map<string, { readonly pairs: (typeof opened)[number]['pairs']; results: TaskResult[] }>();
    for (const { pairs, result } of opened) {
      const task = byTask.get(result.task) ?? { pairs, results: [] };
      task.results.push(result);
      byTask.set(result.task, task);
    }
    const compared = [...byTask.values()].flatMap(({ pairs, results }) => {
      const [{ seed, samples } = { seed: 1, samples: 10_000 }] = results;
      return compareResults(pairs, results, { seed, samples });
    });
    printRecords(compared, columns, flags);
  });
}

const columns: readonly RecordColumn<ResultComparison>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'first', value: ({ first }) => first },
  { title: 'second', value: ({ second }) => second },
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
  { title: 'p', value: ({ pValue }) => pValue, shown: ({ pValue }) => pValue.toFixed(4), right: true },
  {
    title: 'p, Holm',
    value: ({ corrected }) => corrected,
    shown: ({ corrected }) => corrected.toFixed(4),
    right: true,
  },
];
