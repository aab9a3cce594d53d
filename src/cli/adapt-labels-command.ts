import type { Command } from 'commander';
import { type LabelObjective, labelObjective } from '../llm/adaptation/label-objective.js';
import type { TrainedAdaptation } from '../llm/adaptation/trained-adaptation.js';
import { readTextTask } from '../llm/tasks/read-text-task.js';
import type { TextTask } from '../llm/tasks/text-task.js';
import {
  type Adapted,
  type AdaptFlags,
  addFileCommand,
  createAdaptation,
  heldOutShare,
  keepAdaptation,
  methodColumns,
  scoreColumn,
  trainAdaptation,
  withEncoder,
  writtenColumns,
} from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

type LabelsFlags = AdaptFlags & OutputFlags;

interface AdaptedToLabels extends Adapted {
  readonly task: string;
  readonly labels: readonly string[];
  readonly train: number;
  readonly test: number;
  /** Texts for scoring without a word that the encoder knows; they count as wrong. */
  readonly unknownTexts: number;
  readonly accuracyBefore: number;
  readonly accuracyAfter: number;
  /** The share of the commonest label among the texts for scoring. */
  readonly commonest: number;
}

/** Adds `qualia adapt labels`: an encoder is steered to what tells labels of texts apart. */
export function addAdaptLabelsCommand(adapt: Command, context: CommandContext): void {
  addFileCommand(
    adapt,
    {
      name: 'labels',
      description:
        'Steer an encoder to what tells labels of texts apart, with a linear classifier that is trained beside it and scored before (the classifier alone) and after. The classifier is not kept.',
      argument: 'texts',
      form: 'a file of lines "label TAB text", or the archive of a known collection',
    },
    (path, file, flags) => runLabels(path, file, flags, context),
  );
}

async function runLabels(path: string, file: string, flags: LabelsFlags, { signal }: CommandContext): Promise<void> {
  await withEncoder(path, { out: flags.out, inputs: [file] }, async (encoder) => {
    const { seed } = flags;
    const task = await readTextTask(file, { seed, testShare: heldOutShare });
    const objective = (): LabelObjective => labelObjective(encoder, task.train, { seed, labels: task.labels.length });
    const alone = objective();
    await trainAdaptation(encoder, undefined, alone, { flags, signal, stage: 'the classifier alone' });
    const [adaptation, steered] = [createAdaptation(encoder, flags), objective()];
    const loss = await trainAdaptation(encoder, adaptation, steered, { flags, signal, stage: 'both' });
    const [before, after] = [score(alone, task), score(steered, task, adaptation)];
    const counts = task.labels.map((_, label) => task.test.filter((text) => text.label === label).length);
    const adapted: AdaptedToLabels = {
      ...{ task: task.id, labels: task.labels, train: task.train.length, test: task.test.length },
      ...{ unknownTexts: before.unknown, accuracyBefore: before.accuracy, accuracyAfter: after.accuracy },
      commonest: Math.max(...counts) / task.test.length,
      ...(await keepAdaptation(encoder, adaptation, { flags, signal, loss })),
    };
    if (flags.json) printJson(adapted);
    else printRecords([adapted], columns, flags);
  });
}

function score(
  objective: LabelObjective,
  { test }: TextTask,
  adaptation?: TrainedAdaptation,
): { readonly accuracy: number; readonly unknown: number } {
  const found = objective.predict(
    test.map(({ text }) => text),
    { adaptation },
  );
  const right = found.filter((label, place) => label === test[place]?.label).length;
  return { accuracy: right / test.length, unknown: found.filter((label) => label === undefined).length };
}

const columns: readonly RecordColumn<AdaptedToLabels>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'labels', value: ({ labels }) => labels.length, right: true },
  { title: 'learned from', value: ({ train }) => train, right: true },
  { title: 'scored', value: ({ test }) => test, right: true },
  { title: 'unknown', value: ({ unknownTexts }) => unknownTexts, right: true },
  ...methodColumns,
  scoreColumn('commonest label', ({ commonest }) => commonest),
  scoreColumn('classifier alone', ({ accuracyBefore }) => accuracyBefore),
  scoreColumn('with it', ({ accuracyAfter }) => accuracyAfter),
  ...writtenColumns,
];
