import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addEncoderEvalCommand } from './encoder-eval-command.js';
import { addEncoderTrainCommand } from './encoder-train-command.js';

/** Adds `qualia encoder` with its commands: eval, train. */
export function addEncoderCommand(program: Command, context: CommandContext): void {
  const encoder = program
    .command('encoder')
    .description('Train a small encoder of our own on any corpus, and see how well it finds hidden words.');
  addEncoderEvalCommand(encoder, context);
  addEncoderTrainCommand(encoder, context);
}
