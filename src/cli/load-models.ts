import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { loadEmbedded } from '../embedded/load-embedded.js';
import { createCommandEngine } from './command-engine.js';
import { createProgress } from './progress.js';
import { cacheFolderOption, seedOption } from './shared-options.js';

/** Adds `--seed` and `--cache-folder` to a command that may ask the embedded default. */
export function addModelOptions(command: Command): Command {
  return command.addOption(seedOption()).addOption(cacheFolderOption());
}

/** Loads the embedded default, with progress and notices on standard error; builds it where there is no cache. */
export async function loadModels(
  { seed, cacheFolder }: { readonly seed: number; readonly cacheFolder: string | undefined },
  signal: AbortSignal,
): Promise<EmbeddedModels> {
  const progress = createProgress(process.stderr);
  try {
    const { models } = await loadEmbedded({
      seed,
      signal,
      engine: createCommandEngine(availableParallelism()),
      ...(cacheFolder !== undefined && { cacheFolder }),
      onProgress: (stage, share) => progress.update(stage, share),
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
    });
    return models;
  } finally {
    progress.stop();
  }
}
