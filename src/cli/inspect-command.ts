import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addInspectAttentionCommand } from './inspect-attention-command.js';
import { addInspectWaywardnessCommand } from './inspect-waywardness-command.js';
import { addInspectWordsCommand } from './inspect-words-command.js';

/** Adds `qualia inspect` with its commands: attention, waywardness, words. */
export function addInspectCommand(program: Command, context: CommandContext): void {
  const inspect = program
    .command('inspect')
    .description(
      'Look into a small encoder: what its words look at, and how little the nearest words of a vector tell.',
    );
  addInspectAttentionCommand(inspect, context);
  addInspectWaywardnessCommand(inspect, context);
  addInspectWordsCommand(inspect, context);
  const names = inspect.commands.map((command) => command.name()).join(', ');
  inspect.showHelpAfterError(`The commands of "qualia inspect" are ${names}.`);
}
