import type { Command } from 'commander';
import { addAdaptLabelsCommand } from './adapt-labels-command.js';
import { addAdaptMergeCommand } from './adapt-merge-command.js';
import { addAdaptPairsCommand } from './adapt-pairs-command.js';
import { addAdaptPreferencesCommand } from './adapt-preferences-command.js';
import { addAdaptWordsCommand } from './adapt-words-command.js';
import type { CommandContext } from './command-context.js';

/** Adds `qualia adapt` with its commands. */
export function addAdaptCommand(program: Command, context: CommandContext): void {
  const adapt = program
    .command('adapt')
    .description(
      'Steer an encoder to a register, a relation, a facet, labels or preferred words by a few numbers of their own; the encoder stays as it is.',
    );
  addAdaptLabelsCommand(adapt, context);
  addAdaptMergeCommand(adapt, context);
  addAdaptPairsCommand(adapt, context);
  addAdaptPreferencesCommand(adapt, context);
  addAdaptWordsCommand(adapt, context);
}
