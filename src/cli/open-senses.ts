import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Sentence, TextUnit } from '../corpus/sentence.js';
import { createCombinedHead } from '../embedded/combine-head.js';
import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { loadRecordSenses } from '../embedded/load-record-senses.js';
import type { SenseModels } from '../embedded/sense-models.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { isContextualModel } from '../embedding/contextual-model.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { openVectorCache, type VectorCache } from '../embedding/vector-cache.js';
import { createThreadEngine } from '../engine/thread-engine.js';
import { OptionError } from '../errors.js';
import { readSenseInventory } from '../evaluation/read-sense-inventory.js';
import type { LexiconInventory } from '../evaluation/sense-inventory.js';
import { readDotObjects } from '../lexicon/dot-objects/read-dot-objects.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readChineseGlosses } from '../lexicon/read-chinese-glosses.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { openModel } from '../models/open-model.js';
import { createAspectHead } from '../wsd/aspects/aspect-head.js';
import { createAspectInventory } from '../wsd/aspects/aspect-inventory.js';
import { readAspectHead } from '../wsd/aspects/read-aspect-head.js';
import { createBaseForms } from '../wsd/base-forms.js';
import { createBiEncoder } from '../wsd/bi-encoder.js';
import { createBiEncoderDisambiguator, defaultTemperature } from '../wsd/bi-encoder-disambiguator.js';
import { createLexiconInventory, type Inventory } from '../wsd/candidate.js';
import type { Disambiguator, Scorer } from '../wsd/disambiguator.js';
import { createPageRankScorer } from '../wsd/graph/page-rank-scorer.js';
import { buildSynsetGraph } from '../wsd/graph/synset-graph.js';
import { readSenseHead } from '../wsd/head/read-sense-head.js';
import { createSenseHead } from '../wsd/head/sense-head-scorer.js';
import { createLogLinear } from '../wsd/log-linear.js';
import { createSensePrior } from '../wsd/sense-prior.js';
import type { MeaningSource, MeaningSources } from '../wsd/tag-sentences.js';
import { readChineseGlosser } from '../wsd/translation/read-chinese-glosser.js';
import { createTranslatingScorer } from '../wsd/translation/translate-target.js';
import { addModelOptions, loadModels } from './load-models.js';
import { openInventorySenses } from './open-inventory-senses.js';
import {
  addLexiconOption,
  type LexiconFlags,
  type MeaningLanguage,
  type MeaningLexicon,
  openMeaningLexicon,
  openRecordMeanings,
  readEnglish,
} from './open-meaning-lexicon.js';
import { createProgress } from './progress.js';

/** The weight of gloss vectors that rank aspects alone. */
const glossWeight = 16;

/** The weight of PageRank over the relations of a lexicon beside a prior of weight 1, chosen on SemEval-2007. */
const graphWeight = 0.4;

/** What ranks meanings, as typed. */
export interface MeaningFlags extends LexiconFlags {
  readonly model?: string;
  readonly senseHead?: string;
  readonly prior: boolean;
  readonly aspects: boolean;
  readonly hint: boolean;
  readonly mask: boolean;
  readonly aspectHead?: string;
  readonly translate: boolean;
  readonly seed: number;
  readonly cacheFolder?: string;
}

/** Adds the options of {@link openSenses} to a command. */
export function addMeaningOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--model <name>',
        'an embedding model, kind:target?settings, as "qualia providers list" tells (default: the models built of WordNet)',
      ),
    )
    .addOption(new Option('--sense-head <file>', 'with --model: rank senses by a head of "qualia sense train" over it'))
    .addOption(new Option('--no-prior', 'take no account of how often the senses of a word are used'))
    .addOption(new Option('--no-aspects', 'leave out the aspects of names and of nouns such as "book"'))
    .addOption(new Option('--no-hint', 'let all eight aspects compete for a name, whatever its type'))
    .addOption(
      new Option('--mask', 'with --model: put a mask in the place of a name where its aspect is asked').default(false),
    )
    .addOption(
      new Option(
        '--aspect-head <file>',
        'with --model: rank aspects by a head of "qualia sense train-aspects" that was trained over it',
      ).conflicts('mask'),
    )
    .addOption(
      new Option('--translate', 'put Chinese sentences into English words first, for models of English').default(false),
    );
  return addModelOptions(addLexiconOption(command));
}

/** Everything that the meanings of words are ranked with. */
export interface OpenedSenses {
  readonly sources: MeaningSources;
  readonly language: MeaningLanguage;
  /** The embedded default, where it ranks. */
  readonly models?: EmbeddedModels | undefined;
  /** Finds the words, names and expressions of a sentence that has none yet. */
  annotate(unit: TextUnit | Sentence): Sentence;
  /** Frees what was opened. */
  close(): Promise<void>;
}

