import {
  createStaticEmbedding,
  type StaticEmbedding,
  type StaticEmbeddingOptions,
} from '../embedding/static-embedding.js';
import type { DualSpace } from './dual-space.js';
import { type JoinDualSpaceOptions, joinDualSpace } from './join-dual-space.js';

/** Options of {@link createDualEmbedding}. */
export interface DualEmbeddingOptions extends StaticEmbeddingOptions, JoinDualSpaceOptions {}

/**
 * Makes an embedding model of a dual space: the vector of a text is the weighted mean of the vectors of its words, each its
 * domain vector and its function vector side by side, as `joinDualSpace` makes them.
 *
 * @throws as `joinDualSpace` and `createStaticEmbedding`.
 * @example createDualEmbedding(dual, { domainWeight: 0.7, frequencies: await readFrequencies('frequency.tsv') })
 */
export function createDualEmbedding(dual: DualSpace, options: DualEmbeddingOptions = {}): StaticEmbedding {
  const { domainWeight, ...rest } = options;
  return createStaticEmbedding(joinDualSpace(dual, { domainWeight }), rest);
}
