import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addLexiconCheckCommand } from './lexicon-check-command.js';
import { addLexiconConvertCommand } from './lexicon-convert-command.js';
import { addLexiconEditCommands } from './lexicon-edit-commands.js';
import { addLexiconEvidenceCommand } from './lexicon-evidence-command.js';
import { addLexiconHistoryCommands } from './lexicon-history-commands.js';
import { addLexiconInfoCommand } from './lexicon-info-command.js';
import { addLexiconLinesCommands } from './lexicon-lines-commands.js';
import { addLexiconServeCommand } from './lexicon-serve-command.js';
import { addLexiconStoreCommands } from './lexicon-store-commands.js';
import { addLexiconSuggestionCommands } from './lexicon-suggestion-commands.js';

/** Adds `qualia lexicon` with its commands. */
export function addLexiconCommand(program: Command, context: CommandContext): void {
  const lexicon = program
    .command('lexicon')
    .description('Say what is in a lexicon, check it, change its format, and edit it in a store.');
  addLexiconCheckCommand(lexicon, context);
  addLexiconConvertCommand(lexicon, context);
  addLexiconInfoCommand(lexicon, context);
  addLexiconStoreCommands(lexicon, context);
  addLexiconEvidenceCommand(lexicon, context);
  addLexiconEditCommands(lexicon);
  addLexiconHistoryCommands(lexicon);
  addLexiconServeCommand(lexicon, context);
  addLexiconLinesCommands(lexicon);
  addLexiconSuggestionCommands(lexicon);
}
