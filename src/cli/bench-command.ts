import type { Command } from 'commander';
import { addBenchCompareCommand } from './bench-compare-command.js';
import { addBenchDescribeCommand } from './bench-describe-command.js';
import { addBenchFetchCommand } from './bench-fetch-command.js';
import { addBenchListCommand } from './bench-list-command.js';
import { addBenchReportCommand } from './bench-report-command.js';
import { addBenchRescoreCommand } from './bench-rescore-command.js';
import { addBenchRunCommand } from './bench-run-command.js';
import type { CommandContext } from './command-context.js';

/** Adds `qualia bench` with its commands: tasks and their data, scores of systems, whether these differ, reports. */
export function addBenchCommand(program: Command, context: CommandContext): void {
  const bench = program
    .command('bench')
    .description('Score systems on tasks, fetch the data of these, tell whether scores differ, and report them.');
  addBenchListCommand(bench, context);
  addBenchFetchCommand(bench, context);
  addBenchDescribeCommand(bench, context);
  addBenchRunCommand(bench, context);
  addBenchCompareCommand(bench, context);
  addBenchReportCommand(bench, context);
  addBenchRescoreCommand(bench, context);
}
