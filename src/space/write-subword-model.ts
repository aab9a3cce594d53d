import type { ContainerArray } from '../matrix/container-header.js';
import { labelsToArrays } from '../matrix/container-labels.js';
import { denseToArrays } from '../matrix/container-matrices.js';
import { writeContainer } from '../matrix/write-container.js';
import type { SubwordModel } from './subword-model.js';
import { subwordModelKind } from './subword-model-kind.js';

/**
 * Writes a subword model into one file: n-grams, weights, scales and settings, in the safetensors layout with a checksum.
 *
 * The file appears whole or not at all. A model that is written and read gives the same vectors to the last bit.
 *
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws ParseError when an n-gram holds half a surrogate pair.
 * @example await writeSubwordModel('domain.subwords.safetensors', trainSubwordModel(domain))
 */
export async function writeSubwordModel(
  path: string,
  model: SubwordModel,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { subwords, weights, scales, settings } = model.parts;
  const arrays = new Map<string, ContainerArray>([
    ...denseToArrays('weights', weights),
    ['scales', { shape: [scales.length], values: scales }],
    ...labelsToArrays('subwords', subwords.labels),
  ]);
  const metadata = new Map([
    ['kind', subwordModelKind],
    ['settings', JSON.stringify(settings)],
  ]);
  await writeContainer(path, arrays, metadata, options);
}