/** What is opened, and for whom. */
interface OpeningContext {
  readonly signal: AbortSignal;
  /** The lexicon that is asked in the place of the one that is named. */
  readonly record?: LexiconRecord | undefined;
}

/**
 * Opens the lexicon, its annotator and what ranks its senses and the aspects of names.
 *
 * @param record a lexicon that is edited, which is asked in the place of `flags.lexicon`.
 * @throws as `loadModels` and `openModel` do.
 */
export async function openSenses(
  flags: MeaningFlags,
  signal: AbortSignal,
  record?: LexiconRecord,
): Promise<OpenedSenses> {
  const opening = { signal, record };
  if (flags.model !== undefined) return await openWithModel(flags, flags.model, opening);
  for (const [option, value] of [
    ['--mask', flags.mask],
    ['--translate', flags.translate],
    ['--aspect-head', flags.aspectHead],
  ] as const) {
    const allowed = 'given with --model, since nothing else reads the word in its text';
    if (value !== false && value !== undefined) throw new OptionError(option, value, allowed);
  }
  if (flags.senseHead !== undefined) {
    throw new OptionError(
      '--sense-head',
      flags.senseHead,
      'given with --model, the embedding model that it was trained on',
    );
  }
  return isEmbedded(flags, record) ? await openEmbedded(flags, opening) : await openWithGraph(flags, opening);
}

/** Whether the embedded default ranks a lexicon: it reads the glosses of WordNet, and those of a lexicon of English that is edited. */
function isEmbedded({ lexicon: names = ['wordnet'] }: MeaningFlags, record: LexiconRecord | undefined): boolean {
  if (record !== undefined) return /^en\b/i.test(record.language);
  return names.length === 1 && (names[0] === 'wordnet' || names[0] === 'wordnet-3.0');
}

async function openEmbedded(flags: MeaningFlags, opening: OpeningContext): Promise<OpenedSenses> {
  const { prior } = flags;
  const { senses, models } = await openEnglishSenses(flags, opening);
  const { lexicon, inventory, disambiguator, gloss } = senses;
  const glosses = (of: Inventory): Disambiguator => createLogLinear(of, [{ scorer: gloss, weight: glossWeight }]);
  return {
    sources: {
      senses: { inventory, disambiguator: prior ? disambiguator : senses.withoutCounts },
      aspects: openAspects(flags, { lexicon, language: 'en' }, glosses),
    },
    language: 'en',
    models,
    annotate: readEnglish(lexicon),
    close: async () => undefined,
  };
}

/** The models of the senses of WordNet, in the version asked for, or of the lexicon that is edited. */
async function openEnglishSenses(
  { seed, cacheFolder, lexicon }: MeaningFlags,
  { signal, record }: OpeningContext,
): Promise<{ readonly senses: SenseModels; readonly models: EmbeddedModels }> {
  // What is not installed is told before anything is built.
  const isOlder = record === undefined && lexicon?.[0] === 'wordnet-3.0';
  const older = isOlder ? await readSenseInventory() : undefined;
  const models = await loadModels({ seed, cacheFolder }, signal);
  if (record !== undefined)
    return { senses: await openRecord(models, record, { signal, caches: cacheFolder }), models };
  if (older === undefined) return { senses: models.senses, models };
  return { senses: await openOlder(models, older, { signal, caches: cacheFolder }), models };
}

/** The models over a lexicon that is edited, whose glosses are read the first time after an edit. */
async function openRecord(
  models: EmbeddedModels,
  record: LexiconRecord,
  { signal, caches = userCacheFolder() }: { readonly signal: AbortSignal; readonly caches: string | undefined },
): Promise<SenseModels> {
  const progress = createProgress(process.stderr);
  try {
    return await loadRecordSenses(models, record, {
      engine: createThreadEngine(),
      cacheFolder: caches,
      signal,
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
      onProgress: (stage, share) => progress.update(stage, share),
    });
  } finally {
    progress.stop();
  }
}

/** The models over another version of WordNet, whose glosses are read the first time. */
async function openOlder(
  models: EmbeddedModels,
  inventory: LexiconInventory,
  { signal, caches }: { readonly signal: AbortSignal; readonly caches: string | undefined },
): Promise<SenseModels> {
  const progress = createProgress(process.stderr);
  try {
    return await openInventorySenses(models, {
      readInventory: async () => inventory,
      signal,
      caches,
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
      onProgress: (stage, share) => progress.update(stage, share),
    });
  } finally {
    progress.stop();
  }
}

