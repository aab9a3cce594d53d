import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addVerbTrainCommand } from './verb-train-command.js';

/** Adds `qualia verb`: what is done with the arguments of verbs. */
export function addVerbCommand(program: Command, context: CommandContext): void {
  const verb = program.command('verb').description('Learn and look at the meanings of verbs from their arguments.');
  addVerbTrainCommand(verb, context);
}
