import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { createWeightField, type EncoderField } from '../llm/continual/encoder-field.js';
import { accuracyOf } from '../llm/continual/evaluate-continual.js';
import type { FieldCommit } from '../llm/continual/field-version.js';
import { readWeightField } from '../llm/continual/read-weight-field.js';
import { writeWeightField } from '../llm/continual/write-weight-field.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { formatShare } from './format-share.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { learningRateOption } from './shared-options.js';
import { addTextTaskOptions, readTasks, type TextTaskFlags } from './text-task-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia continual field fit`, as typed. */
interface FitFlags extends TextTaskFlags, OutputFlags {
  readonly coordinate: number;
  readonly rank: number;
  readonly blocksPerTask: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
}

/** One version as it is shown. */
interface ShownVersion extends FieldCommit {
  readonly labels: readonly string[];
  readonly accuracy?: number | undefined;
  readonly identical?: boolean | undefined;
}

/** Adds `qualia continual field` with its commands: fit, log, rollback, verify. */
export function addContinualFieldCommand(continual: Command, context: CommandContext): void {
  const field = continual
    .command('field')
    .description(
      'Keep versions of the vectors of an encoder in a file, one for each domain: what is committed gives the same bytes for ever, and is named by its hash. ' +
        '--model "encoder:ENCODER?field=FILE&version=HASH" gives the vectors of a version to all other commands.',
    );
  addFit(field, context);
  addCommand(field, 'log', 'List the versions of a field.').action(
    async (path: string, encoder: string, flags: OutputFlags) => {
      await withField(path, encoder, async (own) => printRecords(shownOf(own), logColumns, flags));
    },
  );
  addCommand(
    field,
    'verify',
    'Make the vectors of the recorded texts of each version anew, and compare them with those that were recorded (exit code 1 where they differ).',
  ).action(async (path: string, encoder: string, flags: OutputFlags) => {
    await withField(path, encoder, async (own) => {
      const shown: ShownVersion[] = [];
      for (const version of shownOf(own)) {
        const { probes = [], outputs } = own.record(version.id) ?? {};
        shown.push({ ...version, identical: (await own.hashVectors(version.hash, probes)) === outputs });
        context.signal.throwIfAborted();
      }
      const identical: RecordColumn<ShownVersion> = {
        title: 'vectors',
        value: (version) => (version.identical === true ? 'identical' : 'different'),
      };
      printRecords(shown, [...logColumns, identical], flags);
      if (shown.some((version) => version.identical !== true)) context.reportFindings();
    });
  });
  addCommand(field, 'rollback', 'Give up all versions after one; the file is written anew.')
    .argument('<version>', 'the hash of a version, or the name of its task')
    .action(async (path: string, encoder: string, version: string, flags: OutputFlags) => {
      await withField(path, encoder, async (own) => {
        own.rollback(version);
        await writeWeightField(path, own, { signal: context.signal });
        printRecords(shownOf(own), logColumns, flags);
      });
    });
}

function addCommand(field: Command, name: string, description: string): Command {
  const command = field
    .command(name)
    .description(description)
    .argument('<field>', 'the file of the field, a .safetensors file')
    .argument('<encoder>', 'what "qualia encoder train" wrote');
  addOutputOptions(command);
  return command;
}

/** The whole numbers of a new field: option, least, most, default, what it is. */
const wholeOptions = [
  ['--coordinate', 1, 1024, 8, 'numbers of a coordinate'],
  ['--rank', 1, 1024, 4, 'the rank of each block'],
  ['--blocks-per-task', 1, 1024, 2, 'new blocks for each task'],
  ['--steps', 1, 1_000_000, 300, 'steps of training'],
  ['--batch', 1, 4096, 32, 'texts or rows of a step'],
] as const;

