import { labelsToArrays } from '../../matrix/container-labels.js';
import { sparseToArrays } from '../../matrix/container-matrices.js';
import { writeContainer } from '../../matrix/write-container.js';
import type { SynsetGraph } from './synset-graph.js';

/** What the metadata of a file of a synset graph says that it is. */
export const synsetGraphKind = 'synset graph';

/**
 * Writes a graph of synsets into one file of the safetensors layout, the ids and the weights.
 *
 * @throws the signal's reason when it is aborted; then nothing is left behind.
 */
export async function writeSynsetGraph(
  path: string,
  { synsets, weights }: SynsetGraph,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const arrays = new Map([...labelsToArrays('synsets', synsets), ...sparseToArrays('weights', weights)]);
  await writeContainer(path, arrays, new Map([['kind', synsetGraphKind]]), options);
}
