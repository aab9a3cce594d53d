import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChoiceSet } from '../../src/evaluation/dataset.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { generateDataset } from '../../src/evaluation/generated/generate-dataset.js';
import type { TaskSplit } from '../../src/evaluation/generated/split-by-hash.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';

/** Where the data sets lie. */
export const dataFolder = resolve(
  process.env['QUALIA_DATA'] ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data'),
);

/** Gives the data sets of tasks by their ids: generated questions, and those read from files. */
export async function openTasks(data = dataFolder) {
  const manifests = await readTaskManifests();
  const lexicon = await readWordnet();
  const manifestOf = (id: string) => {
    const found = manifests.find((manifest) => manifest.id === id);
    if (found === undefined) throw new Error(`There is no task ${id}.`);
    return found;
  };
  return {
    generate: (id: string, split: TaskSplit) => generateDataset(manifestOf(id), lexicon, { split }) as ChoiceSet,
    read: async <Set>(id: string) => (await readDataset(manifestOf(id), data)).dataset as Set,
  };
}
