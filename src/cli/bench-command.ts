import type { Command } from 'commander';
import { addBenchCompareCommand } from './bench-compare-command.js';
import { addBenchDescribeCommand } from './bench-describe-command.js';
import { addBenchListCommand } from './bench-list-command.js';
import { addBenchRescoreCommand } from './bench-rescore-command.js';
import { addBenchRunCommand } from './bench-run-command.js';
import type { CommandContext } from './command-context.js';

/** Adds `qualia bench` with its commands: what tasks there are, what is known of their data, scores of word vectors, and whether they differ. */
export function addBenchCommand(program: Command, context: CommandContext): void {
  const bench = program
    .command('bench')
    .description(
      'Evaluation: what tasks there are, what is known of their data, scores of word vectors, and whether they differ.',
    );
  addBenchListCommand(bench);
  addBenchDescribeCommand(bench, context);
  addBenchRunCommand(bench, context);
  addBenchCompareCommand(bench, context);
  addBenchRescoreCommand(bench, context);
  for (const command of bench.commands) {
    const options = command.options.map(({ long }) => long).join(', ');
    command.showHelpAfterError(`The options are ${options}; "qualia bench ${command.name()} --help" explains them.`);
  }
  bench.showHelpAfterError(
    `The commands of bench are ${bench.commands.map((command) => command.name()).join(', ')}, help.`,
  );
}
