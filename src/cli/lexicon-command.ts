import { editingVerbs } from '../lexicon/checks/repair-command.js';
import { commandGroup } from './add-commands.js';

/** Adds `qualia lexicon` with its commands. */
export const addLexiconCommand = commandGroup(
  'lexicon',
  'Say what is in a lexicon, check it, change its format, and edit it in a store.',
  [
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
  ],
);
