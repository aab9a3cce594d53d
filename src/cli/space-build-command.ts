import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { readInputStamps } from '../corpus/counting/read-input-stamps.js';
import { buildSpaces, buildSpacesFromRows } from '../embedded/build-spaces.js';
import { buildSpacesOnSpark } from '../embedded/build-spaces-on-spark.js';
import type { EnglishCountingOptions } from '../embedded/english-counting.js';
import type { BuildProgress, BuildRecord } from '../embedded/finish-build.js';
import type { SpaceMaking } from '../embedded/make-space.js';
import { prepareSparkBuild } from '../embedded/prepare-spark-build.js';
import { quoteArgument } from '../engine/quote-argument.js';
import { type FileFormatError, OptionError, QualiaError } from '../errors.js';
import { addBuildOptions, type BuildFlags } from './build-options.js';
import { type BuildStatus, createBuildStatus } from './build-status.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { createCommandEngine } from './command-engine.js';
import { CommandError, Interrupted } from './command-error.js';
import { chooseContexts } from './context-choices.js';
import { openCountedSource } from './corpus-source.js';
import { formatBytes } from './format-bytes.js';
import { openSparkSource } from './open-spark-source.js';
import { plainTable } from './plain-table.js';
import { readPhrases } from './read-phrases.js';
import { readWordList } from './read-word-list.js';
import { requireOutsideOf } from './require-out-file.js';
import { checkSparkFlags, sparkOptionsOf } from './spark-options.js';

/** The most messages of bad records that are printed as they come. */
const mostMessages = 20;

/** Adds `qualia space build`: spaces from a corpus. */
export function addSpaceBuildCommand(space: Command, context: CommandContext): void {
  const build = space
    .command('build')
    .description(
      'Build spaces from an English corpus: count contexts in one pass, select, weight, reduce. Stopped at any ' +
        'time, the same command goes on where it was.',
    )
    .argument(
      '<corpus...>',
      'ids of fetched corpora, or paths of files, folders or archives; with Spark also addresses',
    )
    .requiredOption('--out <folder>', 'where counts, spaces, tables and build.json go');
  addBuildOptions(build);
  build.action((corpus: string[], flags: BuildFlags) => runBuild(corpus, flags, context));
}

async function runBuild(corpus: string[], flags: BuildFlags, context: CommandContext): Promise<void> {
  const { signal, reportFindings } = context;
  const { out, skipBad, threads, json } = flags;
  if (out === '') throw new OptionError('--out', out, 'the path of a folder');
  await requireOutsideOf(
    '--out',
    out,
    corpus.filter((path) => existsSync(path)),
  );
  if (flags.phrases !== undefined && flags.targetTags) {
    const found =
      '--phrases is given with --target-tags, but phrases are named by lemmas without their part of speech.';
    throw new CommandError('OPTION', found, 'Leave one of them out.');
  }
  const { minimumFrequency, minimumTargetCount, minimumContextTargets, maximumContexts, weighting } = flags;
  const { contextSelection, contextSmoothing, shift, rank, exponent, seed } = flags;
  const limits = { minimumFrequency, minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection };
  const counting = {
    contexts: chooseContexts(flags.contexts, flags),
    targets: await readTargets(flags.targets),
    // Without tags the options are those of builds from before there were any, which then go on.
    ...(flags.targetTags && { targetTags: true }),
    multiwords: flags.multiwords,
    tuples: flags.tuples,
    ...(flags.phrases !== undefined && { phrases: await readPhrases(flags.phrases, flags.minimumPhraseCount) }),
  };
  const plan: BuildPlan = {
    counting,
    making: { ...limits, weighting, contextSmoothing, shift, rank, exponent, seed, threads },
  };
  checkSparkFlags(flags);
  if (flags.dryRun) return await printJob(corpus, flags, plan);
  const status = createBuildStatus(process.stderr);
  try {
    const record = await build(corpus, flags, plan, { signal, status });
    status.stop();
    if (record.counts.badRecords > 0) reportFindings();
    process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : formatRecord(record, out));
  } catch (error) {
    if (error instanceof QualiaError && error.code === 'FILE_FORMAT' && !skipBad) {
      const advice = 'Give --skip-bad to leave out what is damaged; what is counted so far is kept.';
      throw new CommandError(error.code, error.message, advice, { cause: error });
    }
    if (error instanceof OptionError && error.option === 'folder') throw new OptionError('--out', out, error.allowed);
    if (!signal.aborted || error !== signal.reason) throw error;
    throw new Interrupted(
      `Stopped; what is counted stays in ${out}.`,
      'Run the same command again to go on from there.',
    );
  } finally {
    status.stop();
  }
}

