import { type Command, CommanderError } from 'commander';
import { OptionError, QualiaError, UnknownWordError } from '../errors.js';
import { vocabularyName } from '../llm/encoder/word-codes.js';
import { describeDiskTrouble } from '../matrix/disk-trouble.js';
import { CommandError, Interrupted } from './command-error.js';
import { commandPath } from './command-examples.js';
import { createProgram, listCommands } from './create-program.js';
import { isOutOfMemory, memoryAdvice } from './little-memory.js';
import { OutputError } from './output-error.js';
import { showControls } from './show-controls.js';

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
 * @param options.stop stops the command; an OutputError as its reason is not printed, since the output is watched elsewhere.
 */
export async function runCli(
  args: readonly string[],
  options: { readonly stop?: AbortController } = {},
): Promise<number> {
  const { stop = new AbortController() } = options;
  const onInterrupt = (): void => stop.abort(new Interrupted());
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  let code: number = exitCodes.success;
  const reportFindings = (): void => {
    code = exitCodes.findings;
  };
  const program = await createProgram({ signal: stop.signal, reportFindings }, args);
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
    if (error instanceof OutputError || stop.signal.reason instanceof OutputError) return exitCodes.failure;
    return report(error, running);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function report(error: unknown, command: Command): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.failure;
  process.stderr.write(describeFailure(error, command));
  return error instanceof Interrupted ? exitCodes.interrupted : exitCodes.failure;
}

/**
 * Tells an error in two lines: of what qualia throws, of what the system says of disks and memory; of any other in its
 * stack. With the command that ran, options are named as they are typed.
 */
export function describeFailure(error: unknown, command?: Command): string {
  if (error instanceof QualiaError) {
    const told = error instanceof OptionError && command !== undefined ? nameAsTyped(error, command) : error;
    return showControls(`qualia: ${told.message}\n${adviceFor(told, command)}\n`);
  }
  if (!(error instanceof Error)) return `${String(error)}\n`;
  const trouble = describeDiskTrouble(error);
  if (trouble !== undefined) {
    const { code, syscall, path = 'a file' } = error as NodeJS.ErrnoException;
    return showControls(`qualia: Cannot use ${path}: ${trouble.problem} (${code}, ${syscall}).\n${trouble.advice}\n`);
  }
  if (isOutOfMemory(error)) return `qualia: There is not enough memory: ${error.message}.\n${memoryAdvice}\n`;
  return `${error.stack ?? error.message}\n`;
}

/** Names the option of an error as it is typed, where the library named it as programs do: `contextSmoothing`. */
function nameAsTyped(error: OptionError, command: Command): OptionError {
  const option = command.options.find((known) => known.attributeName() === error.option);
  return option?.long == null ? error : new OptionError(option.long, error.value, error.allowed);
}

function adviceFor(error: QualiaError, command: Command | undefined): string {
  if (error instanceof UnknownWordError) {
    return error.place === vocabularyName
      ? 'Ask for a word that the encoder was trained with, or train one on texts that have it.'
      : 'Ask for a word that is there; the command takes lemmas, not inflected forms.';
  }
  if (error instanceof OptionError) {
    return `Run "${command === undefined ? 'qualia' : commandPath(command)} --help" to see every option with its default.`;
  }
  if (error instanceof CommandError) return error.advice;
  return `Error code ${error.code}.`;
}
