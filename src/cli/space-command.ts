import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { readInputStamps } from '../corpus/counting/read-input-stamps.js';
import { type BuildRecord, buildSpaces } from '../embedded/build-spaces.js';
import { type FileFormatError, OptionError } from '../errors.js';
import type { WeightingName } from '../space/weighting.js';
import { createBuildStatus } from './build-status.js';
import { byteSize, formatBytes } from './byte-size.js';
import { coloursOf } from './colours.js';
import { createCommandEngine } from './command-engine.js';
import { type ContextFlags, chooseContexts, contextNames } from './context-choices.js';
import { openCorpusSource } from './corpus-source.js';
import { Interrupted } from './interrupted.js';
import { plainTable } from './plain-table.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia space build`, as typed. */
interface BuildFlags extends ContextFlags {
  readonly out: string;
  readonly contexts: string;
  readonly targets: string;
  readonly multiwords: boolean;
  readonly tuples: boolean;
  readonly minimumTargetCount: number;
  readonly minimumContextTargets: number;
  readonly maximumContexts: number;
  readonly weighting: WeightingName;
  readonly contextSmoothing: number;
  readonly rank: number;
  readonly exponent: number;
  readonly seed: number;
  readonly mono: boolean;
  readonly threads: number;
  readonly memory: number;
  readonly skipBad: boolean;
  readonly json: boolean;
}

const weightings: readonly WeightingName[] = [
  'ppmi',
  'pmi',
  'localMutualInformation',
  'contextRatio',
  'inverseDocumentFrequency',
];

/** The most messages of bad records that are printed as they come. */
const mostMessages = 20;

/** Adds `qualia space` with its command `build`: spaces from a corpus. */
export function addSpaceCommand(program: Command, signal: AbortSignal): void {
  const space = program.command('space').description('Make spaces from text.');
  const build = space
    .command('build')
    .description(
      'Build spaces from an English corpus: count contexts in one pass, select, weight, reduce. Stopped at any ' +
        'time, the same command goes on where it was.',
    )
    .argument('<corpus...>', 'files or folders of text, or the id of a corpus')
    .requiredOption('--out <folder>', 'where counts, spaces, tables and build.json go');
  addContextOptions(build);
  addSpaceOptions(build);
  addWorkOptions(build);
  build.action((corpus: string[], flags: BuildFlags) => runBuild(corpus, flags, signal));
  const options = build.options.map(({ long }) => long).join(', ');
  build.showHelpAfterError(`The options are ${options}; "qualia space build --help" explains them.`);
}

function addContextOptions(build: Command): void {
  build
    .addOption(
      new Option('--contexts <kinds>', `kinds of contexts, parted by commas: ${contextNames.join(', ')}`).default(
        'domain,function',
      ),
    )
    .addOption(
      new Option('--window <n>', 'domain, role: tokens on each side').argParser(wholeNumber('--window', 1, 1000)),
    )
    .addOption(new Option('--nouns <which>', 'domain: the nearest noun or every one').choices(['nearest', 'every']))
    .addOption(
      new Option('--pattern-window <n>', 'function: tokens on each side').argParser(
        wholeNumber('--pattern-window', 1, 20),
      ),
    )
    .addOption(new Option('--radius <n>', 'window: words on each side').argParser(wholeNumber('--radius', 1, 100)))
    .addOption(new Option('--sides', 'window: tell left and right apart'))
    .addOption(
      new Option('--window-weighting <how>', 'window: what a context counts by its distance').choices([
        'flat',
        'harmonic',
        'linear',
      ]),
    )
    .addOption(
      new Option('--block-sentences <n>', 'document: sentences a context; 0 for the document').argParser(
        wholeNumber('--block-sentences', 0, 2 ** 31),
      ),
    )
    .addOption(
      new Option('--missing-tree <what>', 'dependency: what to do with sentences without a tree').choices([
        'error',
        'skip',
      ]),
    )
    .addOption(
      new Option('--targets <which>', 'words, wordnet, or a file with a lemma a line').default(
        'words',
        'words: every content word',
      ),
    )
    .addOption(
      new Option('--multiwords', 'count multiword lemmas too, besides their parts: of WordNet, or of the file').default(
        false,
      ),
    )
    .addOption(new Option('--no-tuples', 'count no verb arguments and modifiers'));
}

