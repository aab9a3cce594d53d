import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['build'], async () => (await import('./verb-build-command.js')).addVerbBuildCommand],
  [['show'], async () => (await import('./verb-show-command.js')).addVerbShowCommand],
  [['train'], async () => (await import('./verb-train-command.js')).addVerbTrainCommand],
];

/** Adds `qualia verb` with its commands: build, show, train. */
export async function addVerbCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const verb = program
    .command('verb')
    .description('Build, learn and look at the meanings of verbs from their arguments.');
  await addCommands(verb, context, { modules, args });
}
