import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['build'], async () => (await import('./space-build-command.js')).addSpaceBuildCommand],
  [['extend'], async () => (await import('./space-extend-command.js')).addSpaceExtendCommand],
  [['info'], async () => (await import('./space-info-command.js')).addSpaceInfoCommand],
  [['view'], async () => (await import('./space-view-command.js')).addSpaceViewCommand],
];

/** Adds `qualia space` with its commands: build, extend, info, view. */
export async function addSpaceCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const space = program.command('space').description('Make spaces from text, and others from them; say what made one.');
  await addCommands(space, context, { modules, args });
}
