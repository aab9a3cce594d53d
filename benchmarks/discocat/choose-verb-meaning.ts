import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ArgumentCounts } from '../../src/discocat/argument-counts.js';
import { type ArgumentTable, readArgumentCounts } from '../../src/discocat/read-argument-counts.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';
import { splitTriples } from '../../src/discocat/split-triples.js';
import type { ArgumentTriple } from '../../src/discocat/verb-arguments.js';
import { listVerbSubstitutions, type VerbSubstitution } from '../../src/discocat/verb-substitutions.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import type { VectorCache } from '../../src/embedding/vector-cache.js';
import type { Phrase, RatedPairSet } from '../../src/evaluation/dataset.js';
import { bootstrapAreaUnderCurve } from '../../src/evaluation/statistics/area-under-curve.js';
import type { SentenceSystemOptions } from '../../src/evaluation/systems/sentence-models.js';
import { createSentenceSystem } from '../../src/evaluation/systems/sentence-system.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { openModel } from '../../src/models/open-model.js';
import { openTasks } from '../dual/read-tasks.js';
import { listVerbMeanings, type VerbMeaning } from './verb-meanings.js';

// Scores models of verbs between their arguments on verb substitutions held out of the corpora, on which they are chosen. Of GS2011
// the verbs alone are read here, so that none of them takes part.
// Usage: npx tsx benchmarks/discocat/choose-verb-meaning.ts --spaces FOLDER --rows FILE.jsonl [--glove FILE] [--tensors FILE ...]
//          [--models FOLDER] [--only TEXT]
// FOLDER of --spaces is what "qualia space build --contexts domain,function,window --mono" wrote, --models where files of models are
// kept; tensors were trained on the training part of measure-plausibility.ts, which is the one here. Rows that FILE holds are left out.
// A row has the areas under the curve of right against wrong and against unrelated verbs, with 95 % intervals that draw items as
// wholes, their mean, and the standard deviation of the model's similarities, by which mixtures weigh it.

const { values: given } = parseArgs({
  options: {
    spaces: { type: 'string' },
    rows: { type: 'string' },
    glove: { type: 'string' },
    tensors: { type: 'string', multiple: true, default: [] },
    models: { type: 'string' },
    only: { type: 'string', default: '' },
    samples: { type: 'string', default: '1000' },
  },
});
const { spaces, rows, glove, models, only } = given;
if (spaces === undefined || rows === undefined) {
  throw new Error('Name a folder and a file: --spaces FOLDER --rows FILE');
}
const rowsPath = rows;

const split = splitTriples(await readVerbArguments(join(spaces, 'verb-subject-object.tsv')), { share: 0.05, seed: 1 });
const gs2011 = await (await openTasks()).read<RatedPairSet>('gs2011');
const without = gs2011.pairs.flatMap(({ left, right }) => [left, right]).flatMap(({ words: [, verb = ''] }) => verb);
const items = listVerbSubstitutions(split, await readWordnet(), { without });
const verbCount = new Set(items.map(({ verb }) => verb)).size;
console.log(`${items.length} items of ${verbCount} verbs`);
const set: RatedPairSet = { ...gs2011, pairs: items.flatMap(pairItem) };
const nouns = {
  subjects: await readWithout('verb-subject', ({ subject }) => subject),
  objects: await readWithout('verb-object', ({ object }) => object),
};
const tensors = new Map(
  await Promise.all(given.tensors.map(async (path) => [nameOf(path), await readLearnedTensors(path)] as const)),
);
const opened = new Map<string, Promise<EmbeddingModel>>();
const caches = new Map<string, VectorCache>();
const answers = new Map<string, readonly (number | undefined)[]>();
const known = new Map(
  (existsSync(rowsPath) ? readFileSync(rowsPath, 'utf8').split('\n') : [])
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly name: string })
    .map((row) => [row.name, row]),
);

for (const meaning of listVerbMeanings([...tensors.keys()])) {
  if (known.has(meaning.name) || !meaning.name.includes(only)) continue;
  if (meaning.vectors === 'glove' && glove === undefined) continue;
  const row = { name: meaning.name, ...score(await answer(meaning)) };
  appendFileSync(rowsPath, `${JSON.stringify(row)}\n`);
  console.log(JSON.stringify(row));
}

/** Asks a model, or takes the sum of the answers of those that a mixture names, each over its standard deviation. */
async function answer(meaning: VerbMeaning): Promise<readonly (number | undefined)[]> {
  const before = answers.get(meaning.name);
  if (before !== undefined) return before;
  const found = meaning.parts === undefined ? await ask(meaning) : await mix(meaning.parts);
  answers.set(meaning.name, found);
  return found;
}

