import { parseArgs } from 'node:util';
import type { TargetInContext } from '../../src/embedding/contextual-model.js';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import { createTransformerEmbedding } from '../../src/embedding/transformer-embedding.js';
import { pearson, spearman } from '../../src/matrix/correlation.js';
import { dot } from '../../src/matrix/dense-products.js';
import { readSickPairs } from './sick-pairs.js';

// Measures a transformer: how many texts it embeds a second, sentences of SICK, their words alone and their words in context,
// and how its cosines agree with the relatedness of SICK.
// Usage: npx tsx benchmarks/embedding/measure-transformer.ts --model FOLDER --pairs SICK_trial.txt
//          [--threads 1,2] [--batch 32] [--texts 2000] [--layers 6]
// Prints a row for each number of threads. At most --texts of each kind are timed; the agreement is over all pairs.

const { values: given } = parseArgs({
  options: {
    model: { type: 'string' },
    pairs: { type: 'string' },
    threads: { type: 'string', default: '1,2' },
    batch: { type: 'string', default: '32' },
    texts: { type: 'string', default: '2000' },
    layers: { type: 'string' },
  },
});
if (given.model === undefined || given.pairs === undefined) {
  throw new Error('Name a model and pairs of sentences: --model FOLDER --pairs FILE');
}

const pairs = readSickPairs(given.pairs);
const all = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))];
const most = Number(given.texts);
const sentences = all.slice(0, most);
const words = [...new Set(all.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []))].slice(0, most);
const targets: TargetInContext[] = sentences.map((text) => {
  const { index: start = 0, [0]: last = '' } = [...text.matchAll(/\p{L}+/gu)].at(-1) ?? {};
  return { text, start, end: start + last.length };
});

async function rate(count: number, run: () => PromiseLike<unknown>): Promise<string> {
  const begin = performance.now();
  await run();
  return `${Math.round((count * 1000) / (performance.now() - begin))}/s`;
}

console.log(`${words.length} words, ${sentences.length} sentences of ${given.pairs}`);
for (const threads of given.threads.split(',').map(Number)) {
  const begin = performance.now();
  const model = await createTransformerEmbedding({
    model: given.model,
    threads,
    batch: Number(given.batch),
    layers: given.layers?.split(',').map(Number),
  });
  const loaded = Math.round(performance.now() - begin);
  await model.doEmbed({ values: sentences.slice(0, 64) });
  const rates = [
    `words ${await rate(words.length, () => model.doEmbed({ values: words }))}`,
    `sentences ${await rate(sentences.length, () => model.doEmbed({ values: sentences }))}`,
    `targets ${await rate(targets.length, () => model.doEmbedTargets({ targets }))}`,
  ];
  console.log([`threads ${threads}`, `batch ${given.batch}`, `loaded in ${loaded} ms`, ...rates].join('\t'));
  await model.release();
}

const model = await createTransformerEmbedding({
  model: given.model,
  layers: given.layers?.split(',').map(Number),
});
const vectors = await embedTexts(model, all);
const cosines = pairs.map(({ left, right }) => {
  const [a, b] = [vectors.get(left), vectors.get(right)];
  if (a === undefined || b === undefined) throw new Error(`no vector for "${left}" or "${right}"`);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
});
const gold = pairs.map(({ relatedness }) => relatedness);
const scores = [pearson, spearman].map((score) => score(cosines, gold)?.toFixed(4) ?? 'none');
console.log(`${pairs.length} pairs\tpearson ${scores[0]}\tspearman ${scores[1]}`);
