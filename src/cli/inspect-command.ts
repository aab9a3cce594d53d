import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['attention'], async () => (await import('./inspect-attention-command.js')).addInspectAttentionCommand],
  [['circuit'], async () => (await import('./inspect-circuit-command.js')).addInspectCircuitCommand],
  [['waywardness'], async () => (await import('./inspect-waywardness-command.js')).addInspectWaywardnessCommand],
  [['words'], async () => (await import('./inspect-words-command.js')).addInspectWordsCommand],
];

/** Adds `qualia inspect` with its commands: attention, circuit, waywardness, words. */
export async function addInspectCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const inspect = program
    .command('inspect')
    .description(
      'Look into a trained encoder: what its words look at, what carries what it does, and how little nearest words tell.',
    );
  await addCommands(inspect, context, { modules, args });
}
