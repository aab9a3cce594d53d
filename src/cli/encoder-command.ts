import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['eval'], async () => (await import('./encoder-eval-command.js')).addEncoderEvalCommand],
  [['train'], async () => (await import('./encoder-train-command.js')).addEncoderTrainCommand],
];

/** Adds `qualia encoder` with its commands: eval, train. */
export async function addEncoderCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const encoder = program
    .command('encoder')
    .description('Train a small encoder of our own on any corpus, and see how well it finds hidden words.');
  await addCommands(encoder, context, { modules, args });
}
