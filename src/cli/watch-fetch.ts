import type { FetchCorpusOptions } from '../corpus/fetch-corpus.js';
import { Interrupted } from './command-error.js';
import { formatBytes } from './format-bytes.js';
import { createProgress } from './progress.js';

/** The options of a fetch that show how far it is. */
type WatchOptions = Required<Pick<FetchCorpusOptions, 'signal' | 'onProgress' | 'onRetry'>>;

/**
 * Runs a fetch with a progress bar, and tells on standard error of attempts that are made again.
 *
 * @param titleOf names a file, by its path, before the bar.
 * @throws Interrupted where the signal stopped it; else what the fetch throws.
 */
export async function watchFetch<Fetched>(
  signal: AbortSignal,
  titleOf: (path: string) => string,
  fetch: (options: WatchOptions) => Promise<Fetched>,
): Promise<Fetched> {
  const progress = createProgress(process.stderr);
  try {
    return await fetch({
      signal,
      onProgress: ({ path, bytes, total }) => {
        const size = total === undefined ? 'of unknown length' : formatBytes(total);
        progress.update(`${titleOf(path)}, ${size}`, total === undefined || total === 0 ? 0 : bytes / total);
      },
      onRetry: ({ url, problem, waitMilliseconds }) => {
        progress.stop();
        process.stderr.write(`${url}: ${problem}; next attempt in ${Math.ceil(waitMilliseconds / 1000)} s.\n`);
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted('Stopped; what came so far is kept.', 'Run the same command again to go on from there.');
  } finally {
    progress.stop();
  }
}
