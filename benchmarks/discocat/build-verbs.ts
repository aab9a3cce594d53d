import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';
import { readVerbTensors } from '../../src/discocat/read-verb-tensors.js';
import { buildVerbTensors, verbTensorKinds } from '../../src/discocat/verb-tensors.js';
import { writeVerbTensors } from '../../src/discocat/write-verb-tensors.js';
import { readSpace } from '../../src/space/read-space.js';
import { makeCountSpace } from './count-space.js';

// Builds the relational tensors of all verbs of a corpus over a space of 2,000 contexts, saves and loads them, and tells time and size.
// Usage: npx tsx benchmarks/discocat/build-verbs.ts --spaces FOLDER --scratch FOLDER
// FOLDER of --spaces holds window.counts.safetensors and verb-subject-object.tsv, as "qualia space build" writes them.

const { values: given } = parseArgs({ options: { spaces: { type: 'string' }, scratch: { type: 'string' } } });
const { spaces, scratch } = given;
if (spaces === undefined || scratch === undefined)
  throw new Error('Name two folders: --spaces FOLDER --scratch FOLDER');

const verbs = await readVerbArguments(join(spaces, 'verb-subject-object.tsv'));
const counts = await readSpace(join(spaces, 'window.counts.safetensors'));
const space = makeCountSpace(counts, { counts: 'window', contexts: 2000, weighting: 'ppmi' });
console.log(`${verbs.verbs.length} verbs, ${space.targets.size} words, ${space.matrix.columns} dimensions`);

const path = join(scratch, 'verbs.safetensors');
const time = async <Value>(name: string, work: () => Value | Promise<Value>): Promise<Value> => {
  const start = performance.now();
  const value = await work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return value;
};
const built = await time('build', () => buildVerbTensors(verbs, space));
await time('save', () => writeVerbTensors(path, built));
const loaded = await time('load', () => readVerbTensors(path, space));
const same = built.verbs.every((verb, place) => loaded.verbs[place] === verb) && loaded.bytes === built.bytes;
if (!same) throw new Error('What was loaded is not what was saved.');
const kinds = verbTensorKinds.map((kind) => {
  const count = built.verbs.filter((verb) => built.tensor(verb).kind === kind).length;
  return `${count} as ${kind}`;
});
console.log(`${built.verbs.length} verbs: ${kinds.join(', ')}; ${built.bytes} bytes, ${statSync(path).size} on disk`);
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
await rm(path);
