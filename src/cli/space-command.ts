import { commandGroup } from './add-commands.js';

/** Adds `qualia space` with its commands: build, extend, info, view. */
export const addSpaceCommand = commandGroup(
  'space',
  'Make spaces from text, and others from them; say what made one.',
  [
    [['build'], async () => (await import('./space-build-command.js')).addSpaceBuildCommand],
    [['extend'], async () => (await import('./space-extend-command.js')).addSpaceExtendCommand],
    [['info'], async () => (await import('./space-info-command.js')).addSpaceInfoCommand],
    [['view'], async () => (await import('./space-view-command.js')).addSpaceViewCommand],
  ],
);
