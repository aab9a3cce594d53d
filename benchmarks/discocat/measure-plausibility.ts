import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createAssociationPlausibility, wordPairs } from '../../src/discocat/association-plausibility.js';
import { corruptTriples, type PlausibilityItem } from '../../src/discocat/corrupt-triples.js';
import type { LearnedTensors, PlausibilityModel } from '../../src/discocat/learned-tensors.js';
import {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
  createTensorPlausibility,
} from '../../src/discocat/plausibility-models.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';
import { createSimilarityPlausibilities } from '../../src/discocat/similarity-plausibility.js';
import { splitTriples, type TripleSplit } from '../../src/discocat/split-triples.js';
import { createStackedPlausibility, fitStackedPlausibility } from '../../src/discocat/stacked-plausibility.js';
import type { TransitiveSentence } from '../../src/discocat/transitive-sentence.js';
import type { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { writeTriples } from '../../src/embedded/triples-table.js';
import { UnknownWordError } from '../../src/errors.js';
import { type PlausibilityScore, scorePlausibility } from '../../src/evaluation/scores/score-plausibility.js';
import type { AreaInterval } from '../../src/evaluation/statistics/area-under-curve.js';
import { sha256OfFile } from '../../src/manifest.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';

// Measures how well models tell triples of verb, subject and object that a corpus holds from corrupted ones.
// First the parts to learn from are written, then tensors are trained on each with "qualia verb train", then all is measured. With
// the tables and spaces of "qualia space build" in FOLDER, in bash:
//   npx tsx benchmarks/discocat/measure-plausibility.ts --triples FOLDER/verb-subject-object.tsv --write-training training.tsv \
//     --write-inner inner/training.tsv
//   train() { for part in . inner; do npx qualia verb train $part/training.tsv --minimum-triples 5 --out $part/$1.safetensors "${@:2}"; done; }
//   train factored --method factored --space FOLDER/function.safetensors --pair-space FOLDER/domain.safetensors --epochs 3
//   train factored-domain --method factored --space FOLDER/domain.safetensors --pair-space FOLDER/window.safetensors --epochs 3
//   train skip-gram --method skip-gram --space FOLDER/function.safetensors --dimensions 60 --epochs 3
//   train low-rank --method low-rank --space FOLDER/function.safetensors --dimensions 60 --epochs 3
//   train multi-step --method multi-step --space FOLDER/function.safetensors --dimensions 60
//   train ridge --method ridge --space FOLDER/function.safetensors --dimensions 100
//   names="factored factored-domain skip-gram low-rank multi-step ridge"
//   npx tsx benchmarks/discocat/measure-plausibility.ts --triples FOLDER/verb-subject-object.tsv --space FOLDER/function.safetensors \
//     --second-space FOLDER/window.safetensors $(for name in $names; do echo --tensors $name.safetensors; done) \
//     $(for name in $names; do echo --inner-tensors inner/$name.safetensors; done) \
//     --samples 300 --out benchmarks/results/plausibility.json
// Several --tensors are measured one by one and as the mean of what they say. Held out are 5 % of the distinct triples (seed 1)
// whose verb has at least 10 others, and each noun at least 5 in its place. Every model is asked the same items: those
// whose words all of them know.
//
// Stacks are fitted on an inner part: 5 % of the triples to learn from (seed 2), held out in the same manner and corrupted with
// nothing but the triples to learn from. Models that learned from the rest (--inner-tensors, in the order of --tensors) score it,
// a logistic regression finds the weights, and models that learned from both parts are asked about the part held out.
//
// Models see no triple of the part they are asked about. The spaces are those of all text, the sentences of held-out triples
// among them: they tell how alike nouns are, not which went with which verb.

const { values: given } = parseArgs({
  options: {
    triples: { type: 'string' },
    space: { type: 'string' },
    'second-space': { type: 'string' },
    tensors: { type: 'string', multiple: true, default: [] },
    'inner-tensors': { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    'write-training': { type: 'string' },
    'write-inner': { type: 'string' },
    samples: { type: 'string', default: '1000' },
    dimensions: { type: 'string', default: '100' },
  },
});
const leastVerb = 10;
const leastNoun = 5;
const share = 0.05;
const seed = 1;
const innerSeed = 2;

// Two models of one method bear the same name, so that the weights of a stack cannot tell them apart: their files must.
const [outerNames, innerNames] = [given.tensors, given['inner-tensors']].map((paths) =>
  paths.map((path) => basename(path)),
);
if (innerNames !== undefined && innerNames.length > 0 && innerNames.join() !== outerNames?.join()) {
  throw new Error('Name the same files in the same order in --tensors and --inner-tensors, or no inner ones');
}
if (given.triples === undefined) throw new Error('Name the table of triples: --triples verb-subject-object.tsv');
const all = await readVerbArguments(given.triples);
const split = splitTriples(all, { share, seed });
const innerSplit = splitTriples(split.training, { share, seed: innerSeed });
if (given['write-training'] !== undefined) {
  await writeTriples(given['write-training'], split.training);
  if (given['write-inner'] !== undefined) await writeTriples(given['write-inner'], innerSplit.training);
} else {
  if (given.space === undefined || given.out === undefined) {
    throw new Error('Name the space of the baselines and the file to write: --space FILE --out FILE');
  }
  await measure(given.space, given.out);
}

/** A model with the name under which it is reported, and the family that stacks are made of. */
interface NamedModel {
  readonly name: string;
  readonly family: 'tensor' | 'counts' | 'similarity' | 'baseline';
  readonly model: PlausibilityModel;
}

async function measure(spacePath: string, out: string): Promise<void> {
  const secondPaths = given['second-space'] === undefined ? [] : [given['second-space']];
  const [space, ...seconds] = await Promise.all([spacePath, ...secondPaths].map(openSpace));
  if (space === undefined) throw new Error('no space');
  const spaces = [space, ...seconds];
  const inner = await askModels(innerSplit, split.training, { paths: given['inner-tensors'], spaces });
  const outer = await askModels(split, all, { paths: given.tensors, spaces });
  const reported = [...outer.models, ...combineModels(inner, outer)];
  const scores = reported.map(({ name, model }) => {
    const score = scorePlausibility(model, outer.items, { samples: Number(given.samples) });
    console.log(
      name,
      format(score.overall),
      ...[...score.byCorruption].map(([kind, area]) => `${kind} ${format(area)}`),
    );
    return { name, ...describe(score) };
  });
  const files = [given.triples ?? '', spacePath, ...secondPaths, ...given.tensors];
  const innerFiles = given['inner-tensors'];
  const hashed = (paths: readonly string[]): Promise<{ path: string; sha256: string }[]> =>
    Promise.all(paths.map(async (path) => ({ path: basename(path), sha256: await sha256OfFile(path) })));
  const result = {
    command: `npx tsx benchmarks/discocat/measure-plausibility.ts ${process.argv.slice(2).map(nameFile).join(' ')}`,
    items: outer.items.length,
    heldOut: split.heldOut.length,
    innerItems: inner.items.length,
    leastVerb,
    leastNoun,
    share,
    seed,
    innerSeed,
    samples: Number(given.samples),
    baselineDimensions: Number(given.dimensions),
    files: await hashed(files),
    innerFiles: await hashed(innerFiles),
    scores,
  };
  await writeFile(out, `${JSON.stringify(result, null, 2)}\n`);
}

/** The last part of a path, with a folder that tells inner tensors from the others. */
function nameFile(argument: string): string {
  if (!argument.includes('/')) return argument;
  return given['inner-tensors'].includes(argument) ? `inner/${basename(argument)}` : basename(argument);
}

async function openSpace(path: string): Promise<Space> {
  return viewSpace(await readSpace(path), { rank: Number(given.dimensions) });
}

interface AskedModels {
  readonly items: readonly PlausibilityItem[];
  /** Models that have scored the items and know nothing else. */
  readonly models: readonly NamedModel[];
}

/** Makes all models of the triples to learn from, and asks each for every item once. */
async function askModels(
  { training, heldOut }: TripleSplit,
  seen: VerbArguments,
  { paths, spaces }: { readonly paths: readonly string[]; readonly spaces: readonly Space[] },
): Promise<AskedModels> {
  const [space] = spaces;
  const tensors = await Promise.all(paths.map((path) => readLearnedTensors(path)));
  const accept = (noun: string): boolean => (space?.has(noun) ?? false) && tensors.every((own) => own.nouns.has(noun));
  const counts = countWords(training);
  const enough = heldOut.filter(({ verb, subject, object }) => {
    const [ofVerb, ofSubject, ofObject] = [`v ${verb}`, `s ${subject}`, `o ${object}`].map(
      (key) => counts.get(key) ?? 0,
    );
    return ofVerb >= leastVerb && ofSubject >= leastNoun && ofObject >= leastNoun;
  });
  const items = corruptTriples(enough, seen, { accept }).filter(({ seen: triple }) =>
    tensors.every((own) => own.verbs.has(triple.verb)),
  );
  const models = listModels(training, { tensors, paths, spaces });
  const scored = new Map<TransitiveSentence, number[]>();
  const known = items.filter((item) => scoreItem(models, item, scored));
  return {
    items: known,
    models: models.map(({ name, family, model }, which) => ({
      name,
      family,
      model: { name: model.name, plausibility: (sentence) => scored.get(sentence)?.[which] ?? Number.NaN },
    })),
  };
}

function listModels(
  training: VerbArguments,
  options: {
    readonly tensors: readonly LearnedTensors[];
    readonly paths: readonly string[];
    readonly spaces: readonly Space[];
  },
): NamedModel[] {
  const { tensors, paths, spaces } = options;
  const named = (family: NamedModel['family'], models: readonly PlausibilityModel[]): NamedModel[] =>
    models.map((model) => ({ name: model.name, family, model }));
  const baselines = spaces
    .slice(0, 1)
    .flatMap((space) => [
      createFrequencyPlausibility(training),
      createPrototypePlausibility(space, training),
      createRelationalPlausibility(space, training),
    ]);
  return [
    ...named('baseline', baselines),
    ...named(
      'counts',
      (['verb', 'subject', 'object'] as const).map((place) => createFrequencyPlausibility(training, [place])),
    ),
    ...named(
      'counts',
      wordPairs.map((pair) => createAssociationPlausibility(pair, training)),
    ),
    ...named(
      'similarity',
      spaces.flatMap((space) => createSimilarityPlausibilities(space, training)),
    ),
    ...tensors.map((own, place): NamedModel => {
      return { name: basename(paths[place] ?? ''), family: 'tensor', model: createTensorPlausibility(own) };
    }),
  ];
}

/** Asks every model for the triples of an item; tells whether all of them know its words. */
function scoreItem(
  models: readonly NamedModel[],
  { seen, corrupted }: PlausibilityItem,
  scored: Map<TransitiveSentence, number[]>,
): boolean {
  try {
    for (const sentence of [seen, ...corrupted.values()]) {
      scored.set(
        sentence,
        models.map(({ model }) => model.plausibility(sentence)),
      );
    }
    return true;
  } catch (error) {
    if (error instanceof UnknownWordError) return false;
    throw error;
  }
}

/** The mean of all tensors, and stacks whose weights come from the inner part. */
function combineModels(inner: AskedModels, outer: AskedModels): Pick<NamedModel, 'name' | 'model'>[] {
  const ofFamilies = (asked: AskedModels, families: readonly string[]): PlausibilityModel[] =>
    asked.models.filter(({ family }) => families.includes(family)).map(({ model }) => model);
  const tensors = ofFamilies(outer, ['tensor']);
  const mean = tensors.length < 2 ? [] : [{ name: 'mean of all tensors', model: createMeanPlausibility(tensors) }];
  if (tensors.length !== ofFamilies(inner, ['tensor']).length) return mean;
  const stack = (name: string, families: readonly string[], products: boolean): Pick<NamedModel, 'name' | 'model'> => {
    const weights = fitStackedPlausibility(ofFamilies(inner, families), inner.items, { products });
    const fitted = createStackedPlausibility(ofFamilies(inner, families), weights);
    console.log(
      `${name}, on the part it was fitted on: ${format(scorePlausibility(fitted, inner.items, { samples: 1 }).overall)}`,
    );
    return { name, model: createStackedPlausibility(ofFamilies(outer, families), weights) };
  };
  return [
    ...mean,
    ...(tensors.length === 0 ? [] : [stack('stack of tensors', ['tensor'], false)]),
    stack('stack of counts and similarities', ['counts', 'similarity'], false),
    stack('stack of all', ['tensor', 'counts', 'similarity'], false),
    stack('stack of all with products', ['tensor', 'counts', 'similarity'], true),
  ];
}

/** In how many distinct triples each word stands in its place. */
function countWords(triples: VerbArguments): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verb, subject, object } of triples.all()) {
    for (const key of [`v ${verb}`, `s ${subject}`, `o ${object}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function describe({ overall, byCorruption, answered, unanswered }: PlausibilityScore): Record<string, unknown> {
  return {
    overall: round(overall),
    ...Object.fromEntries(Array.from(byCorruption, ([kind, area]) => [kind, round(area)])),
    answered,
    unanswered,
  };
}

function round({ value, low, high }: AreaInterval): number[] {
  return [value, low, high].map((number) => Math.round(number * 10_000) / 10_000);
}

function format(area: AreaInterval): string {
  const [value, low, high] = round(area);
  return `${value} [${low}, ${high}]`;
}
