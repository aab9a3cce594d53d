import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Space } from '../space/space.js';
import { readRoundedSpace } from './read-rounded-space.js';

/**
 * Reads word vectors of 8 bits from `vectors.safetensors`, its checksum compared, as a space whose rows have about the length 1.
 *
 * @param folder where the file lies. Default: the vectors of 28,804 English lemmas that come with this package.
 * @throws MissingFileError when there is no file; FileFormatError when it is damaged or its parts do not fit.
 * @example (await readWordVectors()).neighbours('river', { limit: 3 })
 */
export async function readWordVectors(
  folder = fileURLToPath(new URL('../../lexicons/english-vectors', import.meta.url)),
): Promise<Space> {
  return readRoundedSpace(join(folder, 'vectors.safetensors'), 'words');
}
