import { commandGroup } from './add-commands.js';

/** Adds `qualia corpus` with its commands: what corpora there are, fetching them, looking into them. */
export const addCorpusCommand = commandGroup(
  'corpus',
  'List, fetch and verify corpora, and count or sample the text of them or of your files.',
  [
    [['list'], async () => (await import('./corpus-list-command.js')).addListCommand],
    [['fetch'], async () => (await import('./corpus-fetch-command.js')).addFetchCommand],
    [['verify'], async () => (await import('./corpus-verify-command.js')).addVerifyCommand],
    [['stats'], async () => (await import('./corpus-stats-command.js')).addStatsCommand],
    [['sample'], async () => (await import('./corpus-sample-command.js')).addSampleCommand],
  ],
);
