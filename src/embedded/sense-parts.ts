import type { Engine, JobAddress } from '../engine/engine.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { buildSynsetGraph, type SynsetEdges, type SynsetGraph } from '../wsd/graph/synset-graph.js';
import { type GlossTerms, joinTerms } from './gloss-terms.js';
import { type GlossLinkSets, type LinkInput, linkGlossTerms, type TagShardInput, tagGlossTerms } from './sense-jobs.js';

/** What the sense models know of the glosses of a lexicon. */
export interface SenseParts {
  readonly terms: GlossTerms;
  /** Which synsets the words of definitions mean; places are those of the graph. */
  readonly links: GlossLinkSets;
  /** The relations and the links that were chosen with sense counts. */
  readonly graph: SynsetGraph;
}

/** Options of {@link buildSenseParts}. */
export interface BuildSensePartsOptions {
  readonly engine: Engine;
  /**
   * Where jobs read the lexicon again: the folder of WNDB files it was read from, or a file of JSON lines that has it alone; default: it is
   * WordNet 3.1.
   */
  readonly source?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** The glosses are cut into so many parts, whatever the number of threads. */
const shardCount = 4;

const module = new URL('./sense-jobs.js', import.meta.url).href;
const tagJob: JobAddress = { module, name: 'tagShard' };
const linkJob: JobAddress = { module, name: 'linkTerms' };

/** Reads and links the glosses of a lexicon in an engine: for WordNet about half a minute on two processors. */
export async function buildSenseParts(lexicon: Lexicon, options: BuildSensePartsOptions): Promise<SenseParts> {
  const { engine, source, signal, onProgress } = options;
  const run = <Input, Output>(job: JobAddress, inputs: readonly Input[], stage: string): Promise<Output[]> =>
    engine.map(job, inputs, {
      ...(signal && { signal }),
      onProgress: (share) => onProgress?.(stage, share),
    });
  const size = Math.ceil(lexicon.synsetCount / shardCount);
  const shards = Array.from({ length: shardCount }, (_, shard): TagShardInput => {
    return { source, from: shard * size, to: (shard + 1) * size };
  });
  const terms = joinTerms(await run<TagShardInput, GlossTerms>(tagJob, shards, 'Reading the words of glosses'));
  const [counts, even] = await run<LinkInput, SynsetEdges>(
    linkJob,
    [
      { source, terms, shares: 'counts' },
      { source, terms, shares: 'even' },
    ],
    'Choosing senses of words in glosses',
  );
  return joinSenseParts(lexicon, terms, { counts, even });
}

/** Makes the parts of a lexicon on the spot, for lexicons of a few thousand synsets. */
export function makeSenseParts(lexicon: Lexicon): SenseParts {
  const terms = tagGlossTerms(lexicon, { from: 0, to: lexicon.synsetCount });
  const counts = linkGlossTerms(lexicon, terms, { shares: 'counts' });
  return joinSenseParts(lexicon, terms, { counts, even: linkGlossTerms(lexicon, terms, { shares: 'even' }) });
}

/** Puts terms and links together with the graph that they make. */
export function joinSenseParts(lexicon: Lexicon, terms: GlossTerms, links: GlossLinkSets): SenseParts {
  return { terms, links, graph: buildSynsetGraph(lexicon, { glossEdges: links.counts }) };
}
