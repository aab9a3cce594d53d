import { VerbArguments } from '../discocat/verb-arguments.js';
import type { Engine, JobAddress } from '../engine/engine.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Space } from '../space/space.js';
import type { ShardInput, ShardOutput } from './annotate-shard.js';
import { countWords } from './corpus-words.js';
import { fromPlainSpace, type PlainSpace } from './plain-space.js';
import type { CountSource, ReductionInput } from './reduce-counts.js';
import type { EmbeddedScoreboard, SenseAnswers } from './score-embedded.js';
import type { ScoredModels, ScoreInput, SensePartInput } from './score-job.js';
import type { SenseParts } from './sense-parts.js';
import type { EmbeddedSettings } from './settings.js';

/** The embedded default as it comes out of its corpus. */
export interface BuiltEmbedded {
  readonly domain: Space;
  readonly function: Space;
  readonly verbs: VerbArguments;
  /** How often each content lemma occurs in the corpus. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** The number of tokens of the corpus. */
  readonly tokens: number;
  readonly scoreboards: readonly EmbeddedScoreboard[];
}

/** What is asked of {@link buildEmbedded}. */
export interface BuildOptions {
  readonly engine: Engine;
  readonly settings: EmbeddedSettings;
  /** The glosses of the lexicon, which the sense models are scored with. */
  readonly senses: SenseParts;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** The corpus is cut into so many parts, whatever the number of threads: the cut is visible in the order of labels. */
const shardCount = 4;

/** The questions about senses are answered in so many parts; each makes the models again, which takes about as long as a fifth of it. */
const answerParts = 2;

const annotateJob: JobAddress = { module: new URL('./annotate-shard.js', import.meta.url).href, name: 'annotateShard' };
const reduceJob: JobAddress = { module: new URL('./reduce-counts.js', import.meta.url).href, name: 'reduceCounts' };
const answerJob: JobAddress = { module: new URL('./score-job.js', import.meta.url).href, name: 'answerSensePart' };
const scoreJob: JobAddress = { module: new URL('./score-job.js', import.meta.url).href, name: 'scoreTasks' };

/**
 * Builds the embedded default from a lexicon's glosses: annotates them, counts domain and function contexts and
 * argument triples, weights, reduces, and scores the result.
 *
 * All heavy work runs in the engine, so that this thread stays free to show progress and to be stopped. The result
 * depends on the settings and the lexicon alone, not on the engine.
 */
export async function buildEmbedded(lexicon: Lexicon, options: BuildOptions): Promise<BuiltEmbedded> {
  const { settings } = options;
  const map = <Input, Output>(job: JobAddress, inputs: readonly Input[], stage: string): Promise<Output[]> =>
    options.engine.map(job, inputs, {
      ...(options.signal && { signal: options.signal }),
      onProgress: (share) => options.onProgress?.(stage, share),
    });

  const shards = await map<ShardInput, ShardOutput>(
    annotateJob,
    cutShards(lexicon.synsetCount, settings),
    'Reading and annotating WordNet glosses',
  );
  const [mono, domain, functional] = await map<ReductionInput, PlainSpace>(
    reduceJob,
    planReductions(shards, settings),
    'Weighting and reducing the spaces',
  );
  const frequencies = countWords(shards.map((shard) => shard.words));
  const { terms, links } = options.senses;
  const spaces = { domain, function: functional, mono };
  const models: ScoredModels = { settings, spaces, senses: { terms, links }, frequencies };
  const answers = await map<SensePartInput, SenseAnswers>(
    answerJob,
    Array.from({ length: answerParts }, (_, part) => ({ models, part, parts: answerParts })),
    'Answering questions from WordNet',
  );
  const scoreboards = await map<ScoreInput, EmbeddedScoreboard[]>(
    scoreJob,
    [
      { tasks: 'senses', settings, answers },
      { tasks: 'nounModifiers', models },
    ],
    'Scoring the answers',
  );
  return {
    domain: fromPlainSpace(domain),
    function: fromPlainSpace(functional),
    verbs: new VerbArguments(shards.flatMap(({ triples }) => triples)),
    frequencies,
    tokens: shards.reduce((sum, { tokens }) => sum + tokens, 0),
    scoreboards: scoreboards.reverse().flat(),
  };
}

function cutShards(synsets: number, settings: EmbeddedSettings): ShardInput[] {
  const size = Math.ceil(synsets / shardCount);
  return Array.from({ length: shardCount }, (_, shard) => ({ from: shard * size, to: (shard + 1) * size, settings }));
}

/**
 * What becomes of the counts: one space of both kinds as the baseline, a domain space, a function space. The longest work
 * comes first, so that two threads end together.
 */
function planReductions(shards: readonly ShardOutput[], settings: EmbeddedSettings): ReductionInput[] {
  const source = (kind: CountSource['kind']): CountSource => ({ kind, shards: shards.map((shard) => shard[kind]) });
  const domain = source('domain');
  const functional = source('function');
  return [
    { name: 'mono', sources: [domain, functional], reduction: settings.mono, settings },
    { name: 'domain', sources: [domain], reduction: settings.domain, settings },
    { name: 'function', sources: [functional], reduction: settings.function, settings },
  ];
}
