import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addVerbBuildCommand } from './verb-build-command.js';
import { addVerbShowCommand } from './verb-show-command.js';
import { addVerbTrainCommand } from './verb-train-command.js';

/** Adds `qualia verb` with its commands: build, show, train. */
export function addVerbCommand(program: Command, context: CommandContext): void {
  const verb = program
    .command('verb')
    .description('Build, learn and look at the meanings of verbs from their arguments.');
  addVerbBuildCommand(verb, context);
  addVerbShowCommand(verb, context);
  addVerbTrainCommand(verb, context);
}
