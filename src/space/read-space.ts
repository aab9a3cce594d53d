import { readContainer } from '../matrix/read-container.js';
import type { Space } from './space.js';
import { spaceFromContainer } from './space-from-container.js';

/**
 * Reads a space that `writeSpace` wrote.
 *
 * @param options.verify compares the checksum; default true.
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example const space = await readSpace('domain.safetensors')
 */
export async function readSpace(path: string, options: { readonly verify?: boolean } = {}): Promise<Space> {
  return spaceFromContainer(await readContainer(path, options), path);
}
