import type { ContainerArray } from '../../matrix/container-header.js';
import { denseToArrays } from '../../matrix/container-matrices.js';
import { writeContainer } from '../../matrix/write-container.js';
import type { AspectHead } from './aspect-head.js';

/** What the metadata of such a file call it. */
export const aspectHeadKind = 'aspect-head';

/**
 * Writes an aspect head into one file of the safetensors layout, with how it was made. The file appears whole or not at all; the
 * same head gives the same bytes. It holds the sentences that are shown as evidence.
 *
 * @throws the signal's reason when it is aborted.
 * @example await writeAspectHead('aspects.safetensors', head);
 */
export async function writeAspectHead(
  path: string,
  head: AspectHead,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { fit, shown, shownVectors, model, context, facts } = head;
  const arrays = new Map<string, ContainerArray>([
    ['weights', { shape: [fit.classes, fit.weights.length / fit.classes], values: fit.weights }],
    ['intercepts', { shape: [fit.classes], values: fit.intercepts }],
    ...denseToArrays('shownVectors', shownVectors),
  ]);
  const metadata = new Map([
    ['kind', aspectHeadKind],
    ['model', model],
    ['context', JSON.stringify(context)],
    ['facts', JSON.stringify(facts)],
    ['shown', JSON.stringify(shown)],
  ]);
  await writeContainer(path, arrays, metadata, options.signal === undefined ? {} : { signal: options.signal });
}
