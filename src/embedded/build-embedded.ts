import { type ContextCounts, mergeCounts, pruneCounts } from '../corpus/count-contexts.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import { VerbArguments } from '../discocat/verb-arguments.js';
import type { Engine, JobAddress } from '../engine/engine.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { besides, selectRows } from '../matrix/select.js';
import type { HistoryStep } from '../space/history.js';
import type { Space } from '../space/space.js';
import { fromPlainCounts, type ShardInput, type ShardOutput, toPlainCounts } from './annotate-shard.js';
import { fromPlainSpace, type PlainSpace, type ReductionInput } from './reduce-counts.js';
import type { EmbeddedSettings } from './settings.js';
import { collectGlossWords, type StoredGlossWords } from './stored-gloss-words.js';

/** The spaces and verbs of the embedded default, and what the corpus they come from looked like. */
export interface EmbeddedSpaces {
  readonly domain: Space;
  readonly function: Space;
  /** Both kinds of contexts in one space: the baseline. */
  readonly mono: Space;
  readonly verbs: VerbArguments;
  /** How often each content lemma occurs in the corpus. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The number of tokens of the corpus. */
  readonly tokens: number;
}

/** What is asked of {@link buildEmbedded}. */
export interface BuildOptions {
  readonly engine: Engine;
  readonly settings: EmbeddedSettings;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** The corpus is cut into so many parts, whatever the number of threads: the cut is visible in the order of labels. */
const shardCount = 4;

const annotateJob: JobAddress = { module: new URL('./annotate-shard.js', import.meta.url).href, name: 'annotateShard' };
const reduceJob: JobAddress = { module: new URL('./reduce-counts.js', import.meta.url).href, name: 'reduceCounts' };

/**
 * Builds the embedded default from a lexicon's glosses: annotates them, counts domain and function contexts and
 * argument triples, weights, and reduces.
 *
 * The result depends on the settings and the lexicon alone, not on the engine.
 */
export async function buildEmbedded(
  lexicon: Lexicon,
  { engine, settings, signal, onProgress }: BuildOptions,
): Promise<EmbeddedSpaces & { readonly glossWords: StoredGlossWords }> {
  const shards = await engine.map<ShardInput, ShardOutput>(annotateJob, cutShards(lexicon.synsetCount, settings), {
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.('Reading and annotating WordNet glosses', share),
  });
  const spaces = await engine.map<ReductionInput, PlainSpace>(reduceJob, prepareReductions(shards, settings), {
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.('Weighting and reducing the spaces', share),
  });
  const [domain, functional, mono] = spaces.map(fromPlainSpace);
  const glossWords = collectGlossWords(lexicon, shards);
  return {
    domain,
    function: functional,
    mono,
    verbs: new VerbArguments(shards.flatMap(({ triples }) => triples)),
    frequencies: glossWords.frequencies,
    tokens: shards.reduce((sum, { tokens }) => sum + tokens, 0),
    glossWords,
  };
}

function cutShards(synsets: number, settings: EmbeddedSettings): ShardInput[] {
  const size = Math.ceil(synsets / shardCount);
  return Array.from({ length: shardCount }, (_, shard) => ({ from: shard * size, to: (shard + 1) * size, settings }));
}

function prepareReductions(shards: readonly ShardOutput[], settings: EmbeddedSettings): ReductionInput[] {
  const { seed, minimumTargetCount } = settings;
  const prune = (kind: 'domain' | 'function'): ContextCounts =>
    pruneCounts(mergeCounts(shards.map((shard) => fromPlainCounts(kind, shard[kind]))), {
      minimumTargetCount,
      minimumContextTargets: settings[kind].minimumContextTargets,
      maximumContexts: settings[kind].maximumContexts,
    });
  const domain = prune('domain');
  const functional = prune('function');
  const describe = (kind: 'domain' | 'function'): HistoryStep => {
    const { minimumContextTargets, maximumContexts, window } = settings[kind];
    const nouns = kind === 'domain' ? { nouns: settings.domain.nouns } : {};
    return {
      step: `${kind} counts of wordnet-glosses`,
      options: { window, ...nouns, minimumTargetCount, minimumContextTargets, maximumContexts },
    };
  };
  const prepare = (
    name: string,
    counts: ContextCounts,
    spaceSettings: ReductionInput['settings'],
    history: readonly HistoryStep[],
  ): ReductionInput => ({ name, counts: toPlainCounts(counts), settings: spaceSettings, seed, history });
  return [
    prepare('domain', domain, settings.domain, [describe('domain')]),
    prepare('function', functional, settings.function, [describe('function')]),
    prepare('mono', joinCounts(domain, functional), settings.mono, [describe('domain'), describe('function')]),
  ];
}

/** Puts two kinds of contexts side by side for the targets that have both. */
function joinCounts(left: ContextCounts, right: ContextCounts): ContextCounts {
  const common = left.targets.labels.filter((label) => right.targets.has(label));
  const rowsOf = (counts: ContextCounts): number[] => common.map((label) => counts.targets.indexOf(label));
  return {
    targets: new Vocabulary('the mono targets', common),
    // A noun and a pattern may be spelled alike only by accident, but labels must differ.
    contexts: new Vocabulary('the mono contexts', [
      ...left.contexts.labels.map((label) => `domain ${label}`),
      ...right.contexts.labels.map((label) => `function ${label}`),
    ]),
    matrix: besides(selectRows(left.matrix, rowsOf(left)), selectRows(right.matrix, rowsOf(right))),
  };
}
