import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEmbeddedSystem } from '../../src/embedded/embedded-systems.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import { embeddedSettings } from '../../src/embedded/settings.js';
import { userCacheFolder } from '../../src/embedded/user-cache-folder.js';
import { isContextualModel } from '../../src/embedding/contextual-model.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';
import type { AspectSet, MetonymySet } from '../../src/evaluation/sense-dataset.js';
import { type AspectHint, createAspectSystem } from '../../src/evaluation/systems/aspect-system.js';
import type { EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { listSetExamples } from '../../src/evaluation/systems/list-set-examples.js';
import { readDotObjects } from '../../src/lexicon/dot-objects/read-dot-objects.js';
import { readChineseGlosses } from '../../src/lexicon/read-chinese-glosses.js';
import { openModel } from '../../src/models/open-model.js';
import { balanceAspectExamples } from '../../src/wsd/aspects/aspect-examples.js';
import { type AspectHead, createAspectHead } from '../../src/wsd/aspects/aspect-head.js';
import { type AspectExample, trainAspectHead } from '../../src/wsd/aspects/train-aspect-head.js';
import { createBiEncoder } from '../../src/wsd/bi-encoder.js';
import type { Scorer } from '../../src/wsd/disambiguator.js';
import { readChineseGlosser } from '../../src/wsd/translation/read-chinese-glosser.js';
import { createTranslatingScorer } from '../../src/wsd/translation/translate-target.js';
import {
  type Answers,
  type AnySet,
  answer,
  answerInFolds,
  collectSenseExamples,
  listFloors,
  listReadings,
  type Opened,
  openSet,
  scoreAnswers,
} from './aspect-sets.js';

// Scores aspects of names and metonymy without training, with a head of SemCor and WordNet's examples, with that head trained on by the
// development half, and on metonymy in ten folds over names; with each hint, masked and not. Prints a line a score, writes JSON.
// Usage: qualia providers fetch all-minilm-l6-v2; npx tsx benchmarks/senses/measure-aspects.ts [--stage NAME...] [--test] [--out FILE]
// The stages are masked and unmasked (heads), glosses and embedded, which needs the cache of the embedded default; default all. Scores of
// other stages stay in the file. Without --test nothing is asked of the test half. Vectors are kept in the cache folder of the user.

const command = 'npx tsx benchmarks/senses/measure-aspects.ts --test --out benchmarks/results/senses-aspects.json';
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: given } = parseArgs({
  options: {
    test: { type: 'boolean', default: false },
    stage: { type: 'string', multiple: true, default: ['masked', 'unmasked', 'glosses', 'embedded'] },
    model: { type: 'string', default: 'transformers:all-minilm-l6-v2' },
    layers: { type: 'string', default: '3,4,5' },
    'per-aspect': { type: 'string', default: '1000' },
    out: { type: 'string' },
  },
});
const data = process.env['QUALIA_DATA'] ?? join(root, '../shared/data');
const layers = given.layers.split(',').map(Number);
const perAspect = Number(given['per-aspect']);
/** Chosen on folds of the training parts. */
const domainPenalty = 1;
const folds = 10;
/** Glosses of the class of a name are only known where its type is. */
const hintsOfGlosses = [
  { hint: 'set', classGlosses: true },
  { hint: 'set', classGlosses: false },
  { hint: 'lexicon', classGlosses: true },
  { hint: 'lexicon', classGlosses: false },
  { hint: 'none', classGlosses: true },
] as const;

const opened = await openModel(given.model, { cacheFolder: join(userCacheFolder(), 'models') });
if (!isContextualModel(opened)) throw new Error(`${given.model} gives no vectors of words in their texts.`);
const model = opened;
const cache = await openVectorCache(join(userCacheFolder(), 'embeddings'), opened, { onNotice: console.error });
const dotObjects = readDotObjects();
const { lexicon } = await readSenseInventory({});
const translate = await readChineseGlosser();
const glosses = readChineseGlosses();
const before = readBefore();
const rows: Record<string, unknown>[] = (before?.scores ?? []).filter(
  ({ stage }) => !given.stage.includes(`${stage}`) && stage !== 'floors',
);
const minutes: Record<string, number | null> = { ...before?.trainingMinutes };

const english = await openSet<AspectSet>('aspects-english-development', data);
const chinese = await openSet<AspectSet>('aspects-chinese-development', data);
const tests = given.test
  ? [await openSet<AspectSet>('aspects-english-test', data), await openSet<AspectSet>('aspects-chinese-test', data)]
  : [];
