import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFrequencies } from '../../src/corpus/read-frequencies.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { cosine } from '../../src/matrix/dense-products.js';
import { meanOf } from '../../src/matrix/mean.js';
import { createNeighbourIndex } from '../../src/matrix/neighbour-index.js';
import { createRandom, shuffled } from '../../src/random.js';
import { readSpace } from '../../src/space/read-space.js';
import { Space } from '../../src/space/space.js';
import { type SubwordModelOptions, subwordModelDefaults, trainSubwordModel } from '../../src/space/subword-model.js';

// Measures how well vectors made from character n-grams agree with those of words held out from the training: a tenth of
// the words of a space, drawn with a seed. Prints and writes benchmarks/results/subwords.json.
// Usage: npx tsx benchmarks/dual/measure-subwords.ts FOLDER [--grid], where FOLDER is one that `qualia space build` wrote;
// with --grid the options are varied one at a time, on the domain space only.

const command = 'npx tsx benchmarks/dual/measure-subwords.ts FOLDER --grid';
const seed = 1;
const neighbours = 10;
const bands = [10, 20, 50, 200, 1000, Number.POSITIVE_INFINITY];

const folder = process.argv[2];
if (folder === undefined) throw new Error(`Name a folder: ${command}`);
const frequencies = await readFrequencies(join(folder, 'frequency.tsv'));

const variations: readonly SubwordModelOptions[] = [
  { minimumLength: 3 },
  { maximumLength: 5 },
  { maximumLength: 7 },
  { minimumWords: 2 },
  { rarityExponent: 0 },
  { rarityExponent: 0.35 },
  { penalty: 0.5 },
  { penalty: 2 },
  { reliability: 0 },
  { reliability: 10 },
  { reliability: 200 },
  { tolerance: 0.1 },
  { tolerance: 0.01 },
];

const spaces = [];
for (const name of ['domain', 'function']) {
  const { space, training, heldOut } = await split(name);
  const { model, seconds } = train(training, {});
  const mean = meanVector(training);
  const index = createNeighbourIndex(space.matrix as DenseMatrix<Float32Array>, { measure: 'cosine' });
  const found = heldOut.map((word) => {
    const vector = model.vector(word);
    const near = vector === undefined ? [] : index.neighbours(vector, { limit: neighbours });
    const isNear = near.some(({ row }) => space.targets.labelAt(row) === word);
    const truth = space.vector(word);
    return { word, similarity: vector && cosine(vector, truth), ofMean: cosine(mean, truth), isNear };
  });
  const measured = {
    space: name,
    training: training.targets.size,
    heldOut: heldOut.length,
    dimensions: model.dimensions,
    subwords: model.size,
    processorSeconds: rounded(seconds),
    weightMebibytes: Math.round(((model.size + 1) * model.dimensions * 4) / 2 ** 20),
    unknown: found.filter(({ similarity }) => similarity === undefined).length,
    all: summarise(found),
    oneWord: summarise(found.filter(({ word }) => !word.includes(' '))),
    severalWords: summarise(found.filter(({ word }) => word.includes(' '))),
    byFrequency: bands.slice(0, -1).map((from, band) => {
      const to = bands[band + 1] as number;
      const members = found.filter(({ word }) => isWithin(frequencies.get(word) ?? 0, from, to));
      return { from, to: Number.isFinite(to) ? to - 1 : undefined, ...summarise(members) };
    }),
  };
  spaces.push(measured);
  console.log(JSON.stringify(measured, undefined, 1));
}

const grid = [];
if (process.argv.includes('--grid')) {
  const { space, training, heldOut } = await split('domain');
  for (const options of [{}, ...variations]) {
    const { model, seconds } = train(training, options);
    const cosines = heldOut.map((word) => {
      const vector = model.vector(word);
      return { frequency: frequencies.get(word) ?? 0, similarity: vector && cosine(vector, space.vector(word)) };
    });
    const meanFrom = (least: number): number =>
      rounded(meanOf(cosines.flatMap((one) => (one.frequency >= least ? (one.similarity ?? 0) : []))));
    const row = {
      options,
      meanCosine: meanFrom(0),
      from200: meanFrom(200),
      subwords: model.size,
      processorSeconds: rounded(seconds),
    };
    grid.push(row);
    console.log(JSON.stringify(row));
  }
}

const report = {
  command,
  machine: cpus()[0]?.model,
  node: process.version,
  seed,
  neighbours,
  options: subwordModelDefaults,
  mostMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
  spaces,
  grid,
};
const target = fileURLToPath(new URL('../results/subwords.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(report, undefined, 1)}\n`);

async function split(name: string) {
  const space = await readSpace(join(folder as string, `${name}.safetensors`));
  const order = shuffled(space.targets.labels, createRandom(seed));
  const heldOut = order.slice(0, Math.round(order.length / 10));
  const words = order.slice(heldOut.length);
  const training = new Space({
    name,
    targets: new Vocabulary(space.targets.name, words),
    matrix: denseFromRows(words.map((word) => space.vector(word))),
    history: space.history,
  });
  return { space, training, heldOut };
}

function train(space: Space, options: SubwordModelOptions) {
  // Time of the processor, of one thread: other work on the machine counts for nothing.
  const start = process.cpuUsage();
  const model = trainSubwordModel(space, { frequencies, ...options });
  return { model, seconds: process.cpuUsage(start).user / 1e6 };
}

function meanVector({ targets, matrix }: Space): Float32Array {
  const sums = new Float64Array(matrix.columns);
  if (!(matrix instanceof DenseMatrix)) throw new Error('The space is sparse.');
  for (let row = 0; row < targets.size; row++) {
    matrix.row(row).forEach((value, column) => {
      sums[column] = (sums[column] ?? 0) + value;
    });
  }
  return Float32Array.from(sums);
}

interface Compared {
  readonly word: string;
  /** The cosine of the vector that was made and the true one. */
  readonly similarity: number | undefined;
  /** That of the mean of all words of the training. */
  readonly ofMean: number;
  readonly isNear: boolean;
}

function summarise(words: readonly Compared[]) {
  const similarities = words.flatMap(({ similarity }) => similarity ?? []);
  const mean = meanOf(similarities);
  const deviation = Math.sqrt(meanOf(similarities.map((value) => (value - mean) ** 2)));
  return {
    words: words.length,
    meanCosine: rounded(mean),
    standardError: rounded(deviation / Math.sqrt(similarities.length)),
    meanCosineOfMeanVector: rounded(meanOf(words.map(({ ofMean }) => ofMean))),
    amongNearest: rounded(words.filter(({ isNear }) => isNear).length / words.length),
  };
}

function isWithin(frequency: number, from: number, to: number): boolean {
  return frequency >= from && frequency < to;
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
