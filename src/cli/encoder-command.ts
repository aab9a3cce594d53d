import { commandGroup } from './add-commands.js';

/** Adds `qualia encoder` with its commands: eval, train. */
export const addEncoderCommand = commandGroup(
  'encoder',
  'Train a small encoder of our own on any corpus, and see how well it finds hidden words.',
  [
    [['eval'], async () => (await import('./encoder-eval-command.js')).addEncoderEvalCommand],
    [['train'], async () => (await import('./encoder-train-command.js')).addEncoderTrainCommand],
  ],
);
