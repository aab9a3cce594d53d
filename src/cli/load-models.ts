import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { loadEmbedded } from '../embedded/load-embedded.js';
import { OptionError } from '../errors.js';
import { createCommandEngine } from './command-engine.js';
import { createProgress } from './progress.js';
import { wholeNumber } from './whole-number.js';

/** Adds `--seed` and `--cache-dir` to a command that may ask the embedded default. */
export function addModelOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--seed <n>', 'the seed of the spaces of WordNet')
        .argParser(wholeNumber('--seed', 0, 2 ** 32 - 1))
        .default(1),
    )
    .addOption(
      new Option(
        '--cache-dir <folder>',
        'where built spaces and read vectors are kept (default: the user cache folder)',
      ),
    );
}

/** Loads the embedded default, with progress and notices on standard error; builds it where there is no cache. */
export async function loadModels(
  { seed, cacheDir }: { readonly seed: number; readonly cacheDir: string | undefined },
  signal: AbortSignal,
): Promise<EmbeddedModels> {
  const progress = createProgress(process.stderr);
  try {
    const { models } = await loadEmbedded({
      seed,
      signal,
      engine: createCommandEngine(availableParallelism()),
      ...(cacheDir !== undefined && { cacheDirectory: cacheDir }),
      onProgress: (stage, share) => progress.update(stage, share),
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
    });
    return models;
  } catch (error) {
    if (!(error instanceof OptionError) || error.option !== 'cacheDirectory') throw error;
    throw new OptionError('--cache-dir', error.value, error.allowed);
  } finally {
    progress.stop();
  }
}