/** Any lexicon by its relations: PageRank needs no words of glosses, and so no language. */
async function openWithGraph(flags: MeaningFlags, { record }: OpeningContext): Promise<OpenedSenses> {
  const { prior } = flags;
  const { lexicon, language, annotate } = await openRelations(flags, record);
  const inventory = createLexiconInventory(lexicon);
  const options = { shares: 'even', popularity: 1, floor: 10 } as const;
  const graph = createPageRankScorer({ lexicon, graph: buildSynsetGraph(lexicon) }, options);
  const scorers = [
    { scorer: graph, weight: prior ? graphWeight : 1 },
    ...(prior ? [{ scorer: createSensePrior(), weight: 1 }] : []),
  ];
  const disambiguator = createLogLinear(inventory, scorers);
  return { sources: { senses: { inventory, disambiguator } }, language, annotate, close: async () => undefined };
}

async function openRelations(
  { lexicon: names = ['wordnet'] }: MeaningFlags,
  record: LexiconRecord | undefined,
): Promise<MeaningLexicon> {
  return record === undefined ? await openMeaningLexicon(names) : await openRecordMeanings(record);
}

async function openWithModel(flags: MeaningFlags, name: string, opening: OpeningContext): Promise<OpenedSenses> {
  const { signal, record } = opening;
  const { prior, mask, translate, aspectHead, cacheFolder } = flags;
  const head = flags.senseHead === undefined ? undefined : await readSenseHead(flags.senseHead);
  const isBeside = head !== undefined && isEmbedded(flags, record);
  const beside = isBeside ? (await openEnglishSenses(flags, opening)).senses : undefined;
  const { lexicon, language, annotate } = beside === undefined ? await openRelations(flags, record) : english(beside);
  const inventory = beside?.inventory ?? createLexiconInventory(lexicon);
  const caches = cacheFolder ?? userCacheFolder();
  const model = await openModel(name, { signal, cacheFolder: join(caches, 'models') });
  const onNotice = (notice: string): unknown => process.stderr.write(`${notice}\n`);
  const cache = await openVectorCache(join(caches, 'embeddings'), model, { onNotice });
  const options = { cache, baseForms: createBaseForms(lexicon) };
  const rankSenses = (): Disambiguator => {
    if (head === undefined) {
      return createBiEncoderDisambiguator(model, inventory, { ...options, priorWeight: prior ? 1 : 0 });
    }
    const scorer = createSenseHead(head, model, { ...options, lexicon, ...(!prior && { weights: { prior: 0 } }) });
    if (beside === undefined) return createLogLinear(inventory, [{ scorer, weight: 1 }]);
    return createCombinedHead(beside, { head: scorer, cosines: createBiEncoder(model, options) });
  };
  const plain =
    aspectHead === undefined
      ? createBiEncoder(model, { ...options, masked: mask })
      : await openAspectHead(aspectHead, model, cache);
  const scorer = translate ? createTranslatingScorer(plain, await readChineseGlosser()) : plain;
  // A head scores by the logarithms of probabilities, an encoder by cosines.
  const weight = aspectHead === undefined ? 1 / defaultTemperature : 1;
  const rankAspects = (of: Inventory): Disambiguator => createLogLinear(of, [{ scorer, weight }]);
  return {
    sources: {
      senses: { inventory, disambiguator: rankSenses() },
      aspects: openAspects(flags, { lexicon, language }, rankAspects),
    },
    language,
    annotate,
    close: async () => await cache.close(),
  };
}

async function openAspectHead(path: string, model: EmbeddingModel, cache: VectorCache): Promise<Scorer> {
  if (isContextualModel(model)) return createAspectHead(await readAspectHead(path), model, { cache });
  const allowed = `none with ${model.modelId}, which gives no vectors of words in their texts`;
  throw new OptionError('--aspect-head', path, allowed);
}

function english({ lexicon }: SenseModels): MeaningLexicon {
  return { lexicon, language: 'en', annotate: readEnglish(lexicon) };
}

/** Opens the aspects of names and nouns, where they are wanted. */
function openAspects(
  { aspects, hint, translate }: MeaningFlags,
  { lexicon, language }: { readonly lexicon: Lexicon; readonly language: MeaningLanguage },
  createDisambiguator: (inventory: Inventory) => Disambiguator,
): MeaningSource | undefined {
  if (!aspects) return undefined;
  const glosses = language === 'zh' ? readChineseGlosses() : undefined;
  const told = { hint, lexicon, language: translate ? 'en' : language, nouns: true, glosses } as const;
  const inventory = createAspectInventory(readDotObjects(), told);
  return { inventory, disambiguator: createDisambiguator(inventory) };
}
