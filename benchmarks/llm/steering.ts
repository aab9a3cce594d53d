/**
 * Steers an encoder to a register, to lexical relations, to facets of dot objects and to labels of texts, by one global token, by ten, and by changes of low rank.
 *
 *     npx tsx benchmarks/llm/steering.ts ENCODER DATA [SEEDS]
 *
 * DATA is a folder with the corpora and collections that are named below. Half of the words, names and rows are learned from, the others are scored; the rates and steps were fixed beforehand.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { readDotObjects } from '../../src/lexicon/dot-objects/read-dot-objects.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import type { RelationType } from '../../src/lexicon/synset.js';
import {
  Arithmetic,
  createAligner,
  createLowRank,
  type Encoder,
  evaluateRows,
  fingerprintOf,
  fitAdaptation,
  hiddenWordObjective,
  labelObjective,
  type Objective,
  pairObjective,
  readEncoder,
  readRows,
  readTextTask,
  scorePairs,
  splitTexts,
  type TextPair,
  type TrainedAdaptation,
} from '../../src/llm/index.js';
import { createRandom, shuffled } from '../../src/random.js';
import { type MeanWithInterval, meanWithInterval } from './mean-with-interval.js';

const [encoderPath, data = '../shared/data', seedCount = '3'] = process.argv.slice(2);
if (encoderPath === undefined) throw new Error('Give the file of an encoder, and the folder of the data.');
const encoder: Encoder = await readEncoder(encoderPath, new Arithmetic());
const seeds = Array.from({ length: Number(seedCount) }, (_, at) => at + 1);
const steps = 300;

type Make = (seed: number) => TrainedAdaptation | undefined;
const { network } = encoder;
const methods: readonly (readonly [name: string, rate: number, make: Make])[] = [
  ['one global token', 0.03, (seed) => createAligner(network, { seed })],
  ['10 global tokens', 0.03, (seed) => createAligner(network, { seed, tokens: 10 })],
  ['low rank 1', 0.01, (seed) => createLowRank(network, { seed })],
  [
    'low rank 4, all products',
    0.01,
    (seed) =>
      createLowRank(network, { seed, rank: 4, products: ['queries', 'keys', 'values', 'mix', 'widen', 'narrow'] }),
  ],
];

async function fitted(
  [, rate, make]: (typeof methods)[number],
  objective: Objective,
  seed: number,
): Promise<TrainedAdaptation | undefined> {
  const adaptation = make(seed);
  await fitAdaptation(encoder, adaptation, objective, {
    seed,
    steps,
    learningRate: rate,
    decay: 'linear',
    weightDecay: 0,
  });
  return adaptation;
}

type Scores = Readonly<Record<string, number>>;

/** Means and intervals over the seeds of each method's scores. */
async function measure(
  study: string,
  score: (seed: number, method: (typeof methods)[number] | undefined) => Promise<Scores>,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const method of [undefined, ...methods]) {
    const found: Scores[] = [];
    for (const seed of seeds) found.push(await score(seed, method));
    const summary: Record<string, MeanWithInterval> = {};
    for (const name of Object.keys(found[0] ?? {}))
      summary[name] = meanWithInterval(found.map((one) => one[name] ?? 0));
    const row = { study, method: method?.[0] ?? 'none', parameters: method?.[2](1)?.parameters.count ?? 0, ...summary };
    process.stderr.write(`${JSON.stringify(row)}\n`);
    rows.push(row);
  }
  return rows;
}

/** Rows of a corpus, at most 3,000 of them. */
async function rowsOf(archive: string): Promise<Uint32Array[]> {
  const { reader } = await createGuessedReader(join(data, 'corpora', archive));
  const rows: Uint32Array[] = [];
  // Some texts have bytes that are not UTF-8; those lines are left out.
  const onBad = (): void => undefined;
  for await (const row of readRows(reader, encoder.codes, { length: 32, onBad })) if (rows.push(row) === 3000) break;
  return rows;
}

/** Loss on the register that is learned, on unseen rows of it, and on another. */
async function measureRegister(archive: string, other: string): Promise<unknown[]> {
  const rows = await rowsOf(archive);
  // Blocks of 50 rows take turns, so that rows that are scored do not lie beside those that are learned from.
  const learned = rows.filter((_, at) => Math.floor(at / 50) % 2 === 0);
  const unseen = rows.filter((_, at) => Math.floor(at / 50) % 2 === 1);
  const others = (await rowsOf(other)).slice(0, 1000);
  return await measure(`register ${archive}`, async (seed, method) => {
    const adaptation = method && (await fitted(method, hiddenWordObjective(encoder, learned), seed));
    const [own, foreign] = [
      await evaluateRows(encoder, unseen, { adaptation, seed }),
      await evaluateRows(encoder, others, { adaptation, seed }),
    ];
    return { loss: own.loss, found: own.accuracy, lossElsewhere: foreign.loss };
  });
}

function isKnown(text: string): boolean {
  return encoder.codes.encode(text).every(({ code }) => code > 2);
}

/** Pairs of words of one relation of WordNet between the commonest senses, all of whose words the encoder knows. */
function relationPairs(lexicon: Lexicon, type: RelationType): TextPair[] {
  return encoder.codes.words.flatMap((source) => {
    const [sense] = lexicon.findSenses(source, 'n');
    if (sense === undefined || sense.lemma !== source) return [];
    const targets = lexicon.synset(sense.synset).relations.filter((relation) => relation.type === type);
    return targets.flatMap((relation) => {
      const target = lexicon.synset(relation.target).senses[0]?.lemma ?? '';
      return isKnown(target) && target !== source ? [{ source, target }] : [];
    });
  });
}

