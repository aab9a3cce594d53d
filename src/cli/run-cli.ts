import { type Command, CommanderError } from 'commander';
import { OptionError, QualiaError, UnknownWordError } from '../errors.js';
import { vocabularyName } from '../llm/encoder/word-codes.js';
import { CommandError, Interrupted } from './command-error.js';
import { commandPath } from './command-examples.js';
import { createProgram, listCommands } from './create-program.js';

/**
 * The exit codes of all commands: the work is done; it is done and something was found wrong, such as a damaged record; it
 * could not be done, or what was typed cannot be read; it was stopped from the keyboard.
 */
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
  const program = createProgram({ signal: stop.signal, reportFindings });
  let running = program;
  for (const command of listCommands(program)) {
    command.hook('preSubcommand', (_, next) => {
      running = next;
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, running);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function report(error: unknown, command: Command): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.failure;
  if (!(error instanceof QualiaError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.failure;
  }
  const told = error instanceof OptionError ? nameAsTyped(error, command) : error;
  process.stderr.write(`qualia: ${told.message}\n${adviceFor(told, command)}\n`);
  return error instanceof Interrupted ? exitCodes.interrupted : exitCodes.failure;
}

/** Names the option of an error as it is typed, where the library named it as programs do: `contextSmoothing`. */
function nameAsTyped(error: OptionError, command: Command): OptionError {
  const option = command.options.find((known) => known.attributeName() === error.option);
  return option?.long == null ? error : new OptionError(option.long, error.value, error.allowed);
}

function adviceFor(error: QualiaError, command: Command): string {
  if (error instanceof UnknownWordError) {
    return error.place === vocabularyName
      ? 'Ask for a word that the encoder was trained with, or train one on texts that have it.'
      : 'Ask for a word that is there; the command takes lemmas, not inflected forms.';
  }
  if (error instanceof OptionError) {
    return `Run "${commandPath(command)} --help" to see every option with its default.`;
  }
  if (error instanceof CommandError) return error.advice;
  return `Error code ${error.code}.`;
}
