import type { Command } from 'commander';
import { editingVerbs } from '../lexicon/checks/repair-command.js';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';

const modules: readonly CommandModule[] = [
  [['check'], async () => (await import('./lexicon-check-command.js')).addLexiconCheckCommand],
  [['convert'], async () => (await import('./lexicon-convert-command.js')).addLexiconConvertCommand],
  [['info'], async () => (await import('./lexicon-info-command.js')).addLexiconInfoCommand],
  [
    ['open', 'export', 'show', 'search'],
    async () => (await import('./lexicon-store-commands.js')).addLexiconStoreCommands,
  ],
  [['evidence'], async () => (await import('./lexicon-evidence-command.js')).addLexiconEvidenceCommand],
  [Object.keys(editingVerbs), async () => (await import('./lexicon-edit-commands.js')).addLexiconEditCommands],
  [
    ['history', 'undo', 'redo', 'batch'],
    async () => (await import('./lexicon-history-commands.js')).addLexiconHistoryCommands,
  ],
  [['serve'], async () => (await import('./lexicon-serve-command.js')).addLexiconServeCommand],
  [
    ['runs', 'concordance', 'frequencies'],
    async () => (await import('./lexicon-lines-commands.js')).addLexiconLinesCommands,
  ],
  [
    ['suggestions', 'suggestion', 'accept', 'reject', 'reopen'],
    async () => (await import('./lexicon-suggestion-commands.js')).addLexiconSuggestionCommands,
  ],
];

/** Adds `qualia lexicon` with its commands. */
export async function addLexiconCommand(
  program: Command,
  context: CommandContext,
  args?: readonly string[],
): Promise<void> {
  const lexicon = program
    .command('lexicon')
    .description('Say what is in a lexicon, check it, change its format, and edit it in a store.');
  await addCommands(lexicon, context, { modules, args });
}
