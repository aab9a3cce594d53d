import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addVerbShowCommand } from './verb-show-command.js';

/** Adds `qualia verb` with its commands. */
export function addVerbCommand(program: Command, context: CommandContext): void {
  const verb = program.command('verb').description('Look at the matrices of verbs.');
  addVerbShowCommand(verb, context);
  const names = verb.commands.map((command) => command.name()).join(', ');
  verb.showHelpAfterError(`The commands of "qualia verb" are ${names}.`);
}