/** What is counted and made. */
interface BuildPlan {
  readonly counting: EnglishCountingOptions;
  readonly making: SpaceMaking;
}

async function build(
  corpus: readonly string[],
  flags: BuildFlags,
  plan: BuildPlan,
  { signal, status }: { readonly signal: AbortSignal; readonly status: BuildStatus },
): Promise<BuildRecord> {
  const { out, skipBad, threads, memory, mono } = flags;
  const tell = (notes: readonly string[]): void => {
    for (const note of notes) process.stderr.write(`${note}\n`);
  };
  const common = {
    ...plan,
    mono,
    engine: createCommandEngine(1),
    signal,
    onProgress: (progress: BuildProgress) => status.update(progress),
  };
  if (flags.engine === 'spark') {
    const { notes, ...source } = await openSparkSource(corpus, flags);
    tell(notes);
    return await buildSpacesOnSpark(out, {
      ...common,
      ...source,
      ...sparkBuildOptions(flags),
      results: flags.results,
    });
  }
  if (flags.engine === 'rows') {
    const { name = basename(corpus[0] ?? '') } = flags;
    const inputs = await readInputStamps(corpus);
    return await buildSpacesFromRows(corpus, out, { ...common, name, inputs, threads, memory });
  }
  const { reader, inputs, settings, notes } = await openCountedSource(corpus, flags);
  tell(notes);
  let bad = 0;
  const onBad = ({ message }: FileFormatError): void => {
    bad++;
    if (bad <= mostMessages) process.stderr.write(`left out: ${message}\n`);
  };
  return await buildSpaces(reader, out, {
    ...common,
    inputs,
    settings,
    threads,
    memory,
    onBad: skipBad ? onBad : undefined,
  });
}

function sparkBuildOptions(flags: BuildFlags) {
  const { skipBad, memory, work, node } = flags;
  // Half of the memory is for text in the engine of this machine.
  return { skipBad, taskMemory: memory / 2, spark: sparkOptionsOf(flags), work, node };
}

/** Writes the job and prints it. */
async function printJob(corpus: readonly string[], flags: BuildFlags, plan: BuildPlan): Promise<void> {
  const { sources, notes } = await openSparkSource(corpus, flags);
  for (const note of notes) process.stderr.write(`${note}\n`);
  const job = await prepareSparkBuild(flags.out, { ...plan, inputs: sources, ...sparkBuildOptions(flags) });
  const { program, arguments: rest, environment } = job.command;
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${quoteArgument(value)} `);
  const command = variables.join('') + [program, ...rest].map(quoteArgument).join(' ');
  process.stdout.write(
    [
      `-- Counts go to ${job.work}; executors need Node and ${job.files.archive}, unpacked as the folder qualia.`,
      '',
      job.sql,
      `-- ${command}`,
      '',
    ].join('\n'),
  );
}

/** Reads `--targets`: a name, or a file of lemmas, one a line. */
async function readTargets(targets: string): Promise<'words' | 'wordnet' | string[]> {
  if (targets === 'words' || targets === 'wordnet') return targets;
  const words = await readWordList('--targets', targets, 'words, wordnet');
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

function formatRecord({ counts, spaces, seconds, peakMemory }: BuildRecord, out: string): string {
  const colours = coloursOf(process.stdout);
  const number = (value: number): string => value.toLocaleString('en-US');
  const rows = spaces.map(({ name, targets, contexts, nonzeros, rank }) => [
    name,
    ...[targets, contexts, nonzeros, rank].map(number),
  ]);
  const skipped = counts.badRecords === 0 ? '' : ` Left out as damaged: ${number(counts.badRecords)}.`;
  return [
    `${number(counts.tokens)} tokens in ${number(counts.units)} sentences.${skipped}`,
    plainTable(['space', 'targets', 'contexts', 'nonzeros', 'rank'], rows, { right: [1, 2, 3, 4], colours }),
    `Written to ${out} in ${seconds.toFixed(1)} s, peak memory ${formatBytes(peakMemory)}.`,
    '',
  ].join('\n');
}
