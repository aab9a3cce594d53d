import { type Command, Option } from 'commander';
import { loadEmbedded } from '../embedded/load-embedded.js';
import { takeTour } from '../embedded/tour.js';
import { OptionError } from '../errors.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { createCommandEngine } from './command-engine.js';
import { formatTour } from './format-tour.js';
import { createProgress } from './progress.js';
import { cacheFolderOption, jsonOption, seedOption, threadsOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia tour`, as typed. */
interface TourFlags {
  readonly sentence?: string;
  readonly neighbours: number;
  readonly senses: number;
  readonly seed: number;
  readonly threads: number;
  readonly cacheFolder?: string;
  readonly rebuild: boolean;
  readonly json: boolean;
}

/** Adds `qualia tour`: the embedded default built or loaded, one question of each kind, the scoreboards. */
export function addTourCommand(program: Command, { signal }: CommandContext): void {
  program
    .command('tour')
    .description(
      'Build the models from WordNet alone (about two minutes the first time) and ask them one question of each kind.',
    )
    .argument('[words...]', 'words to show the neighbours of', ['carpenter', 'bank'])
    .addOption(new Option('--sentence <text>', 'a sentence to show the senses of'))
    .addOption(
      new Option('--neighbours <n>', 'how many nearest words are shown')
        .argParser(wholeNumber('--neighbours', 1, 1000))
        .default(8),
    )
    .addOption(
      new Option('--senses <n>', 'how many senses of a word are shown')
        .argParser(wholeNumber('--senses', 1, 100))
        .default(3),
    )
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(cacheFolderOption())
    .addOption(new Option('--rebuild', 'build again even when there is a cache').default(false))
    .addOption(jsonOption())
    .action((words: string[], flags: TourFlags) => runTour(words, flags, signal));
}

async function runTour(words: string[], flags: TourFlags, signal: AbortSignal): Promise<void> {
  const { sentence, neighbours, senses, seed, threads, cacheFolder, rebuild, json } = flags;
  if (cacheFolder === '') throw new OptionError('--cache-folder', cacheFolder, 'the path of a folder');
  if (sentence?.trim() === '') throw new OptionError('--sentence', sentence, 'an English sentence');
  const progress = createProgress(process.stderr);
  const start = performance.now();
  try {
    const { models, record, source } = await loadEmbedded({
      seed,
      rebuild,
      signal,
      engine: createCommandEngine(threads),
      ...(cacheFolder !== undefined && { cacheFolder }),
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
  } finally {
    progress.stop();
  }
}
