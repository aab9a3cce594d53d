import type { Command } from 'commander';
import type { CorpusReader, ReadOptions } from '../corpus/corpus-reader.js';
import { FileFormatError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addSourceOptions, openSource, type SourceFlags } from './open-source.js';
import { addOutputOptions, type OutputFlags } from './print-records.js';
import { createProgress } from './progress.js';
import { skipBadOption } from './shared-options.js';

/** The options of commands that read a corpus. */
export interface ReadFlags extends SourceFlags, OutputFlags {
  readonly skipBad: boolean;
}

/** Adds the argument and the options of {@link readSource} to a command. */
export function addReadOptions(command: Command): Command {
  command
    .argument('<corpus>', 'the id of a corpus that was fetched, or the path of a file, folder or archive')
    .addOption(skipBadOption());
  return addOutputOptions(addSourceOptions(command));
}

/** Records of damage that are listed one by one; of more only their number is told. */
const mostListed = 100_000;

/**
 * Opens a corpus or path, lets `work` read it with a progress bar, then lists the damaged records that were left out.
 *
 * @returns what `work` returns, and how many seconds it took.
 */
export async function readSource<Result>(
  name: string,
  flags: ReadFlags,
  { signal, reportFindings }: CommandContext,
  work: (reader: CorpusReader, reading: ReadOptions, language: string) => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number; finish(): void }> {
  const { reader, language, note } = await openSource(name, flags);
  if (note !== undefined) process.stderr.write(`${note}\n`);
  const progress = createProgress(process.stderr);
  const bad: string[] = [];
  let badRecords = 0;
  const onBad: ReadOptions['onBad'] = (error) => {
    if (badRecords++ < mostListed) bad.push(error.message);
  };
  const reading: ReadOptions = {
    signal,
    onProgress: (share) => progress.update(`reading ${reader.name}`, share),
    ...(flags.skipBad && { onBad }),
  };
  const finish = (): void => {
    if (badRecords === 0) return;
    reportFindings();
    for (const line of bad) process.stderr.write(`${line}\n`);
    if (badRecords > bad.length) process.stderr.write(`and ${badRecords - bad.length} more\n`);
    process.stderr.write(`Left out as damaged: ${badRecords} ${badRecords === 1 ? 'record' : 'records'}.\n`);
  };
  const start = performance.now();
  try {
    const result = await work(reader, reading, language);
    return { result, seconds: (performance.now() - start) / 1000, finish };
  } catch (error) {
    progress.stop();
    finish();
    if (!(error instanceof FileFormatError)) throw error;
    const advice = 'Give --skip-bad to leave out what is damaged and have it listed at the end.';
    throw new CommandError(error.code, error.message, advice, { cause: error });
  } finally {
    progress.stop();
  }
}
