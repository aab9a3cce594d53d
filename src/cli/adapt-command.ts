import { commandGroup } from './add-commands.js';

/** Adds `qualia adapt` with its commands. */
export const addAdaptCommand = commandGroup(
  'adapt',
  'Steer an encoder to a register, a relation, a facet, labels or preferred words by a few numbers of their own; the encoder stays as it is.',
  [
    [['labels'], async () => (await import('./adapt-labels-command.js')).addAdaptLabelsCommand],
    [['merge'], async () => (await import('./adapt-merge-command.js')).addAdaptMergeCommand],
    [['pairs'], async () => (await import('./adapt-pairs-command.js')).addAdaptPairsCommand],
    [['preferences'], async () => (await import('./adapt-preferences-command.js')).addAdaptPreferencesCommand],
    [['words'], async () => (await import('./adapt-words-command.js')).addAdaptWordsCommand],
  ],
);