function addSpaceOptions(build: Command): void {
  build
    .addOption(
      new Option('--minimum-target-count <n>', 'drop targets with fewer counted contexts')
        .argParser(wholeNumber('--minimum-target-count', 0, 2 ** 31))
        .default(10),
    )
    .addOption(
      new Option('--minimum-context-targets <n>', 'drop contexts that fewer targets share')
        .argParser(wholeNumber('--minimum-context-targets', 1, 2 ** 31))
        .default(2),
    )
    .addOption(
      new Option('--maximum-contexts <n>', 'keep at most so many contexts a kind')
        .argParser(wholeNumber('--maximum-contexts', 1, 2 ** 31))
        .default(50_000),
    )
    .addOption(new Option('--weighting <name>', 'how counts are weighted').choices(weightings).default('ppmi'))
    .addOption(
      new Option('--context-smoothing <x>', 'the exponent on context counts in ppmi and pmi')
        .argParser(decimal('--context-smoothing', 0, 1))
        .default(1),
    )
    .addOption(
      new Option('--rank <k>', 'dimensions of the reduced spaces')
        .argParser(wholeNumber('--rank', 1, 5000))
        .default(300),
    )
    .addOption(
      new Option('--exponent <p>', 'the exponent on singular values')
        .argParser(decimal('--exponent', -2, 2))
        .default(0.5),
    )
    .addOption(
      new Option('--seed <n>', 'the seed of all chance').argParser(wholeNumber('--seed', 0, 2 ** 32 - 1)).default(1),
    )
    .addOption(new Option('--mono', 'also a space of domain and function contexts side by side').default(false));
}

function addWorkOptions(build: Command): void {
  build
    .addOption(
      new Option('--threads <n>', 'threads to work with; the result does not depend on it')
        .argParser(wholeNumber('--threads', 1, 1024))
        .default(availableParallelism(), 'the number of processors'),
    )
    .addOption(
      new Option('--memory <size>', 'memory for counts, besides the annotators: 512M, 4G')
        .argParser(byteSize('--memory', 2 ** 22))
        .default(2 ** 30, '1G'),
    )
    .addOption(new Option('--resume', 'go on with what an earlier call has counted; always so').default(true))
    .addOption(new Option('--skip-bad', 'leave damaged records out and report them').default(false))
    .addOption(new Option('--json', 'print the build record as JSON').default(false));
}

async function runBuild(corpus: string[], flags: BuildFlags, signal: AbortSignal): Promise<void> {
  const { out, skipBad, threads, memory, json } = flags;
  if (out === '') throw new OptionError('--out', out, 'the path of a folder');
  const { minimumTargetCount, minimumContextTargets, maximumContexts, weighting } = flags;
  const { contextSmoothing, rank, exponent, seed } = flags;
  const limits = { minimumTargetCount, minimumContextTargets, maximumContexts };
  const counting = {
    contexts: chooseContexts(flags.contexts, flags),
    targets: await readTargets(flags.targets),
    multiwords: flags.multiwords,
    tuples: flags.tuples,
  };
  const reader = openCorpusSource(corpus);
  const inputs = await readInputStamps(corpus);
  const status = createBuildStatus(process.stderr);
  let bad = 0;
  const onBad = ({ message }: FileFormatError): void => {
    bad++;
    if (bad <= mostMessages) process.stderr.write(`left out: ${message}\n`);
  };
  try {
    const record = await buildSpaces(reader, out, {
      counting,
      making: { ...limits, weighting, contextSmoothing, rank, exponent, seed, threads },
      mono: flags.mono,
      inputs,
      threads,
      memory,
      engine: createCommandEngine(1),
      signal,
      onBad: skipBad ? onBad : undefined,
      onProgress: (progress) => status.update(progress),
    });
    status.stop();
    process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : formatRecord(record, out));
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    throw new Interrupted(
      `Stopped; what is counted stays in ${out}.`,
      'Run the same command again to go on from there.',
    );
  } finally {
    status.stop();
  }
}

/** Reads `--targets`: a name, or a file of lemmas, one a line. */
async function readTargets(targets: string): Promise<'words' | 'wordnet' | string[]> {
  if (targets === 'words' || targets === 'wordnet') return targets;
  const text = await readFile(targets, 'utf8').catch((cause: unknown) => {
    throw new OptionError(
      '--targets',
      targets,
      `words, wordnet, or a file that can be read: ${(cause as Error).message}`,
    );
  });
  const lemmas = text.split(/\r?\n|\r/).map((line) =>
    line
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  return [...new Set(lemmas)].filter((lemma) => lemma !== '');
}

function formatRecord({ counts, spaces, seconds, peakMemory }: BuildRecord, out: string): string {
  const colours = coloursOf(process.stdout);
  const number = (value: number): string => value.toLocaleString('en-US');
  const rows = spaces.map(({ name, targets, contexts, nonzeros, rank }) => [
    name,
    ...[targets, contexts, nonzeros, rank].map(number),
  ]);
  const skipped = counts.badRecords === 0 ? '' : ` ${number(counts.badRecords)} damaged records were left out.`;
  return [
    `${number(counts.tokens)} tokens in ${number(counts.units)} sentences.${skipped}`,
    plainTable(['space', 'targets', 'contexts', 'nonzeros', 'rank'], rows, { right: [1, 2, 3, 4], colours }),
    `Written to ${out} in ${seconds.toFixed(1)} s, peak memory ${formatBytes(peakMemory)}.`,
    '',
  ].join('\n');
}

/** Makes a reader of decimal numbers in a range; it throws an OptionError that names the option otherwise. */
function decimal(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new OptionError(option, text, `a number from ${least} to ${most}`);
  };
}
