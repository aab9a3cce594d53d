import type { Command } from 'commander';
import { addBenchDescribeCommand } from './bench-describe-command.js';
import { addBenchListCommand } from './bench-list-command.js';
import type { CommandContext } from './command-context.js';

/** Adds `qualia bench` with its commands: what tasks there are, and what is known of their data. */
export function addBenchCommand(program: Command, context: CommandContext): void {
  const bench = program.command('bench').description('Evaluation: what tasks there are, and what is known of their data.');
  addBenchListCommand(bench);
  addBenchDescribeCommand(bench, context);
  for (const command of bench.commands) {
    const options = command.options.map(({ long }) => long).join(', ');
    command.showHelpAfterError(`The options are ${options}; "qualia bench ${command.name()} --help" explains them.`);
  }
  bench.showHelpAfterError(`The commands of bench are ${bench.commands.map((command) => command.name()).join(', ')}, help.`);
}
