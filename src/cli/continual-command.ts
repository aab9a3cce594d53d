import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import {
  compareLearners,
  type LearnerComparison,
  type LearnerMethod,
  learnerMethods,
} from '../llm/continual/compare-learners.js';
import { embedTextTask, type FeatureTask, standardiseTasks } from '../llm/continual/feature-tasks.js';
import { createEncoderEmbedding } from '../llm/encoder/encoder-embedding.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import { meanOf } from '../matrix/mean.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { addContinualFieldCommand } from './continual-field-command.js';
import { decimalNumber } from './decimal-number.js';
import { formatShare } from './format-share.js';
import { plainTable } from './plain-table.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress, type Progress } from './progress.js';
import { learningRateOption } from './shared-options.js';
import { addTextTaskOptions, readTasks, type TextTaskFlags } from './text-task-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia continual`, as typed. */
interface ContinualFlags extends TextTaskFlags, OutputFlags {
  readonly methods: readonly LearnerMethod[];
  readonly seeds: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly strength: number;
  readonly lockWeight: number;
}

/** Adds `qualia continual` with its commands: compare, which is what it does where none is named, and field. */
export function addContinualCommand(program: Command, context: CommandContext): void {
  const continual = program
    .command('continual')
    .description(
      'Learn tasks of labelled texts one after the other. "qualia continual ENCODER TASK..." compares what methods keep of them, ' +
        '"qualia continual field" keeps versions of the vectors themselves.',
    );
  addCompare(continual, context);
  addContinualFieldCommand(continual, context);
}

function addCompare(continual: Command, context: CommandContext): void {
  const command = continual
    .command('compare', { isDefault: true })
    .description(
      'Let learners over the vectors of a frozen encoder learn tasks one after the other, and tell what they keep: the accuracies on all ' +
        'tasks after each, backward and forward transfer, forgetting, and what it costs.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument(
      '<tasks...>',
      'at least two, in the order in which they are learned: lines "label TAB text", or the archive of a known collection (qc.zip, ' +
        'subjectivity.zip, sentence_polarity.zip)',
    );
  addTextTaskOptions(command)
    .addOption(
      new Option('--methods <names>', `some of ${learnerMethods.join(', ')}, separated by commas`)
        .argParser(readMethods)
        .default(['naive', 'joint', 'ewc', 'vcl', 'field'], 'naive,joint,ewc,vcl,field'),
    )
    .addOption(
      new Option('--seeds <n>', 'how often each training is done, with seeds from --seed upwards')
        .argParser(wholeNumber('--seeds', 1, 1000))
        .default(3),
    )
    .addOption(
      new Option('--steps <n>', 'steps of training').argParser(wholeNumber('--steps', 1, 1_000_000)).default(400),
    )
    .addOption(
      new Option('--batch <n>', 'texts or rows of a step').argParser(wholeNumber('--batch', 1, 4096)).default(32),
    )
    .addOption(learningRateOption(0.01))
    .addOption(
      new Option('--strength <x>', 'how much moving a number costs with ewc')
        .argParser(decimalNumber('--strength', 0, 1e12))
        .default(100),
    )
    .addOption(
      new Option('--lock-weight <x>', 'how much moving the field at its anchors costs with soft-lock')
        .argParser(decimalNumber('--lock-weight', 0, 1e12))
        .default(10),
    );
  addOutputOptions(command).action((encoder: string, tasks: readonly string[], flags: ContinualFlags) =>
    runContinual(encoder, tasks, flags, context),
  );
}

async function runContinual(
  path: string,
  paths: readonly string[],
  flags: ContinualFlags,
  context: CommandContext,
): Promise<void> {
  if (paths.length < 2)
    throw new OptionError('tasks', paths, 'at least two, since it is about what is kept of the first');
  const texts = await readTasks(paths, flags);
  const arithmetic = new Arithmetic();
  const progress = createProgress(process.stderr);
  const { signal } = context;
  try {
    const model = createEncoderEmbedding(await readEncoder(path, arithmetic));
    const tasks: FeatureTask[] = [];
    for (const task of texts) {
      const onShare = (share: number): void => progress.update(`vectors of ${task.id}`, share);
      tasks.push(await embedTextTask(model, task, { signal, onShare }));
    }
    const seeds = Array.from({ length: flags.seeds }, (_, at) => flags.seed + at);
    const { methods, steps, batch, learningRate, strength, lockWeight } = flags;
    const comparisons = await compareLearners(standardiseTasks(tasks), {
      ...{ methods, seeds, steps, batch, learningRate, strength, lockWeight, signal },
      onProgress: (stage, share) => progress.update(stage, share),
    });
    print(comparisons, { tasks, flags, progress });
  } finally {
    progress.stop();
    arithmetic.close();
  }
}

