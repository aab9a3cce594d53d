import type { Command } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['list'], async () => (await import('./corpus-list-command.js')).addListCommand],
  [['fetch'], async () => (await import('./corpus-fetch-command.js')).addFetchCommand],
  [['verify'], async () => (await import('./corpus-verify-command.js')).addVerifyCommand],
  [['stats'], async () => (await import('./corpus-stats-command.js')).addStatsCommand],
  [['sample'], async () => (await import('./corpus-sample-command.js')).addSampleCommand],
];

/** Adds `qualia corpus` with its commands: what corpora there are, fetching them, looking into them. */
export async function addCorpusCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const corpus = program
    .command('corpus')
    .description('List, fetch and verify corpora, and count or sample the text of them or of your files.');
  await addCommands(corpus, context, { modules, args });
}
