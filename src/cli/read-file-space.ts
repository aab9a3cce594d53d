import { MissingFileError } from '../errors.js';
import { sha256OfFile } from '../manifest.js';
import { readSpace } from '../space/read-space.js';
import type { Space } from '../space/space.js';
import { readVectors } from './read-vectors.js';

/**
 * Reads the space that an option names: one of qualia, or vectors of another format, of which a copy is kept in `folder`.
 *
 * @throws MissingFileError where there is no such file; FileFormatError where it holds no vectors.
 */
export async function readFileSpace(path: string, folder: string, signal: AbortSignal): Promise<Space> {
  if (path.endsWith('.safetensors')) return await readSpace(path);
  const sha256 = await sha256OfFile(path, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    const advice = 'It should be a space of qualia, or vectors of word2vec, GloVe or winkNLP.';
    throw new MissingFileError(path, advice, { cause });
  });
  return await readVectors(path, { folder, sha256 });
}