function print(
  comparisons: readonly LearnerComparison[],
  { tasks, flags, progress }: { tasks: readonly FeatureTask[]; flags: ContinualFlags; progress: Progress },
): void {
  progress.stop();
  const sizes = tasks.map(({ id, classes, train, test, unanswered, unlearned }) => {
    return { id, classes, train: train.examples.length, unlearned, test: test.examples.length, unanswered };
  });
  if (flags.json) {
    printJson({ tasks: sizes, methods: comparisons });
    return;
  }
  if (flags.tsv) {
    printRecords(comparisons, columns, flags);
    return;
  }
  for (const { id, classes, train, unlearned, test, unanswered } of sizes) {
    const lost =
      unlearned + unanswered === 0
        ? ''
        : `; without a known word ${unlearned} and ${unanswered}, which count as wrong in the test`;
    process.stdout.write(`${id}: ${classes} labels, ${train} texts to learn from, ${test} to score${lost}\n`);
  }
  for (const { method, matrix, runs } of comparisons) {
    const names = sizes.map(({ id }) => id);
    const rows = [
      ['before', ...names.map((_, at) => formatShare(meanOf(runs.map(({ before }) => before[at] as number))))],
      ...matrix.map((row, after) => [`after ${names[after]}`, ...row.map(formatShare)]),
    ];
    const right = names.map((_, at) => at + 1);
    process.stdout.write(
      `\n${plainTable([`${method}, accuracy on`, ...names], rows, { right, colours: coloursOf(process.stdout) })}\n`,
    );
  }
  process.stdout.write('\n');
  printRecords(comparisons, columns, flags);
}

type Run = LearnerComparison['runs'][number];

/** A column of the mean of a number over the seeds. */
function meanColumn(
  title: string,
  value: (run: Run) => number | undefined,
  shown: (value: number) => string,
): RecordColumn<LearnerComparison> {
  const mean = ({ runs }: LearnerComparison): number => meanOf(runs.map((run) => value(run) ?? Number.NaN));
  return { title, value: mean, shown: (comparison) => shown(mean(comparison)), right: true };
}

const points = (value: number): string => `${value < 0 ? '-' : '+'}${(100 * Math.abs(value)).toFixed(1)}`;

const columns: readonly RecordColumn<LearnerComparison>[] = [
  { title: 'method', value: ({ method }) => method },
  meanColumn('accuracy at the end', ({ scores }) => scores.accuracy, formatShare),
  {
    title: 'over the seeds',
    value: ({ runs }) => runs.map(({ scores }) => scores.accuracy).join(' '),
    shown: ({ runs }) => {
      const finals = runs.map(({ scores }) => scores.accuracy);
      return `${formatShare(Math.min(...finals))} to ${formatShare(Math.max(...finals))}`;
    },
    right: true,
  },
  meanColumn('backward transfer', ({ scores }) => scores.backwardTransfer, points),
  meanColumn('forgetting', ({ scores }) => scores.forgetting, formatShare),
  meanColumn('forward transfer', ({ scores }) => scores.forwardTransfer, points),
  meanColumn(
    'parameters',
    ({ parameters }) => parameters.at(-1),
    (value) => value.toFixed(0),
  ),
  meanColumn(
    'kept besides',
    ({ memory }) => memory.at(-1),
    (value) => value.toFixed(0),
  ),
  meanColumn(
    'seconds',
    ({ seconds }) => seconds.reduce((sum, value) => sum + value, 0),
    (value) => value.toFixed(1),
  ),
];

function readMethods(text: string): LearnerMethod[] {
  const names = text.split(',').map((name) => name.trim());
  const methods = names.flatMap((name) => learnerMethods.filter((method) => method === name));
  if (methods.length !== names.length || new Set(names).size !== names.length) {
    throw new OptionError('--methods', text, `some of ${learnerMethods.join(', ')}, separated by commas, each once`);
  }
  return methods;
}
