import { join } from 'node:path';
import { labelsToArrays } from '../matrix/container-labels.js';
import { writeContainer } from '../matrix/write-container.js';
import { writeSynsetGraph } from '../wsd/graph/write-synset-graph.js';
import type { SenseParts } from './sense-parts.js';

/** The names of the two files of sense parts, which follow a common beginning. */
export const senseFiles = { terms: 'terms.safetensors', graph: 'graph.safetensors' } as const;

/**
 * Writes sense parts into two files of a folder, the graph last.
 *
 * @param beginning of the names of the files.
 * @throws the signal's reason when it is aborted.
 */
export async function writeSenseParts(
  folder: string,
  { terms, links, graph }: SenseParts,
  { beginning, signal }: { readonly beginning: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { lemmas, places, parts, unitStarts, synsetStarts } = terms;
  // Both sets have a link for each word of a definition that the lexicon knows, so they begin alike.
  const ends = { from: links.counts.from, to: links.counts.to, evenTo: links.even.to };
  const arrays = new Map([
    ...labelsToArrays('lemmas', lemmas),
    ...Object.entries({ places, parts, unitStarts, synsetStarts, ...ends }).map(
      ([name, values]) => [name, { shape: [values.length], values }] as const,
    ),
  ]);
  const writing = signal === undefined ? {} : { signal };
  await writeContainer(join(folder, `${beginning}${senseFiles.terms}`), arrays, new Map(), writing);
  await writeSynsetGraph(join(folder, `${beginning}${senseFiles.graph}`), graph, writing);
}
