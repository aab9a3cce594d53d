import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addFetchCommand } from './corpus-fetch-command.js';
import { addListCommand } from './corpus-list-command.js';
import { addSampleCommand } from './corpus-sample-command.js';
import { addStatsCommand } from './corpus-stats-command.js';
import { addVerifyCommand } from './corpus-verify-command.js';

/** Adds `qualia corpus` with its commands: what corpora there are, fetching them, looking into them. */
export function addCorpusCommand(program: Command, context: CommandContext): void {
  const corpus = program
    .command('corpus')
    .description('List, fetch and verify corpora, and count or sample the text of them or of your files.');
  addListCommand(corpus);
  addFetchCommand(corpus, context);
  addVerifyCommand(corpus, context);
  addStatsCommand(corpus, context);
  addSampleCommand(corpus, context);
}
