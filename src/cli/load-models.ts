import { availableParallelism } from 'node:os';
import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { loadEmbedded } from '../embedded/load-embedded.js';
import { OptionError } from '../errors.js';
import { createCommandEngine } from './command-engine.js';
import { createProgress } from './progress.js';

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
