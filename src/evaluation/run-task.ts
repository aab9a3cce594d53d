import { setImmediate } from 'node:timers/promises';
import { QualiaError } from '../errors.js';
import type { AnyAnswer, Dataset, DatasetKind, ItemAnswer } from './any-dataset.js';
import type { ReadDataset } from './files/read-dataset.js';
import type { KindOptions } from './kinds/task-kind.js';
import { taskKindOf } from './kinds/task-kinds.js';
import { scoreAnswers } from './score-answers.js';
import type { AnswerContext, Answerer, EvaluatedSystem } from './systems/evaluated-system.js';
import type { TaskManifest } from './task-manifest.js';
import { resultSchemaVersion, type TaskResult, taskResultSchema } from './task-result.js';

/** A task with its data. */
export interface OpenTask {
  readonly manifest: Pick<TaskManifest, 'id' | 'mainScore' | 'contaminated'>;
  readonly dataset: Dataset;
  readonly files: ReadDataset['files'];
}

/** How {@link runTask} runs. */
export interface RunTaskOptions extends Omit<KindOptions, 'confidence'>, Omit<AnswerContext, 'task'> {
  /** The version of qualia, which the result keeps. */
  readonly version: string;
  /** How many of the first items are asked in a mock run; default: all items, and no mock run. */
  readonly mockItems?: number | undefined;
}

/** Whether a system can be asked the items of a task. */
export function answersTask(system: EvaluatedSystem, { manifest, dataset }: OpenTask): boolean {
  return system.answerers[dataset.kind] !== undefined && system.canAnswer?.(manifest.id, dataset) !== false;
}

/**
 * Asks a system all items of a task, and scores what it says.
 *
 * The result holds every answer, so that `scoreAnswers` gives the same scores from it.
 *
 * @throws QualiaError where the system does not answer this kind of data set, or answers with too few or wrong answers.
 */
export async function runTask(task: OpenTask, system: EvaluatedSystem, options: RunTaskOptions): Promise<TaskResult> {
  const { mockItems, version, seed = 1, samples = 10_000, inventory, signal, onProgress } = options;
  const { manifest, files } = task;
  const start = performance.now();
  const kind = taskKindOf(task.dataset);
  const dataset = mockItems === undefined ? task.dataset : kind.take(task.dataset, mockItems);
  const answerer = system.answerers[dataset.kind] as Answerer<DatasetKind> | undefined;
  if (answerer === undefined) {
    const known = Object.keys(system.answerers).join(', ');
    const problem = `"${system.name}" answers ${known}, but ${manifest.id} is of the kind ${dataset.kind}.`;
    throw new QualiaError('OTHER_KIND', problem);
  }
  // Signals of the process, such as one from the keyboard, are seen between tasks at least.
  await setImmediate();
  signal?.throwIfAborted();
  const answers = await answerer(dataset, { task: manifest.id, signal, onProgress });
  signal?.throwIfAborted();
  const source = `the answers of "${system.name}" to ${manifest.id}`;
  const items = kind.listItems(dataset).map((id, place) => makeItem(id, answers[place]));
  if (answers.length !== items.length) {
    throw new QualiaError('ANSWER_COUNT', `There are ${answers.length} of ${source}, but ${items.length} items.`);
  }
  return taskResultSchema.parse({
    schemaVersion: resultSchemaVersion,
    version,
    task: manifest.id,
    kind: dataset.kind,
    data: [...files],
    inventory: inventory === undefined ? null : { name: inventory.name, sha256: inventory.sha256 },
    system: { name: system.name, ...system.description },
    mainScore: manifest.mainScore,
    contaminated: findContamination(manifest, system),
    mock: mockItems !== undefined,
    seed,
    samples,
    ...scoreAnswers(dataset, items, { seed, samples, inventory, source }),
    anchors: [...kind.anchors(dataset, { seed, samples, inventory })],
    seconds: Math.round(performance.now() - start) / 1000,
    items,
  });
}

function findContamination({ contaminated }: OpenTask['manifest'], { hasRead = [] }: EvaluatedSystem): string | null {
  return contaminated !== undefined && hasRead.includes(contaminated) ? contaminated : null;
}

function makeItem(
  id: string,
  { answer, missing = [] }: ItemAnswer = { answer: undefined },
): TaskResult['items'][number] {
  const kept = typeof answer === 'object' ? copyList(answer) : (answer ?? null);
  return missing.length === 0 ? { id, answer: kept } : { id, answer: kept, missing: [...missing] };
}

/** A copy of a list of keys or of numbers; null, which a module may well give, stays. */
function copyList(list: Extract<AnyAnswer, object>): TaskResult['items'][number]['answer'] {
  return Array.isArray(list) ? list.slice() : null;
}
