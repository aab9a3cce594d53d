import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFrequencies } from '../../src/corpus/read-frequencies.js';
import type { ChoiceSet } from '../../src/evaluation/dataset.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { extendWithSubwords } from '../../src/space/extend-with-subwords.js';
import { readSpace } from '../../src/space/read-space.js';
import { writeSpace } from '../../src/space/write-space.js';

// Gives the words of the published noun-modifier questions vectors from their letters, in the spaces of a folder.
// Usage: npx tsx benchmarks/dual/extend-spaces.ts <folder of qualia space build> <out> [pseudo-count]
// Then: qualia bench run noun-modifier-published noun-modifier-published-14 --system dual:<out>/domain.safetensors,<out>/function.safetensors

const [folder = 'spaces', out = 'extended', count = '30'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const manifest = (await readTaskManifests()).find(({ id }) => id === 'noun-modifier-published');
if (manifest === undefined) throw new Error('There is no task noun-modifier-published.');
const { questions } = (await readDataset(manifest, data)).dataset as ChoiceSet;
const words = [...new Set(questions.flatMap(({ stem, choices }) => [...stem, ...choices.flat()]))].sort();
const frequencies = await readFrequencies(join(folder, 'frequency.tsv'));
mkdirSync(out, { recursive: true });
for (const name of ['domain', 'function', 'mono']) {
  const space = await readSpace(join(folder, `${name}.safetensors`));
  const extended = extendWithSubwords(space, words, { frequencies, pseudoCount: Number(count) });
  await writeSpace(join(out, `${name}.safetensors`), extended);
  console.log(`${name}: ${space.targets.size} targets, ${extended.targets.size} with the words of the questions`);
}