async function mix(parts: readonly VerbMeaning[]): Promise<(number | undefined)[]> {
  const columns = await Promise.all(parts.map(answer));
  const weights = columns.map((column) => 1 / deviation(column));
  return set.pairs.map((_, place) => {
    const own = columns.map((column) => column[place]);
    if (own.includes(undefined)) return undefined;
    return own.reduce<number>((sum, value, part) => sum + (weights[part] ?? 0) * (value ?? 0), 0);
  });
}

async function ask({ vectors, model, tensor, ...settings }: VerbMeaning): Promise<(number | undefined)[]> {
  const words = await open(vectors);
  const learned = tensor === undefined ? undefined : tensors.get(tensor);
  const options: SentenceSystemOptions = {
    ...settings,
    models: [model],
    verbs: split.training,
    tensors: learned && [learned],
    nouns: { subjects: async () => nouns.subjects, objects: async () => nouns.objects },
    cache: cacheOf(vectors),
    description: { specification: 'discocat:', files: [], settings: {} },
  };
  const given = await createSentenceSystem(words, options).answerers['rated-pairs']?.(set, { task: 'substitution' });
  return (given ?? []).map(({ answer: value }) => value);
}

function open(vectors: VerbMeaning['vectors']): Promise<EmbeddingModel> {
  const specification =
    vectors === 'glove'
      ? `static:${glove}`
      : vectors === 'minilm'
        ? 'transformers:all-minilm-l6-v2'
        : `space:${join(spaces as string, `${vectors}.safetensors`)}`;
  const model = opened.get(vectors) ?? openModel(specification, models === undefined ? {} : { cacheFolder: models });
  opened.set(vectors, model);
  return model;
}

/** Keeps vectors in memory, since many models ask for the same. */
function cacheOf(vectors: string): VectorCache {
  const kept = new Map<string, Float32Array>();
  const cache = caches.get(vectors) ?? {
    find: (key: string) => kept.get(key)?.slice(),
    add: async (found: ReadonlyMap<string, Float32Array>) => {
      for (const [key, vector] of found) kept.set(key, vector);
    },
  };
  caches.set(vectors, cache);
  return cache;
}

/** Three pairs of sentences, with the right, the wrong and the unrelated verb in the second. */
function pairItem({ subject, verb, object, ...substitutes }: VerbSubstitution, place: number) {
  const sentence = (own: string): Phrase => ({ form: 'subject-verb-object', words: [subject, own, object] });
  return [substitutes.right, substitutes.wrong, substitutes.unrelated].map((other) => ({
    id: `${place}-${other}`,
    left: sentence(verb),
    right: sentence(other),
    ratings: [],
  }));
}

function score(values: readonly (number | undefined)[]) {
  const own = items.flatMap((_, place) => {
    const [right, wrong, unrelated] = values.slice(3 * place, 3 * place + 3);
    return right === undefined || wrong === undefined || unrelated === undefined ? [] : [{ right, wrong, unrelated }];
  });
  const areaOf = (other: 'wrong' | 'unrelated') => {
    const scores = own.flatMap((item) => [item.right, item[other]]);
    const labels = own.flatMap(() => [1, 0]);
    const clusters = own.flatMap((_, place) => [place, place]);
    const area = bootstrapAreaUnderCurve({ scores, labels, clusters }, { samples: Number(given.samples) });
    return [area.value, area.low, area.high].map(round);
  };
  const [sense, meaning] = [areaOf('wrong'), areaOf('unrelated')];
  return {
    answered: `${own.length} of ${items.length}`,
    wrong: sense,
    unrelated: meaning,
    mean: round(((sense[0] ?? 0) + (meaning[0] ?? 0)) / 2),
    deviation: round(deviation(values)),
  };
}

function deviation(values: readonly (number | undefined)[]): number {
  const there = values.flatMap((value) => value ?? []);
  const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
  return Math.sqrt(there.reduce((sum, value) => sum + (value - mean) ** 2, 0) / there.length);
}

/** Reads a table without the counts of triples that were held out. */
async function readWithout(table: ArgumentTable, nounOf: (triple: ArgumentTriple) => string): Promise<ArgumentCounts> {
  const all = await readArgumentCounts(join(spaces as string, `${table}.tsv`), table);
  const heldOut = new Map<string, number>();
  for (const triple of split.heldOut) {
    const key = `${triple.verb}\t${nounOf(triple)}`;
    heldOut.set(key, (heldOut.get(key) ?? 0) + triple.count);
  }
  const rest = all.words.flatMap((word) =>
    all.of(word).map((own) => ({ ...own, count: own.count - (heldOut.get(`${word}\t${own.argument}`) ?? 0) })),
  );
  return new ArgumentCounts(
    all.title,
    rest.filter(({ count }) => count > 0),
  );
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.safetensors$/, '');
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
