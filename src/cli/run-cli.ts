import { Command, CommanderError } from 'commander';
import { OptionError, QualiaError, UnknownWordError } from '../errors.js';
import { vocabularyName } from '../llm/encoder/word-codes.js';
import { addAdaptCommand } from './adapt-command.js';
import { addAnalyseCommand } from './analyse-command.js';
import { addBenchCommand } from './bench-command.js';
import type { CommandContext } from './command-context.js';
import { CommandError, Interrupted } from './command-error.js';
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
import { showControls } from './show-controls.js';
import { addSolveCommand } from './solve-command.js';
import { addSpaceCommand } from './space-command.js';
import { addTourCommand } from './tour-command.js';
import { addVerbCommand } from './verb-command.js';

/** The exit codes: all went well, the command reports findings, it could not do its work, it was stopped. */
export const exitCodes = { success: 0, findings: 1, failure: 2, interrupted: 130 } as const;

/**
 * Runs the command line and returns the exit code.
 *
 * Known errors are printed in two lines on standard error; of unknown ones the stack is kept.
 *
 * @param args the arguments after the name of the program.
 */
export async function runCli(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new Interrupted());
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  let code: number = exitCodes.success;
  const reportFindings = (): void => {
    code = exitCodes.findings;
  };
  try {
    await createProgram({ signal: stop.signal, reportFindings }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function createProgram(context: CommandContext): Command {
  const program = new Command('qualia')
    .description('Computational semantics: dual spaces, compositional sentences, word senses.')
    .version(readPackageVersion())
    .configureOutput({
      outputError: (text, write) => write(showControls(`qualia: ${text.replace(/^error: /, '').trim()}\n`)),
    })
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureHelp({ sortSubcommands: true });
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
  program.showHelpAfterError(`The commands are ${program.commands.map((command) => command.name()).join(', ')}, help.`);
  return program;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.failure;
  if (!(error instanceof QualiaError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.failure;
  }
  process.stderr.write(showControls(`qualia: ${error.message}\n${adviceFor(error)}\n`));
  return error instanceof Interrupted ? exitCodes.interrupted : exitCodes.failure;
}

function adviceFor(error: QualiaError): string {
  if (error instanceof UnknownWordError) {
    return error.place === vocabularyName
      ? 'Ask for a word that the encoder was trained with, or train one on texts that have it.'
      : 'Ask for a word that is there; the command takes lemmas, not inflected forms.';
  }
  if (error instanceof OptionError) return 'Run the command with --help to see every option with its default.';
  if (error instanceof CommandError) return error.advice;
  return `Error code ${error.code}.`;
}
