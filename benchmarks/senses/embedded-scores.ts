import type { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import { loadSenseParts } from '../../src/embedded/load-sense-parts.js';
import type { SenseModels } from '../../src/embedded/sense-models.js';
import { userCacheFolder } from '../../src/embedded/user-cache-folder.js';
import { createThreadEngine } from '../../src/engine/thread-engine.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';

/** Opens the embedded default, from its cache where there is one, and its sense models of WordNet 3.0. */
export async function openEmbeddedSenses(): Promise<{ readonly models: EmbeddedModels; readonly senses: SenseModels }> {
  const onProgress = (stage: string, share: number): void => {
    if (share === 0 || share === 1) console.error(stage, share);
  };
  // Scripts that are not compiled cannot use threads.
  const engine = createThreadEngine({ threads: 1 });
  const { models } = await loadEmbedded({ engine, onProgress, onNotice: console.error });
  const { lexicon, folder } = await readSenseInventory();
  const parts = await loadSenseParts(lexicon, { engine, source: folder, cacheFolder: userCacheFolder(), onProgress });
  return { models, senses: models.createSenses(lexicon, parts) };
}