function addFit(field: Command, context: CommandContext): void {
  const command = addCommand(
    field,
    'fit',
    'Learn a task of labelled texts in a new region of a field, and commit it; a field that is there already goes on with the options that it was begun with.',
  ).argument('<task>', 'lines "label TAB text", or the archive of a known collection; its name names the version');
  for (const [option, least, most, value, what] of wholeOptions) {
    command.addOption(new Option(`${option} <n>`, what).argParser(wholeNumber(option, least, most)).default(value));
  }
  command.addOption(learningRateOption(0.01));
  addTextTaskOptions(command).action((path: string, encoderPath: string, task: string, flags: FitFlags) =>
    runFit([path, encoderPath, task], { flags, command, context }),
  );
}

async function runFit(
  [path, encoderPath, taskPath]: readonly [string, string, string],
  {
    flags,
    command,
    context,
  }: { readonly flags: FitFlags; readonly command: Command; readonly context: CommandContext },
): Promise<void> {
  const { signal } = context;
  if (!path.endsWith('.safetensors')) throw new OptionError('field', path, 'the path of a .safetensors file');
  await requireOutFile('field', path, [encoderPath, taskPath]);
  const [task] = await readTasks([taskPath], flags);
  if (task === undefined) return;
  const arithmetic = new Arithmetic();
  const progress = createProgress(process.stderr);
  try {
    const encoder = await readEncoder(encoderPath, arithmetic);
    const { coordinate, rank, blocksPerTask, steps, batch, learningRate, seed } = flags;
    const isThere = existsSync(path);
    const field = isThere
      ? await readWeightField(path, encoder)
      : createWeightField(encoder, { coordinate, rank, blocksPerTask, steps, batch, learningRate, seed });
    if (isThere) requireSame(field, flags, command);
    await field.fit(task, { signal, onShare: (share) => progress.update(`learning ${task.id}`, share) });
    const hash = await field.commit(task.id);
    const test = await field.encode(task.test, { signal });
    const version = field.checkout(hash).version;
    const scored = { id: task.id, classes: task.labels.length, train: test, test };
    const unanswered = task.test.length - test.examples.length;
    const accuracy = await accuracyOf(version, { ...scored, unanswered }, { signal });
    await writeWeightField(path, field, { signal });
    progress.stop();
    const shown = shownOf(field).map((own) => (own.hash === hash ? { ...own, accuracy } : own));
    printRecords(shown, [...logColumns, accuracyColumn], flags);
  } finally {
    progress.stop();
    arithmetic.close();
  }
}

/** A field goes on as it began; what was typed may not say otherwise. */
function requireSame({ field: { settings } }: EncoderField, flags: FitFlags, command: Command): void {
  for (const name of ['coordinate', 'rank', 'blocksPerTask', 'steps', 'batch', 'learningRate', 'seed'] as const) {
    if (command.getOptionValueSource(name) === 'cli' && flags[name] !== settings[name]) {
      throw new OptionError(name, flags[name], `${settings[name]}, as the field was begun with`);
    }
  }
}

async function withField(
  path: string,
  encoderPath: string,
  use: (field: EncoderField) => Promise<void>,
): Promise<void> {
  const arithmetic = new Arithmetic();
  try {
    await use(await readWeightField(path, await readEncoder(encoderPath, arithmetic)));
  } finally {
    arithmetic.close();
  }
}

function shownOf(field: EncoderField): ShownVersion[] {
  return field.log().map((commit) => ({ ...commit, labels: field.record(commit.id)?.labels ?? [] }));
}

const logColumns: readonly RecordColumn<ShownVersion>[] = [
  { title: 'task', value: ({ id }) => id },
  { title: 'version', value: ({ hash }) => hash },
  { title: 'after', value: ({ parent }) => parent },
  { title: 'parameters', value: ({ parameters }) => parameters, right: true },
  { title: 'labels', value: ({ labels }) => labels.join(', ') },
];

const accuracyColumn: RecordColumn<ShownVersion> = {
  title: 'accuracy',
  value: ({ accuracy }) => accuracy,
  shown: ({ accuracy }) => (accuracy === undefined ? '' : formatShare(accuracy)),
  right: true,
};
