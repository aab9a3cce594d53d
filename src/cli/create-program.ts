import { Command, type CommanderError, type Option } from 'commander';
import { addAdaptCommand } from './adapt-command.js';
import { addAnalyseCommand } from './analyse-command.js';
import { addBenchCommand } from './bench-command.js';
import type { CommandContext } from './command-context.js';
import { listExamples } from './command-examples.js';
import { addCompareCommand } from './compare-command.js';
import { addComposeCommand } from './compose-command.js';
import { addContinualCommand } from './continual-command.js';
import { addCorpusCommand } from './corpus-command.js';
import { addDecomposeCommand } from './decompose-command.js';
import { addDisambiguateCommand } from './disambiguate-command.js';
import { addEmbedCommand } from './embed-command.js';
import { addEncoderCommand } from './encoder-command.js';
import { addInspectCommand } from './inspect-command.js';
import { addLexiconCommand } from './lexicon-command.js';
import { readPackageVersion } from './package-version.js';
import { addParseCommand } from './parse-command.js';
import { addPhrasesCommand } from './phrases-command.js';
import { addProvidersCommand } from './providers-command.js';
import { addRelateCommand } from './relate-command.js';
import { addSenseCommand } from './sense-command.js';
import { addSolveCommand } from './solve-command.js';
import { addSpaceCommand } from './space-command.js';
import { addTourCommand } from './tour-command.js';
import { usageError } from './usage-error.js';
import { addVerbCommand } from './verb-command.js';

/** Makes the tree of all commands; a command line that it cannot read is thrown as a CommandError of the code `USAGE`. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('qualia')
    // What stands behind the name of a command belongs to that, though the one above it has an option of the same name.
    .enablePositionalOptions()
    .description('Computational semantics: dual spaces, compositional sentences, senses.')
    .version(readPackageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'Print the help of a command.');
  addAdaptCommand(program, context);
  addAnalyseCommand(program, context);
  addBenchCommand(program, context);
  addCompareCommand(program, context);
  addComposeCommand(program, context);
  addContinualCommand(program, context);
  addCorpusCommand(program, context);
  addDecomposeCommand(program, context);
  addDisambiguateCommand(program, context);
  addEmbedCommand(program, context);
  addEncoderCommand(program, context);
  addInspectCommand(program, context);
  addLexiconCommand(program, context);
  addParseCommand(program, context);
  addPhrasesCommand(program, context);
  addProvidersCommand(program, context);
  addRelateCommand(program, context);
  addSenseCommand(program, context);
  addSolveCommand(program, context);
  addSpaceCommand(program, context);
  addTourCommand(program, context.signal);
  addVerbCommand(program, context);
  for (const command of listCommands(program)) setManners(command);
  return program;
}

/** Lists a command and all below it. */
export function listCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(listCommands)];
}

/** What many commands have stands behind what a command has alone, in this order. */
const sharedOptions = [
  ...['--corpora-folder', '--format', '--encoding', '--markup', '--field', '--column', '--no-header', '--include'],
  ...['--language', '--skip-bad', '--lexicon', '--if-version', '--who', '--why', '--dry-run'],
  ...['--seed', '--threads', '--cache-folder', '--explain', '--no-explain', '--json', '--tsv'],
];

/** Gives a command the help and the errors that all have, and puts its options into their order. */
function setManners(command: Command): void {
  const placeOf = ({ long, mandatory }: Option): number => (mandatory ? -2 : sharedOptions.indexOf(long ?? ''));
  (command.options as Option[]).sort((left, right) => placeOf(left) - placeOf(right));
  command
    .configureOutput({ outputError: () => {} })
    .exitOverride((error: CommanderError) => {
      const isTold = error.exitCode === 0 || error.code === 'commander.help';
      throw isTold ? error : usageError(command, error);
    })
    .helpOption('-h, --help', 'print this help')
    .configureHelp({
      sortSubcommands: true,
      subcommandDescription: (other) => firstSentence(other.description()),
      optionDescription: describeOption,
    });
  if (command.commands.length > 0) command.helpCommand('help [command]', 'Print the help of a command.');
  const examples = listExamples(command);
  if (examples.length === 0) return;
  command.addHelpText('after', `\nExample${examples.length > 1 ? 's' : ''}:\n  ${examples.join('\n  ')}`);
}

function firstSentence(text: string): string {
  return /^.*?\.(?= \p{Lu}|$)/su.exec(text)?.[0] ?? text;
}

/** Tells what an option is, whether it has to be given, what it can be and what it is unless given. */
function describeOption(option: Option): string {
  const { description, mandatory, argChoices, defaultValue, defaultValueDescription } = option;
  const facts: string[] = [];
  if (mandatory && defaultValue === undefined) facts.push('required');
  if (argChoices !== undefined) facts.push(`one of ${argChoices.join(', ')}`);
  const isDefaultTold = option.required || option.optional;
  if (isDefaultTold && defaultValueDescription !== undefined) facts.push(`default: ${defaultValueDescription}`);
  else if (isDefaultTold && defaultValue !== undefined && String(defaultValue) !== '') {
    facts.push(`default: ${String(defaultValue)}`);
  }
  return facts.length === 0 ? description : `${description} (${facts.join('; ')})`;
}
