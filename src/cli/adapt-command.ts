import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['labels'], async () => (await import('./adapt-labels-command.js')).addAdaptLabelsCommand],
  [['merge'], async () => (await import('./adapt-merge-command.js')).addAdaptMergeCommand],
  [['pairs'], async () => (await import('./adapt-pairs-command.js')).addAdaptPairsCommand],
  [['preferences'], async () => (await import('./adapt-preferences-command.js')).addAdaptPreferencesCommand],
  [['words'], async () => (await import('./adapt-words-command.js')).addAdaptWordsCommand],
];

/** Adds `qualia adapt` with its commands. */
export async function addAdaptCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const adapt = program
    .command('adapt')
    .description(
      'Steer an encoder to a register, a relation, a facet, labels or preferred words by a few numbers of their own; the encoder stays as it is.',
    );
  await addCommands(adapt, context, { modules, args });
}
