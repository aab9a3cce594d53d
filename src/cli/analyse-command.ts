import { commandGroup } from './add-commands.js';

/** Adds `qualia analyse` with its commands. */
export const addAnalyseCommand = commandGroup(
  'analyse',
  'Look into spaces, counts and tables of properties with instruments of statistics.',
  [
    [['associations'], async () => (await import('./analyse-associations-command.js')).addAnalyseAssociationsCommand],
    [['structure'], async () => (await import('./analyse-structure-command.js')).addAnalyseStructureCommand],
    [['factors'], async () => (await import('./analyse-factors-command.js')).addAnalyseFactorsCommand],
  ],
);
