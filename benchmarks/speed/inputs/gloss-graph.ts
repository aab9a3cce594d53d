import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLexiconAnnotator } from '../../../src/embedded/english.js';
import { tagGlosses } from '../../../src/embedded/tag-glosses.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { linkGlosses } from '../../../src/wsd/graph/link-glosses.js';
import { buildSynsetGraph, type SynsetEdges } from '../../../src/wsd/graph/synset-graph.js';
import { cachedFile, importBuilt } from './cache.js';
import { readNpy, writeNpy } from './npy.js';

/** Contexts in the order of the lexicon, with the targets whose ranks are asked for. */
export interface GraphContexts {
  /** For each context its first teleport, and one more at the end; teleports of a context have equal masses. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** As many for each context. */
  readonly targets: Int32Array;
}

/** Contexts of the input, and targets of each. */
export const contextCount = 1000;
export const targetsOfContext = 6;

/** Glosses whose words make a context. */
const glossesOfContext = 4;

/**
 * Returns the folder of WordNet 3.1 with linked glosses as NumPy files: the weights of the graph, and contexts, each the synsets that
 * four glosses in a row name, with six that the next glosses name as targets.
 */
export function glossGraphFolder(): Promise<string> {
  return cachedFile('gloss-graph-3.1-v1', async (folder) => {
    const lexicon = await readWordnet();
    const glosses = tagGlosses(createLexiconAnnotator(lexicon, { trees: false, multiwords: true }));
    const glossEdges = linkGlosses(lexicon, glosses);
    const { weights } = buildSynsetGraph(lexicon, { glossEdges });
    const { starts, places, targets } = takeContexts(glossEdges, lexicon.synsetCount);
    mkdirSync(folder);
    const files = {
      starts: Int32Array.from(weights.rowStarts),
      columns: weights.columnIndices,
      values: weights.values,
      'context-starts': starts,
      'context-places': places,
      targets,
    };
    for (const [name, numbers] of Object.entries(files)) writeNpy(join(folder, `${name}.npy`), numbers);
  });
}

/** Reads the graph and its contexts for the library. */
export async function readGlossGraph(folder: string): Promise<{ weights: SparseMatrix; contexts: GraphContexts }> {
  const { SparseMatrix: Built } =
    await importBuilt<typeof import('../../../src/matrix/sparse-matrix.js')>('matrix/sparse-matrix.js');
  const integers = (name: string): Int32Array => readNpy(join(folder, `${name}.npy`), 'i4');
  const starts = Float64Array.from(integers('starts'));
  const shape = { rows: starts.length - 1, columns: starts.length - 1 };
  const weights = new Built(shape, starts, integers('columns'), readNpy(join(folder, 'values.npy'), 'f4'));
  const contexts = {
    starts: integers('context-starts'),
    places: integers('context-places'),
    targets: integers('targets'),
  };
  return { weights, contexts };
}

function takeContexts({ from, to }: SynsetEdges, synsets: number): GraphContexts {
  const starts = new Int32Array(contextCount + 1);
  const places: number[] = [];
  const targets: number[] = [];
  for (let context = 0; context < contextCount; context++) {
    const first = Math.floor((context * (synsets - 100)) / contextCount);
    let edge = from.findIndex((gloss) => gloss >= first);
    for (; from[edge] < first + glossesOfContext; edge++) places.push(to[edge]);
    targets.push(...to.subarray(edge, edge + targetsOfContext));
    starts[context + 1] = places.length;
  }
  return { starts, places: Int32Array.from(places), targets: Int32Array.from(targets) };
}
