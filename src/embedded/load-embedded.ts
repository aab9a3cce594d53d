import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.js';
import { createThreadEngine } from '../engine/thread-engine.js';
import { QualiaError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import type { Space } from '../space/space.js';
import type { SlotVectors } from '../wsd/slot-vectors.js';
import { buildEmbedded } from './build-embedded.js';
import type { CacheRecord } from './cache-record.js';
import { EmbeddedModels } from './embedded-models.js';
import { loadSenseParts } from './load-sense-parts.js';
import { type CachedEmbedded, readCache } from './read-cache.js';
import { readSlotVectors } from './read-slot-vectors.js';
import { readWordVectors } from './read-word-vectors.js';
import type { SenseParts } from './sense-parts.js';
import { type EmbeddedSettings, embeddedSettings, fingerprint } from './settings.js';
import { userCacheFolder } from './user-cache-folder.js';
import { prepareCacheFolder, writeCache } from './write-cache.js';

/** Options of {@link loadEmbedded}. */
export interface LoadEmbeddedOptions {
  /** The folder that caches are kept in; default that of {@link userCacheFolder}. */
  readonly cacheFolder?: string;
  /** The seed of everything that involves chance; default 1. */
  readonly seed?: number;
  /** Builds again even when there is a cache; default false. */
  readonly rebuild?: boolean;
  /** What runs the work; default threads, as many as there are processors. */
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
  /** Is told what is being done and which share of it is done, 0 to 1. */
  readonly onProgress?: (stage: string, share: number) => void;
  /** Is told, in a sentence, what a user should know: a cache that is missing or damaged, or cannot be written. */
  readonly onNotice?: (notice: string) => void;
}

/** The embedded default, loaded. */
export interface LoadedEmbedded {
  readonly models: EmbeddedModels;
  /** Where it came from and what it scores. */
  readonly record: CacheRecord;
  readonly source: 'cache' | 'built';
}

/**
 * Loads the embedded default: WordNet, the spaces made of its glosses, the verbs' arguments, the sense models.
 *
 * The first call builds and caches it, which takes about two minutes on two processors; later calls read the cache. A
 * damaged cache is said and built anew. Nothing is downloaded.
 *
 * @throws the signal's reason when it is aborted; then no cache is left behind. OptionError when a cache is to be built
 * and `cacheFolder` cannot be written.
 * @example
 * const { models } = await loadEmbedded();
 * models.dual.neighbours('carpenter').domain;
 */
export async function loadEmbedded(options: LoadEmbeddedOptions = {}): Promise<LoadedEmbedded> {
  const { rebuild = false, seed = 1, onNotice } = options;
  const settings = embeddedSettings({ seed });
  const lexicon = await readWordnet();
  const caches = options.cacheFolder ?? userCacheFolder();
  const folder = join(caches, `embedded-${fingerprint(settings, lexicon)}`);
  const isThere = await exists(folder);
  const cached = rebuild || !isThere ? undefined : await tryCache(folder, onNotice);
  if (cached === undefined) await prepareCacheFolder(caches);
  if (!isThere) onNotice?.(`There is no cache in ${caches} yet; it is built, which takes about two minutes.`);
  const { engine = createThreadEngine(), signal, onProgress } = options;
  const loading = { engine, cacheFolder: caches, rebuild: cached === undefined && rebuild, signal, onProgress };
  const [senses, words, slots] = await Promise.all([
    loadSenseParts(lexicon, { ...loading, onNotice }),
    readWordVectors(),
    readSlotVectors(),
  ]);
  if (cached !== undefined) {
    const models = new EmbeddedModels({ lexicon, settings, senses, words, slots, ...cached });
    return { models, record: cached.record, source: 'cache' };
  }
  return build(lexicon, { settings, senses, words, slots, folder, engine, signal, onProgress, onNotice });
}

interface BuildParts {
  readonly settings: EmbeddedSettings;
  readonly senses: SenseParts;
  readonly words: Space;
  readonly slots: SlotVectors;
  readonly folder: string;
  readonly engine: Engine;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: LoadEmbeddedOptions['onProgress'] | undefined;
  readonly onNotice: LoadEmbeddedOptions['onNotice'] | undefined;
}

async function build(lexicon: Lexicon, parts: BuildParts): Promise<LoadedEmbedded> {
  const { settings, senses, words, slots, folder, engine, signal, onProgress, onNotice } = parts;
  const start = performance.now();
  const built = await buildEmbedded(lexicon, { engine, settings, senses, signal, onProgress });
  const record = {
    lexicon: `${lexicon.name} ${lexicon.version}`,
    seed: settings.seed,
    tokens: built.tokens,
    targets: { domain: built.domain.targets.size, function: built.function.targets.size },
    verbs: built.verbs.verbs.length,
    triples: [...built.verbs.all()].length,
    seconds: (performance.now() - start) / 1000,
    scoreboards: built.scoreboards,
  };
  await writeCache(folder, built, record, { signal }).catch((error: unknown) => {
    if (!(error instanceof QualiaError) || error.code !== 'CACHE_WRITE') throw error;
    onNotice?.(`What was built serves now, but is not kept for the next time. ${error.message}`);
  });
  const models = new EmbeddedModels({ lexicon, settings, senses, words, slots, ...built });
  return { models, record: { ...record, files: {} }, source: 'built' };
}

/** Reads the cache; says what is wrong with it, and returns undefined, when it is damaged. */
async function tryCache(
  folder: string,
  onNotice: LoadEmbeddedOptions['onNotice'],
): Promise<CachedEmbedded | undefined> {
  try {
    return await readCache(folder);
  } catch (error) {
    if (!(error instanceof QualiaError)) throw error;
    onNotice?.(`The cache is damaged and is built again: ${error.message}`);
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}
