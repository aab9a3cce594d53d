import type { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { addLexiconCheckCommand } from './lexicon-check-command.js';
import { addLexiconConvertCommand } from './lexicon-convert-command.js';
import { addLexiconInfoCommand } from './lexicon-info-command.js';

/** Adds `qualia lexicon` with its commands: check, convert, info. */
export function addLexiconCommand(program: Command, context: CommandContext): void {
  const lexicon = program.command('lexicon').description('Say what is in a lexicon, check it, and change its format.');
  addLexiconCheckCommand(lexicon, context);
  addLexiconConvertCommand(lexicon, context);
  addLexiconInfoCommand(lexicon, context);
  const names = lexicon.commands.map((command) => command.name()).join(', ');
  lexicon.showHelpAfterError(`The commands of "qualia lexicon" are ${names}.`);
}