/** Halves pairs by their sources. */
function halves(pairs: readonly TextPair[], seed: number): [TextPair[], TextPair[]] {
  const sources = shuffled([...new Set(pairs.map(({ source }) => source))].sort(), createRandom(seed));
  const first = new Set(sources.slice(0, Math.ceil(sources.length / 2)));
  return [pairs.filter(({ source }) => first.has(source)), pairs.filter(({ source }) => !first.has(source))];
}

async function measureRelation(type: RelationType, pairs: readonly TextPair[]): Promise<unknown[]> {
  const candidates = [...new Set(pairs.map(({ target }) => target))];
  return await measure(
    `relation ${type}, ${new Set(pairs.map(({ source }) => source)).size} words`,
    async (seed, method) => {
      const [learned, unseen] = halves(pairs, seed);
      const adaptation = method && (await fitted(method, pairObjective(encoder, learned), seed));
      const score = (own: readonly TextPair[]) => scorePairs(encoder, own, { adaptation, candidates });
      return {
        seen: score(learned).meanReciprocalRank,
        unseen: score(unseen).meanReciprocalRank,
        unseenFirstTen: score(unseen).firstTen,
        // What is found without looking at the word.
        commonest: commonestScore(learned, unseen),
      };
    },
  );
}

/** The mean reciprocal rank of naming the targets that were learned most often first, whatever the word. */
function commonestScore(learned: readonly TextPair[], unseen: readonly TextPair[]): number {
  const counts = new Map<string, number>();
  for (const { target } of [...learned, ...unseen]) counts.set(target, 0);
  for (const { target } of learned) counts.set(target, (counts.get(target) ?? 0) + 1);
  const order = [...counts].sort(([, left], [, right]) => right - left).map(([target]) => target);
  const bySource = new Map<string, number>();
  for (const { source, target } of unseen) {
    bySource.set(source, Math.min(bySource.get(source) ?? Number.POSITIVE_INFINITY, order.indexOf(target) + 1));
  }
  return [...bySource.values()].reduce((sum, rank) => sum + 1 / rank, 0) / bySource.size;
}

/** Names that the encoder knows, each with the gloss of its class in each of three facets. */
function facetNames(): { readonly name: string; readonly glosses: ReadonlyMap<string, string> }[] {
  const dotObjects = readDotObjects();
  const facets = ['location', 'organization', 'human'] as const;
  const names = dotObjects.names.filter(
    ({ name, class: own }) =>
      isKnown(name) && facets.every((facet) => dotObjects.classes.get(own)?.type.includes(facet)),
  );
  return [...new Map(names.map((entry) => [entry.name, entry])).values()].map(({ name, class: own }) => ({
    name,
    glosses: new Map(facets.map((facet) => [facet, dotObjects.aspectGloss(facet, { class: own })])),
  }));
}

/** Whether a name alone leads to what it is in a facet: among all glosses of all classes, and among the facets of its own. */
async function measureFacet(facet: string): Promise<unknown[]> {
  const names = facetNames();
  const candidates = [...new Set(names.flatMap(({ glosses }) => [...glosses.values()]))];
  const pairs = names.map(({ name, glosses }) => ({ source: name, target: glosses.get(facet) ?? '' }));
  return await measure(`facet ${facet}, ${names.length} names`, async (seed, method) => {
    const [learned, unseen] = halves(pairs, seed);
    const adaptation = method && (await fitted(method, pairObjective(encoder, learned), seed));
    const facetRight = unseen.filter(({ source, target }) => {
      const own = names.find(({ name }) => name === source)?.glosses.values() ?? [];
      return scorePairs(encoder, [{ source, target }], { adaptation, candidates: [...own] }).first === 1;
    });
    const { first } = scorePairs(encoder, unseen, { adaptation, candidates });
    return { facetRight: facetRight.length / unseen.length, glossRight: first };
  });
}

/** Accuracy on the texts for scoring, of a linear classifier that is trained with each adaptation. */
async function measureLabels(archive: string): Promise<unknown[]> {
  return await measure(`labels ${archive}`, async (seed, method) => {
    const task = await readTextTask(join(data, 'text_classification', archive), { seed });
    const [test] =
      task.test.length > 1000 ? splitTexts(task.test, { seed, share: 1 - 1000 / task.test.length }) : [task.test];
    const objective = labelObjective(encoder, task.train, { seed, labels: task.labels.length });
    const adaptation = await fitted(method ?? ['none', 0.01, () => undefined], objective, seed);
    const found = objective.predict(
      test.map(({ text }) => text),
      { adaptation },
    );
    return { accuracy: found.filter((label, at) => label === test[at]?.label).length / test.length };
  });
}

const lexicon = await readWordnet();
const results = [
  ...(await measureRelation('hypernym', relationPairs(lexicon, 'hypernym'))),
  ...(await measureRelation('partMeronym', relationPairs(lexicon, 'partMeronym'))),
  ...(await measureFacet('location')),
  ...(await measureFacet('organization')),
  ...(await measureFacet('human')),
  ...(await measureLabels('qc.zip')),
  ...(await measureLabels('subjectivity.zip')),
  ...(await measureRegister('inaugural.zip', 'onestop_english.tar.xz')),
];
const command = 'npx tsx benchmarks/llm/steering.ts brown.safetensors DATA';
const result = { command, encoder: fingerprintOf(encoder), seeds, steps, results };
await writeFile('benchmarks/results/steering.json', `${JSON.stringify(result, undefined, 2)}\n`);
