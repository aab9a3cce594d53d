import { join } from 'node:path';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { embedWords } from '../embedding/embed-words.js';
import { modelSettings } from '../embedding/model-settings.js';
import { openVectorCache } from '../embedding/vector-cache.js';
import { openModel } from '../models/open-model.js';
import type { Space } from '../space/space.js';
import { Interrupted } from './command-error.js';
import { createProgress, noticesBeside } from './progress.js';

/** Tells whether a text names an embedding model, as `static:glove.txt` does, and not a file. */
export function namesModel(text: string): boolean {
  return Object.keys(modelSettings).some((kind) => text.startsWith(`${kind}:`));
}

/**
 * Makes a space of the vectors that an embedding model gives words, which are kept in the cache of vectors; shows progress on standard error.
 *
 * @throws as `openModel` and `embedWords`; Interrupted when it is stopped.
 */
export async function embedSpace(
  name: string,
  words: Iterable<string>,
  { cacheFolder, signal }: { readonly cacheFolder: string | undefined; readonly signal: AbortSignal },
): Promise<Space> {
  const folder = cacheFolder ?? userCacheFolder();
  const model = await openModel(name, { signal, cacheFolder: join(folder, 'models') });
  const progress = createProgress(process.stderr);
  const onNotice = noticesBeside(progress);
  const cache = await openVectorCache(join(folder, 'embeddings'), model, { onNotice });
  try {
    return await embedWords(model, words, {
      cache,
      signal,
      onProgress: (share) => progress.update(`vectors of ${model.modelId}`, share),
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted(
      'Stopped; the vectors that were made are in the cache.',
      'Run the same command again to go on from there.',
    );
  } finally {
    progress.stop();
    await cache.close();
  }
}
