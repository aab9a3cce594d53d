import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSemcorReader } from '../../src/corpus/readers/semcor-reader.js';
import { cacheDirectory } from '../../src/embedded/cache-directory.js';
import { createEmbeddedSystem } from '../../src/embedded/embedded-systems.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import { embeddedSettings } from '../../src/embedded/settings.js';
import { isContextualModel } from '../../src/embedding/contextual-model.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { taskKindOf } from '../../src/evaluation/kinds/task-kinds.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { findGoldAspects, findReading, listReadingAspects } from '../../src/evaluation/scores/metonymy-aspects.js';
import type { AspectSet, MetonymyItem, MetonymySet } from '../../src/evaluation/sense-dataset.js';
import { type AspectHint, createAspectSystem } from '../../src/evaluation/systems/aspect-system.js';
import type { EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { readDotObjects, readSenseAnchors } from '../../src/lexicon/dot-objects/read-dot-objects.js';
import { createSenseAspects } from '../../src/lexicon/dot-objects/sense-aspects.js';
import { openModel } from '../../src/models/open-model.js';
import { createRandom, shuffled } from '../../src/random.js';
import {
  balanceAspectExamples,
  collectAspectExamples,
  listAspectExamples,
} from '../../src/wsd/aspects/aspect-examples.js';
import { type AspectHead, createAspectHead } from '../../src/wsd/aspects/aspect-head.js';
import { type AspectExample, trainAspectHead } from '../../src/wsd/aspects/train-aspect-head.js';
import { createBaseForms } from '../../src/wsd/base-forms.js';
import { createBiEncoder } from '../../src/wsd/bi-encoder.js';
import type { Scorer } from '../../src/wsd/disambiguator.js';

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

const opened = await openModel(given.model, { cacheFolder: join(cacheDirectory(), 'models') });
if (!isContextualModel(opened)) throw new Error(`${given.model} gives no vectors of words in their texts.`);
const model = opened;
const cache = await openVectorCache(join(cacheDirectory(), 'embeddings'), opened, { onNotice: console.error });
const dotObjects = readDotObjects();
const { lexicon } = await readSenseInventory({});
const manifests = await readTaskManifests();
const before = readBefore();
const rows: Record<string, unknown>[] = (before?.scores ?? []).filter(
  ({ stage }) => !given.stage.includes(`${stage}`) && stage !== 'floors',
);
const minutes: Record<string, number | null> = { ...before?.trainingMinutes };

const english = await openAspects('aspects-english-development');
const chinese = await openAspects('aspects-chinese-development');
const tests = given.test ? [await openAspects('aspects-english-test'), await openAspects('aspects-chinese-test')] : [];
const metonymy = await Promise.all(
  [
    'semeval2007-metonymy-locations-train',
    'semeval2007-metonymy-locations-binary-train',
    'semeval2007-metonymy-organizations-train',
    'relocar-train',
  ].map(async (task) => ({ task, set: (await open(task)) as MetonymySet })),
);
const own = [english, chinese];
/** What is asked of the test half, which comes last. */
const last: (() => Promise<void>)[] = [];

for (const { task, set } of [...own, ...tests, ...metonymy]) {
  for (const { name, measure, value } of set.kind === 'aspects'
    ? taskKindOf(set).anchors(set, {})
    : taskKindOf(set).anchors(set, {})) {
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

/** Scores heads that see the name or do not. */
async function measureHeads(stage: 'masked' | 'unmasked'): Promise<void> {
  const masked = stage === 'masked';
  const senseExamples = balanceAspectExamples(await collectSenseExamples(), perAspect, 1);
  const begun = performance.now();
  const settings = { masked, layers, cache };
  const base = await trainAspectHead(model, senseExamples, { ...settings, data: 'SemCor and WordNet examples' });
  minutes[stage] = round((performance.now() - begun) / 60_000);
  const half = listExamples(english.set);
  const adapted = await trainAspectHead(model, half, {
    ...{ ...settings, from: base, penalties: [0.1, 0.3, 1] },
    data: 'SemCor, WordNet examples and the development half',
  });
  const alone = await trainAspectHead(model, half, {
    ...settings,
    penalties: [0.1, 0.3, 1],
    data: 'the development half',
  });
  for (const hint of ['set', 'lexicon', 'none'] as const) {
    const told = { stage, scorer: 'head', hint, masked };
    await reportHead(base, [...own, ...metonymy], { ...told, training: 'SemCor and WordNet' });
    const trainings = [
      [base, 'SemCor and WordNet'],
      [adapted, 'SemCor, WordNet, development half'],
      [alone, 'development half'],
    ] as const;
    for (const [head, training] of trainings) last.push(() => reportHead(head, tests, { ...told, training }));
    await reportHead(adapted, metonymy, { ...told, training: 'SemCor, WordNet, development half' });
    for (const training of ['SemCor, WordNet and own folds', 'own folds'] as const) {
      const from = training === 'own folds' ? undefined : base;
      const answers = await answerInFolds(
        english.set,
        (items) => {
          return trainAspectHead(model, listExamples({ ...english.set, items }), {
            ...{ ...settings, from, penalties: [domainPenalty], data: training },
          });
        },
        hint,
      );
      tell(english, answers, { ...told, training });
      if (hint !== 'set') continue;
      for (const one of metonymy) {
        const found = await answerInFolds(
          one.set,
          (items) => {
            const examples = listReadings({ ...one.set, items });
            return trainAspectHead(model, examples, { ...settings, from, penalties: [domainPenalty], data: training });
          },
          hint,
        );
        tell(one, found, { ...told, training });
      }
    }
  }
}

/** Scores the cosines of contexts and glosses. */
async function measureGlosses(): Promise<void> {
  for (const masked of [true, false]) {
    for (const context of masked ? (['target'] as const) : (['target', 'others'] as const)) {
      const scorer = createBiEncoder(model, {
        context,
        masked,
        layers: context === 'target' ? layers : undefined,
        cache,
      });
      for (const hint of ['set', 'lexicon', 'none'] as const) {
        for (const classGlosses of hint === 'none' ? [true] : [true, false]) {
          const system = makeSystem(scorer, { hint, classGlosses });
          for (const one of [...own, ...metonymy]) {
            await report(one, system, {
              stage: 'glosses',
              scorer: `bi-encoder, ${context}`,
              training: 'none',
              hint,
              masked,
              classGlosses,
            });
          }
          for (const one of tests) {
            const told = {
              stage: 'glosses',
              scorer: `bi-encoder, ${context}`,
              training: 'none',
              hint,
              masked,
              classGlosses,
            };
            last.push(() => report(one, system, told));
          }
        }
      }
    }
  }
}

async function measureEmbedded(): Promise<void> {
  const { models } = await loadEmbedded({ cacheDirectory: join(cacheDirectory()) });
  for (const hint of ['set', 'lexicon', 'none'] as const) {
    for (const classGlosses of hint === 'none' ? [true] : [true, false]) {
      const options = { settings: embeddedSettings({ seed: 1 }), aspects: { hint, classGlosses } };
      const system = createEmbeddedSystem('aspects', models, options);
      for (const one of [...own, ...metonymy]) {
        await report(one, system, {
          stage: 'embedded',
          scorer: 'embedded gloss vectors',
          training: 'none',
          hint,
          classGlosses,
        });
      }
      for (const one of tests) {
        last.push(() =>
          report(one, system, {
            stage: 'embedded',
            scorer: 'embedded gloss vectors',
            training: 'none',
            hint,
            classGlosses,
          }),
        );
      }
    }
  }
}

function makeSystem(
  scorer: Scorer,
  more: { hint: AspectHint; classGlosses?: boolean; decision?: 'best' | 'sum' },
): EvaluatedSystem {
  const description = { specification: 'aspects', files: [], settings: {} };
  return createAspectSystem({ dotObjects, lexicon, scorer, ...more }, { name: 'aspects', description });
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

async function reportHead(head: AspectHead, of: readonly Opened[], told: Told): Promise<void> {
  const scorer = createAspectHead(head, model, { cache });
  const system = makeSystem(scorer, { hint: told.hint });
  for (const one of of) await report(one, system, { ...told, penalty: head.facts.penalty });
}

interface Opened {
  readonly task: string;
  readonly set: AspectSet | MetonymySet;
}

interface Told {
  readonly stage: string;
  readonly scorer: string;
  readonly training: string;
  readonly hint: AspectHint;
  readonly [setting: string]: unknown;
}

async function report(one: Opened, system: EvaluatedSystem, told: Told): Promise<void> {
  tell(one, await answer(system, one.set), told);
}

async function answer(system: EvaluatedSystem, set: Opened['set']): Promise<(string | undefined)[]> {
  const found =
    set.kind === 'aspects'
      ? await system.answerers.aspects?.(set, { task: 'aspects' })
      : await system.answerers.metonymy?.(set, { task: 'metonymy' });
  return (found ?? []).map(({ answer: one }) => one);
}

function tell({ task, set }: Opened, answers: readonly (string | undefined)[], told: Told): void {
  const { scores, confusion } =
    set.kind === 'aspects' ? taskKindOf(set).score(set, answers, {}) : taskKindOf(set).score(set, answers, {});
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

/** Answers each fold of names by a head that learned from the others. */
async function answerInFolds<Set extends Opened['set']>(
  set: Set,
  train: (items: Set['items']) => Promise<AspectHead>,
  hint: AspectHint,
): Promise<(string | undefined)[]> {
  const items: readonly (AspectSet | MetonymySet)['items'][number][] = set.items;
  const names = items.map((item) => item.text.slice(item.start, item.end).toLowerCase());
  const order = shuffled([...new Set(names)].sort(), createRandom(1));
  const parts = names.map((name) => order.indexOf(name) % folds);
  const answers: (string | undefined)[] = items.map(() => undefined);
  for (let part = 0; part < folds; part++) {
    const learned = items.filter((_, place) => parts[place] !== part) as unknown as Set['items'];
    const asked = { ...set, items: items.filter((_, place) => parts[place] === part) } as Set;
    const scorer = createAspectHead(await train(learned), model, { cache });
    const found = await answer(makeSystem(scorer, { hint, decision: 'sum' }), asked);
    parts.forEach((of, place) => {
      if (of === part) answers[place] = found.shift();
    });
  }
  return answers;
}

/** Each item twice: among the aspects of its type, and among all eight, so that both are learned. */
function listExamples({ items }: Pick<AspectSet, 'items'>): AspectExample[] {
  return items.flatMap(({ text, start, end, aspects, candidates, name }) => {
    const example = { text, start, end, aspects, group: name };
    return [{ ...example, candidates }, example];
  });
}

/** Of what is metonymic without a told aspect, all aspects but the literal one are right; mixed readings teach nothing. */
function listReadings({ items }: Pick<MetonymySet, 'items'>): AspectExample[] {
  return items.flatMap((item: MetonymyItem) => {
    if (item.label === 'mixed') return [];
    const { text, start, end, nameClass } = item;
    const candidates = listReadingAspects(nameClass);
    const others = candidates.filter((aspect) => findReading(nameClass, aspect) === 'metonymic');
    const aspects = findGoldAspects(item) ?? others;
    return [{ text, start, end, aspects, candidates, group: text.slice(start, end) }];
  });
}

async function collectSenseExamples(): Promise<AspectExample[]> {
  const findAspects = createSenseAspects(lexicon, readSenseAnchors());
  const units = createSemcorReader(join(data, 'wsd/semcor3.0.tar.xz'), { include: 'br-*' }).read();
  const inTexts = await collectAspectExamples(units, lexicon, findAspects);
  return [...listAspectExamples(lexicon, findAspects, createBaseForms(lexicon)), ...inTexts];
}

async function open(task: string) {
  const manifest = manifests.find(({ id }) => id === task);
  if (manifest === undefined) throw new Error(`There is no task ${task}.`);
  return (await readDataset(manifest, [data, join(root, 'benchmarks')])).dataset;
}

async function openAspects(task: string): Promise<{ task: string; set: AspectSet }> {
  return { task, set: (await open(task)) as AspectSet };
}

function round(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 1e4) / 1e4;
}