const metonymy = await Promise.all(
  [
    'semeval2007-metonymy-locations-train',
    'semeval2007-metonymy-locations-binary-train',
    'semeval2007-metonymy-organizations-train',
    'relocar-train',
  ].map((task) => openSet<MetonymySet>(task, data)),
);
const own = [english, chinese];
/** What is asked of the test half, which comes last. */
const last: (() => Promise<void>)[] = [];

for (const { task, set } of [...own, ...tests, ...metonymy]) {
  for (const { name, measure, value } of listFloors(set)) {
    rows.push({ task, stage: 'floors', floor: name, measure, score: round(value) });
  }
}

if (given.stage.includes('masked')) await measureHeads('masked');
if (given.stage.includes('unmasked')) await measureHeads('unmasked');
if (given.stage.includes('glosses')) await measureGlosses();
if (given.stage.includes('embedded')) await measureEmbedded();
for (const ask of last) await ask();
save();
await cache.close();

/** Scores heads that see the name or do not. Chinese sentences are put into English words. */
async function measureHeads(stage: 'masked' | 'unmasked'): Promise<void> {
  const masked = stage === 'masked';
  const senseExamples = balanceAspectExamples(await collectSenseExamples(lexicon, data), perAspect, 1);
  const begun = performance.now();
  const settings = { masked, layers, cache };
  const base = await trainAspectHead(model, senseExamples, { ...settings, data: 'SemCor and WordNet examples' });
  minutes[stage] = round((performance.now() - begun) / 60_000);
  const train = async (examples: readonly AspectExample[], from: AspectHead | undefined): Promise<AspectHead> => {
    return await trainAspectHead(model, examples, {
      ...settings,
      from,
      penalties: [0.1, 0.3, 1],
      data: 'own sentences',
    });
  };
  const lessons = { en: listSetExamples(english.set.items), zh: listSetExamples(chinese.set.items, translate) };
  const sense = 'SemCor, WordNet';
  const ofEnglish = [
    { training: sense, head: base },
    { training: `${sense}, development half`, head: await train(lessons.en, base) },
    { training: 'development half', head: await train(lessons.en, undefined) },
  ];
  const ofChinese = [
    { training: sense, head: base },
    { training: `${sense}, development half`, head: await train(lessons.zh, base) },
    { training: 'development half', head: await train(lessons.zh, undefined) },
    {
      training: `${sense}, English and Chinese development halves`,
      head: await train([...lessons.en, ...lessons.zh], base),
    },
  ];
  for (const hint of ['set', 'lexicon', 'none'] as const) {
    const told = { stage, scorer: 'head', hint, masked };
    await reportHead(base, [...own, ...metonymy], { ...told, training: sense });
    await reportHead(ofEnglish[1].head, [chinese, ...metonymy], {
      ...told,
      training: `${sense}, English development half`,
    });
    for (const { head, training } of ofEnglish)
      last.push(() => reportHead(head, tests.slice(0, 1), { ...told, training }));
    for (const { head, training } of ofChinese)
      last.push(() => reportHead(head, tests.slice(1), { ...told, training }));
    for (const from of [base, undefined]) {
      const training = from === undefined ? 'own folds' : `${sense} and own folds`;
      const learn = async (examples: readonly AspectExample[]): Promise<AspectHead> => {
        return await trainAspectHead(model, examples, {
          ...settings,
          from,
          penalties: [domainPenalty],
          data: training,
        });
      };
      const inFolds = async <Set extends AnySet>(one: Opened<Set>, list: (items: Set['items']) => AspectExample[]) => {
        const ask = async (learned: Set['items'], asked: Set): Promise<Answers> => {
          const scorer = createReadingHead(await learn(list(learned)));
          return await answer(makeSystem(scorer, { hint, decision: 'sum' }), asked);
        };
        tell(one, await answerInFolds(one.set, ask, folds), { ...told, training });
      };
      await inFolds(english, listSetExamples);
      await inFolds(chinese, (items) => listSetExamples(items, translate));
      if (hint !== 'set') continue;
      for (const one of metonymy) await inFolds(one, listReadings);
    }
  }
  const unread = createAspectHead(base, model, { cache });
  await report(chinese, makeSystem(unread, { hint: 'set' }), {
    stage,
    scorer: 'head, no translation',
    hint: 'set',
    masked,
    training: sense,
  });
}

