import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { loadEmbedded } from '../embedded/load-embedded.js';
import { takeTour } from '../embedded/tour.js';
import { OptionError } from '../errors.js';
import { coloursOf } from './colours.js';
import { createCommandEngine } from './command-engine.js';
import { formatTour } from './format-tour.js';
import { createProgress } from './progress.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia tour`, as typed. */
interface TourFlags {
  readonly sentence?: string;
  readonly neighbours: number;
  readonly senses: number;
  readonly seed: number;
  readonly threads: number;
  readonly cacheDir?: string;
  readonly rebuild: boolean;
  readonly json: boolean;
}

/** Adds `qualia tour`: the embedded default built or loaded, one question of each kind, the scoreboards. */
export function addTourCommand(program: Command, signal: AbortSignal): void {
  const command = program
    .command('tour')
    .description(
      'Build the models from WordNet alone (about two minutes the first time) and ask them one question of each kind.',
    )
    .argument('[words...]', 'words to show the neighbours of', ['carpenter', 'bank'])
    .addOption(new Option('--sentence <text>', 'a sentence to show the senses of'))
    .addOption(
      new Option('--neighbours <n>', 'neighbours a space').argParser(wholeNumber('--neighbours', 1, 1000)).default(8),
    )
    .addOption(new Option('--senses <n>', 'senses a word').argParser(wholeNumber('--senses', 1, 100)).default(3))
    .addOption(
      new Option('--seed <n>', 'the seed of all chance').argParser(wholeNumber('--seed', 0, 2 ** 32 - 1)).default(1),
    )
    .addOption(
      new Option('--threads <n>', 'threads to work with; the answers do not depend on it')
        .argParser(wholeNumber('--threads', 1, 1024))
        .default(availableParallelism(), 'the number of processors'),
    )
    .addOption(new Option('--cache-dir <folder>', 'where to keep what was built (default: the user cache folder)'))
    .addOption(new Option('--rebuild', 'build again even when there is a cache').default(false))
    .addOption(new Option('--json', 'print one JSON object').default(false))
    .action((words: string[], flags: TourFlags) => runTour(words, flags, signal));
  const options = command.options.map(({ long }) => long).join(', ');
  command.showHelpAfterError(`The options are ${options}; "qualia tour --help" explains them.`);
}

async function runTour(words: string[], flags: TourFlags, signal: AbortSignal): Promise<void> {
  const { sentence, neighbours, senses, seed, threads, cacheDir, rebuild, json } = flags;
  if (cacheDir === '') throw new OptionError('--cache-dir', cacheDir, 'the path of a folder');
  if (sentence?.trim() === '') throw new OptionError('--sentence', sentence, 'an English sentence');
  const progress = createProgress(process.stderr);
  const start = performance.now();
  try {
    const { models, record, source } = await loadEmbedded({
      seed,
      rebuild,
      signal,
      engine: createCommandEngine(threads),
      ...(cacheDir !== undefined && { cacheDirectory: cacheDir }),
      onProgress: (stage, share) => progress.update(stage, share),
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
    });
    progress.stop();
    const answers = await takeTour(models, { words, neighbours, senses, ...(sentence !== undefined && { sentence }) });
    if (json) {
      const { files: _, seconds: buildSeconds, scoreboards, ...corpus } = record;
      const timing = { source, buildSeconds, seconds: (performance.now() - start) / 1000 };
      process.stdout.write(`${JSON.stringify({ ...answers, scoreboards, corpus, timing }, null, 2)}\n`);
      return;
    }
    process.stdout.write(formatTour(answers, record, { colours: coloursOf(process.stdout) }));
    process.stderr.write(
      `${source === 'built' ? 'Built and answered' : 'Answered from the cache'} in ` +
        `${((performance.now() - start) / 1000).toFixed(1)} s.\n`,
    );
  } catch (error) {
    if (error instanceof OptionError && error.option === 'cacheDirectory') {
      throw new OptionError('--cache-dir', error.value, error.allowed);
    }
    throw error;
  } finally {
    progress.stop();
  }
}
