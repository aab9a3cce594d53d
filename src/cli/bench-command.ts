import { commandGroup } from './add-commands.js';

/** Adds `qualia bench` with its commands: tasks and their data, scores of systems, whether these differ, reports. */
export const addBenchCommand = commandGroup(
  'bench',
  'Score systems on tasks, fetch the data of these, tell whether scores differ, and report them.',
  [
    [['list'], async () => (await import('./bench-list-command.js')).addBenchListCommand],
    [['fetch'], async () => (await import('./bench-fetch-command.js')).addBenchFetchCommand],
    [['describe'], async () => (await import('./bench-describe-command.js')).addBenchDescribeCommand],
    [['run'], async () => (await import('./bench-run-command.js')).addBenchRunCommand],
    [['compare'], async () => (await import('./bench-compare-command.js')).addBenchCompareCommand],
    [['report'], async () => (await import('./bench-report-command.js')).addBenchReportCommand],
    [['rescore'], async () => (await import('./bench-rescore-command.js')).addBenchRescoreCommand],
  ],
);
