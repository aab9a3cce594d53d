import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSemcorReader } from '../../src/corpus/readers/semcor-reader.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { taskKindOf } from '../../src/evaluation/kinds/task-kinds.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { findGoldAspects, findReading, listReadingAspects } from '../../src/evaluation/scores/metonymy-aspects.js';
import type { AspectSet, MetonymyItem, MetonymySet } from '../../src/evaluation/sense-dataset.js';
import type { EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { readSenseAnchors } from '../../src/lexicon/dot-objects/read-dot-objects.js';
import { createSenseAspects } from '../../src/lexicon/dot-objects/sense-aspects.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { createRandom, shuffled } from '../../src/random.js';
import { collectAspectExamples, listAspectExamples } from '../../src/wsd/aspects/aspect-examples.js';
import type { AspectExample } from '../../src/wsd/aspects/train-aspect-head.js';
import { createBaseForms } from '../../src/wsd/base-forms.js';

/** The sets that ask for aspects. */
export type AnySet = AspectSet | MetonymySet;

export type Answers = readonly (string | undefined)[];

export interface Opened<Set extends AnySet> {
  readonly task: string;
  readonly set: Set;
}

/** Reads the set of a task. */
export async function openSet<Set extends AnySet>(task: string, data: string): Promise<Opened<Set>> {
  const manifest = (await readTaskManifests()).find(({ id }) => id === task);
  if (manifest === undefined) throw new Error(`There is no task ${task}.`);
  const benchmarks = fileURLToPath(new URL('..', import.meta.url));
  return { task, set: (await readDataset(manifest, [data, benchmarks])).dataset as Set };
}

/** The contexts of nouns in SemCor and WordNet's examples whose sense tells the aspect. */
export async function collectSenseExamples(lexicon: Lexicon, data: string): Promise<AspectExample[]> {
  const findAspects = createSenseAspects(lexicon, readSenseAnchors());
  const units = createSemcorReader(join(data, 'wsd/semcor3.0.tar.xz'), { include: 'br-*' }).read();
  const inTexts = await collectAspectExamples(units, lexicon, findAspects);
  return [...listAspectExamples(lexicon, findAspects, createBaseForms(lexicon)), ...inTexts];
}

/** Of what is metonymic without a told aspect, all aspects but the literal one are right; mixed readings teach nothing. */
export function listReadings(items: readonly MetonymyItem[]): AspectExample[] {
  return items.flatMap((item) => {
    if (item.label === 'mixed') return [];
    const { text, start, end, nameClass } = item;
    const candidates = listReadingAspects(nameClass);
    const others = candidates.filter((aspect) => findReading(nameClass, aspect) === 'metonymic');
    const aspects = findGoldAspects(item) ?? others;
    return [{ text, start, end, aspects, candidates, group: text.slice(start, end) }];
  });
}

export async function answer(system: EvaluatedSystem, set: AnySet): Promise<Answers> {
  const found =
    set.kind === 'aspects'
      ? await system.answerers.aspects?.(set, { task: 'aspects' })
      : await system.answerers.metonymy?.(set, { task: 'metonymy' });
  return (found ?? []).map(({ answer: one }) => one);
}

/** Answers each fold of names by what learned from the others. */
export async function answerInFolds<Set extends AnySet>(
  set: Set,
  ask: (learned: Set['items'], asked: Set) => Promise<Answers>,
  folds: number,
): Promise<Answers> {
  const items: readonly AnySet['items'][number][] = set.items;
  const names = items.map((item) => item.text.slice(item.start, item.end).toLowerCase());
  const order = shuffled([...new Set(names)].sort(), createRandom(1));
  const parts = names.map((name) => order.indexOf(name) % folds);
  const answers: (string | undefined)[] = items.map(() => undefined);
  for (let part = 0; part < folds; part++) {
    const learned = items.filter((_, place) => parts[place] !== part) as unknown as Set['items'];
    const asked = { ...set, items: items.filter((_, place) => parts[place] === part) } as Set;
    const found = [...(await ask(learned, asked))];
    parts.forEach((of, place) => {
      if (of === part) answers[place] = found.shift();
    });
  }
  return answers;
}

export function scoreAnswers(set: AnySet, answers: Answers) {
  return set.kind === 'aspects' ? taskKindOf(set).score(set, answers, {}) : taskKindOf(set).score(set, answers, {});
}

export function listFloors(set: AnySet) {
  return set.kind === 'aspects' ? taskKindOf(set).anchors(set, {}) : taskKindOf(set).anchors(set, {});
}
