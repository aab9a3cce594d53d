import type { ContainerArray } from '../../matrix/container-header.js';
import { denseToArrays } from '../../matrix/container-matrices.js';
import { writeContainer } from '../../matrix/write-container.js';
import type { SenseHead } from './sense-head.js';
import { senseHeadKind, senseHeadVersion } from './sense-head-format.js';

/**
 * Writes a head into one file of the safetensors layout, with what it was trained on and how it did.
 *
 * The file appears whole or not at all; the same head gives the same bytes.
 *
 * @throws the signal's reason when it is aborted.
 * @example await writeSenseHead('head.safetensors', head);
 */
export async function writeSenseHead(
  path: string,
  head: SenseHead,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { centres, projection, encoder, scale, weights, facts } = head;
  const list = (values: Float32Array): ContainerArray => ({ shape: [values.length], values });
  const arrays = new Map<string, ContainerArray>([
    ...denseToArrays('projection', projection),
    ['contextCentre', list(centres.contexts)],
    ['meaningCentres', list(centres.meanings)],
  ]);
  const metadata = new Map([
    ['kind', senseHeadKind],
    ['version', String(senseHeadVersion)],
    ['encoder', JSON.stringify(encoder)],
    ['scale', String(scale)],
    ['weights', JSON.stringify(weights)],
    ['facts', JSON.stringify(facts)],
  ]);
  await writeContainer(path, arrays, metadata, options);
}
