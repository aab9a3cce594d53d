import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileFormatError } from '../errors.js';
import type { SlotVectors } from '../wsd/slot-vectors.js';
import { readRoundedSpace } from './read-rounded-space.js';

/**
 * Reads the vectors of words and of the slots beside them from `words.safetensors` and `slots.safetensors`, their checksums compared.
 *
 * @param folder where the files lie. Default: the vectors of English that come with this package.
 * @throws MissingFileError when a file is not there; FileFormatError when one is damaged or they do not fit together.
 * @example (await readSlotVectors()).words.has('river') // true
 */
export async function readSlotVectors(
  folder = fileURLToPath(new URL('../../lexicons/english-slots', import.meta.url)),
): Promise<SlotVectors> {
  const path = join(folder, 'slots.safetensors');
  const [words, slots] = await Promise.all([
    readRoundedSpace(join(folder, 'words.safetensors'), 'words of slots'),
    readRoundedSpace(path, 'slots'),
  ]);
  const [own, other] = [slots.matrix.columns, words.matrix.columns];
  if (own !== other) throw new FileFormatError(path, 'slots', `have ${own} dimensions, and words have ${other}.`);
  return { words, slots };
}
