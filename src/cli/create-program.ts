import { Command, type CommanderError, type Option } from 'commander';
import { addCommands, type CommandModule } from './add-commands.js';
import type { CommandContext } from './command-context.js';
import { listExamples } from './command-examples.js';
import { readPackageVersion } from './package-version.js';
import { usageError } from './usage-error.js';

const modules: readonly CommandModule[] = [
  [['adapt'], async () => (await import('./adapt-command.js')).addAdaptCommand],
  [['analyse'], async () => (await import('./analyse-command.js')).addAnalyseCommand],
  [['bench'], async () => (await import('./bench-command.js')).addBenchCommand],
  [['compare'], async () => (await import('./compare-command.js')).addCompareCommand],
  [['compose'], async () => (await import('./compose-command.js')).addComposeCommand],
  [['continual'], async () => (await import('./continual-command.js')).addContinualCommand],
  [['corpus'], async () => (await import('./corpus-command.js')).addCorpusCommand],
  [['decompose'], async () => (await import('./decompose-command.js')).addDecomposeCommand],
  [['disambiguate'], async () => (await import('./disambiguate-command.js')).addDisambiguateCommand],
  [['embed'], async () => (await import('./embed-command.js')).addEmbedCommand],
  [['encoder'], async () => (await import('./encoder-command.js')).addEncoderCommand],
  [['inspect'], async () => (await import('./inspect-command.js')).addInspectCommand],
  [['lexicon'], async () => (await import('./lexicon-command.js')).addLexiconCommand],
  [['parse'], async () => (await import('./parse-command.js')).addParseCommand],
  [['phrases'], async () => (await import('./phrases-command.js')).addPhrasesCommand],
  [['providers'], async () => (await import('./providers-command.js')).addProvidersCommand],
  [['relate'], async () => (await import('./relate-command.js')).addRelateCommand],
  [['sense'], async () => (await import('./sense-command.js')).addSenseCommand],
  [['solve'], async () => (await import('./solve-command.js')).addSolveCommand],
  [['space'], async () => (await import('./space-command.js')).addSpaceCommand],
  [['tour'], async () => (await import('./tour-command.js')).addTourCommand],
  [['verb'], async () => (await import('./verb-command.js')).addVerbCommand],
];

/**
 * Makes the tree of all commands; a command line that it cannot read is thrown as a CommandError of the code `USAGE`.
 *
 * @param args what is typed behind `qualia`: where it begins with a command, the tree has that one alone.
 */
export async function createProgram(context: CommandContext, args?: readonly string[]): Promise<Command> {
  const program = new Command('qualia')
    // What stands behind the name of a command belongs to that, though the one above it has an option of the same name.
    .enablePositionalOptions()
    .description('Computational semantics: dual spaces, compositional sentences, senses.')
    .version(readPackageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'Print the help of a command.');
  const isVersionAsked = args?.length === 1 && ['-V', '--version'].includes(args[0] ?? '');
  if (!isVersionAsked) await addCommands(program, context, { modules, args });
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
