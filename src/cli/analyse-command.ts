import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['associations'], async () => (await import('./analyse-associations-command.js')).addAnalyseAssociationsCommand],
  [['structure'], async () => (await import('./analyse-structure-command.js')).addAnalyseStructureCommand],
  [['factors'], async () => (await import('./analyse-factors-command.js')).addAnalyseFactorsCommand],
];

/** Adds `qualia analyse` with its commands. */
export async function addAnalyseCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const analyse = program
    .command('analyse')
    .description('Look into spaces, counts and tables of properties with instruments of statistics.');
  await addCommands(analyse, context, { modules, args });
}
