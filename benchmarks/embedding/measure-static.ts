import { parseArgs } from 'node:util';
import { readFrequencies } from '../../src/corpus/read-frequencies.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { joinDualSpace } from '../../src/dual/join-dual-space.js';
import { fitCommonComponents, removeCommonComponents } from '../../src/embedding/common-components.js';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { estimateFrequencies } from '../../src/embedding/frequency-weight.js';
import { createStaticEmbedding } from '../../src/embedding/static-embedding.js';
import { pearson, spearman } from '../../src/matrix/correlation.js';
import { dot } from '../../src/matrix/dense-products.js';
import { readSpace } from '../../src/space/read-space.js';
import { readSickPairs } from './sick-pairs.js';

// Measures vectors of sentences that are means of word vectors against the relatedness of SICK, by cosine: plain means, means
// weighted by frequency, and each without common components, which are fitted on the sentences of FIT.
// Usage: npx tsx benchmarks/embedding/measure-static.ts --vectors SPACE --pairs SICK_train.txt --fit SICK_trial.txt
//          [--function SPACE] [--domain-weight 0.5] [--frequencies TSV] [--components 1]
// With --function, the space is the domain space of a dual one.
// Prints a row a model.

const { values: given } = parseArgs({
  options: {
    vectors: { type: 'string' },
    pairs: { type: 'string' },
    fit: { type: 'string' },
    function: { type: 'string' },
    'domain-weight': { type: 'string', default: '0.5' },
    frequencies: { type: 'string' },
    components: { type: 'string', default: '1' },
  },
});
const { vectors, pairs: pairsPath, fit } = given;
if (vectors === undefined || pairsPath === undefined || fit === undefined) {
  throw new Error('Name a space, pairs of sentences and sentences to fit: --vectors SPACE --pairs FILE --fit FILE');
}

const first = await readSpace(vectors);
const space =
  given.function === undefined
    ? first
    : joinDualSpace(new DualSpace(first, await readSpace(given.function)), {
        domainWeight: Number(given['domain-weight']),
      });
const pairs = readSickPairs(pairsPath);
const sentences = readSickPairs(fit).flatMap(({ left, right }) => [left, right]);
const unknown = new Map<string, number>();
const weightings = new Map<string, ReadonlyMap<string, number> | undefined>([
  ['mean', undefined],
  ['rank', estimateFrequencies(space.targets)],
]);
if (given.frequencies !== undefined) weightings.set('counts', await readFrequencies(given.frequencies));

async function measure(name: string, model: EmbeddingModel): Promise<void> {
  const begin = performance.now();
  const embedded = await embedTexts(
    model,
    pairs.flatMap(({ left, right }) => [left, right]),
  );
  const seconds = (performance.now() - begin) / 1000;
  const found = pairs.map(({ left, right }) => cosine(embedded, left, right));
  const gold = pairs.map(({ relatedness }) => relatedness);
  const scores = [pearson, spearman].map((score) => score(found, gold)?.toFixed(4) ?? 'none');
  console.log(
    `${name}\tpearson ${scores[0]}\tspearman ${scores[1]}\t${Math.round(embedded.size / seconds)} sentences/s`,
  );
}

function cosine(embedded: ReadonlyMap<string, Float32Array>, left: string, right: string): number {
  const [a, b] = [embedded.get(left), embedded.get(right)];
  if (a === undefined || b === undefined) throw new Error(`no vector for "${left}" or "${right}"`);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

console.log(`${pairs.length} pairs of ${pairsPath}; ${space.name}: ${space.targets.size} x ${space.matrix.columns}`);
for (const [name, frequencies] of weightings) {
  const model = createStaticEmbedding(space, {
    frequencies,
    onUnknown: (words) => {
      for (const word of words) unknown.set(word, (unknown.get(word) ?? 0) + 1);
    },
  });
  await measure(name, model);
  const components = await fitCommonComponents(model, sentences, { components: Number(given.components) });
  await measure(`${name} without ${given.components}`, removeCommonComponents(model, components));
}
console.log(`unknown words: ${[...unknown.keys()].join(', ') || 'none'}`);