/** A head that reads Chinese sentences in English words. */
function createReadingHead(head: AspectHead): Scorer {
  return createTranslatingScorer(createAspectHead(head, model, { cache }), translate);
}

/** Scores the cosines of contexts and glosses, both English. */
async function measureGlosses(): Promise<void> {
  const contexts = [
    { masked: true, context: 'target' },
    { masked: false, context: 'target' },
    { masked: false, context: 'others' },
  ] as const;
  for (const { masked, context } of contexts) {
    const plain = createBiEncoder(model, { context, masked, layers: context === 'target' ? layers : undefined, cache });
    const scorer = createTranslatingScorer(plain, translate);
    for (const { hint, classGlosses } of hintsOfGlosses) {
      const told = { stage: 'glosses', scorer: `bi-encoder, ${context}`, training: 'none', hint, masked, classGlosses };
      await reportAll(makeSystem(scorer, { hint, classGlosses }), told);
    }
  }
}

async function measureEmbedded(): Promise<void> {
  const { models } = await loadEmbedded({ cacheFolder: userCacheFolder() });
  for (const { hint, classGlosses } of hintsOfGlosses) {
    const options = { settings: embeddedSettings({ seed: 1 }), aspects: { hint, classGlosses } };
    const told = { stage: 'embedded', scorer: 'embedded gloss vectors', training: 'none', hint, classGlosses };
    await reportAll(createEmbeddedSystem('aspects', models, options), told);
  }
}

/** Asks a system of all sets, of the test half last. */
async function reportAll(system: EvaluatedSystem, told: Told): Promise<void> {
  for (const one of [...own, ...metonymy]) await report(one, system, told);
  for (const one of tests) last.push(() => report(one, system, told));
}

function makeSystem(
  scorer: Scorer,
  more: { hint: AspectHint; classGlosses?: boolean; decision?: 'best' | 'sum' },
): EvaluatedSystem {
  const description = { specification: 'aspects', files: [], settings: {} };
  const parts = { dotObjects, glosses, lexicon, scorer, language: 'en', ...more } as const;
  return createAspectSystem(parts, { name: 'aspects', description });
}

interface Before {
  readonly scores: readonly Record<string, unknown>[];
  readonly trainingMinutes: Readonly<Record<string, number | null>>;
}

/** Reads what earlier runs wrote. */
function readBefore(): Before | undefined {
  if (given.out === undefined || !existsSync(join(root, given.out))) return undefined;
  return JSON.parse(readFileSync(join(root, given.out), 'utf8')) as Before;
}

/** Writes what is scored so far. */
function save(): void {
  if (given.out === undefined) return;
  const settings = { model: model.modelId, layers, perAspect, domainPenalty, folds };
  const told = { command, node: process.version, settings, trainingMinutes: minutes, scores: rows };
  writeFileSync(join(root, given.out), `${JSON.stringify(told, null, 1)}\n`);
}

async function reportHead(head: AspectHead, of: readonly Opened<AnySet>[], told: Told): Promise<void> {
  const system = makeSystem(createReadingHead(head), { hint: told.hint });
  for (const one of of) await report(one, system, { ...told, penalty: head.facts.penalty });
}

interface Told {
  readonly stage: string;
  readonly scorer: string;
  readonly training: string;
  readonly hint: AspectHint;
  readonly [setting: string]: unknown;
}

async function report(one: Opened<AnySet>, system: EvaluatedSystem, told: Told): Promise<void> {
  tell(one, await answer(system, one.set), told);
}

function tell({ task, set }: Opened<AnySet>, answers: Answers, told: Told): void {
  const { scores, confusion } = scoreAnswers(set, answers);
  const [main] = scores;
  const measures = Object.fromEntries(scores.map(({ measure, value }) => [measure, round(value)]));
  const interval = main?.interval == null ? null : [round(main.interval.low), round(main.interval.high)];
  rows.push({
    task,
    ...told,
    score: round(main?.value),
    interval,
    measures,
    ...(told.scorer === 'head' && { confusion }),
  });
  const macro = measures['macro f1 of aspects'] ?? measures['macro f1 of labels'];
  console.log([task, main?.value?.toFixed(3), macro?.toFixed(3), JSON.stringify(told)].join('\t'));
}

function round(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 1e4) / 1e4;
}
