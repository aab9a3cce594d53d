import { commandGroup } from './add-commands.js';

/** Adds `qualia verb` with its commands: build, show, train. */
export const addVerbCommand = commandGroup(
  'verb',
  'Build, learn and look at the meanings of verbs from their arguments.',
  [
    [['build'], async () => (await import('./verb-build-command.js')).addVerbBuildCommand],
    [['show'], async () => (await import('./verb-show-command.js')).addVerbShowCommand],
    [['train'], async () => (await import('./verb-train-command.js')).addVerbTrainCommand],
  ],
);
