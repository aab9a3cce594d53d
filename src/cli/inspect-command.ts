import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addInspectAttentionCommand } from './inspect-attention-command.js';
import { addInspectCircuitCommand } from './inspect-circuit-command.js';
import { addInspectWaywardnessCommand } from './inspect-waywardness-command.js';
import { addInspectWordsCommand } from './inspect-words-command.js';

/** Adds `qualia inspect` with its commands: attention, circuit, waywardness, words. */
export function addInspectCommand(program: Command, context: CommandContext): void {
  const inspect = program
    .command('inspect')
    .description(
      'Look into a trained encoder: what its words look at, what carries what it does, and how little nearest words tell.',
    );
  addInspectAttentionCommand(inspect, context);
  addInspectCircuitCommand(inspect, context);
  addInspectWaywardnessCommand(inspect, context);
  addInspectWordsCommand(inspect, context);
}
