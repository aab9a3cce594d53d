import { commandGroup } from './add-commands.js';

/** Adds `qualia inspect` with its commands: attention, circuit, waywardness, words. */
export const addInspectCommand = commandGroup(
  'inspect',
  'Look into a trained encoder: what its words look at, what carries what it does, and how little nearest words tell.',
  [
    [['attention'], async () => (await import('./inspect-attention-command.js')).addInspectAttentionCommand],
    [['circuit'], async () => (await import('./inspect-circuit-command.js')).addInspectCircuitCommand],
    [['waywardness'], async () => (await import('./inspect-waywardness-command.js')).addInspectWaywardnessCommand],
    [['words'], async () => (await import('./inspect-words-command.js')).addInspectWordsCommand],
  ],
);
