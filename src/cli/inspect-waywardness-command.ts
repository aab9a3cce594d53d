import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { drawFrontier } from '../llm/inspection/draw-frontier.js';
import type { SteeringForm } from '../llm/inspection/steering-vectors.js';
import type { Spread } from '../llm/inspection/summarise-waywardness.js';
import { type Waywardness, waywardness } from '../llm/inspection/waywardness.js';
import type { WaywardnessRow } from '../llm/inspection/waywardness-row.js';
import { readTextTask } from '../llm/tasks/read-text-task.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { decimalNumber } from './decimal-number.js';
import { formatShare } from './format-share.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { learningRateOption, seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';
import { requirePicture, writePicture } from './write-picture.js';

/** The options of `qualia inspect waywardness`, as typed. */
interface WaywardnessFlags extends OutputFlags {
  readonly targets: readonly string[];
  readonly gammas: readonly number[];
  readonly seeds: number;
  readonly steps: number;
  readonly verbalisers: readonly string[];
  readonly form: SteeringForm;
  readonly length: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly heldOutShare: number;
  readonly seed: number;
  readonly picture?: string;
}

/** The whole numbers of a run: option, least, most, default, what it is. */
const wholeOptions = [
  ['--seeds', 1, 1000, 3, 'how often each training is done, with seeds from --seed upwards'],
  ['--steps', 1, 10_000_000, 400, 'steps of training'],
  ['--length', 1, 4096, 16, 'words of a text or row that are read'],
  ['--batch', 1, 4096, 16, 'texts or rows of a step'],
] as const;

/** Adds `qualia inspect waywardness`: whether prompts that do a task can be made to read as other texts. */
export function addInspectWaywardnessCommand(inspect: Command, { signal }: CommandContext): void {
  const number = decimalNumber('--gammas', 0, 1e6);
  const command = inspect
    .command('waywardness')
    .description(
      'Train soft prompts of an encoder for a task so that their nearest words read as given texts, and see what that costs (Khashabi et al. 2022). ' +
        'Choices are made on training texts that are held out.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('<task>', 'a known collection (.zip), or lines "label TAB text" with "TAB train" or "TAB test" behind')
    .requiredOption('--targets <texts...>', 'the texts, of words that the encoder knows')
    .addOption(
      new Option('--gammas <x,...>', 'how strongly prompts are pulled to them, separated by commas')
        .argParser((text) => text.split(',').map((one) => number(one)))
        .default([0, 0.001, 0.01, 0.1, 0.3, 1], '0,0.001,0.01,0.1,0.3,1'),
    )
    .addOption(
      new Option('--verbalisers <label=word...>', 'the words that stand for labels (default: the labels)').default(
        [],
        'none',
      ),
    )
    .addOption(
      new Option('--form <name>', 'words in front of the text, or global tokens beside it')
        .choices(['prompt', 'aligner'])
        .default('prompt'),
    );
  for (const [option, least, most, value, what] of wholeOptions) {
    command.addOption(new Option(`${option} <n>`, what).argParser(wholeNumber(option, least, most)).default(value));
  }
  command
    .addOption(learningRateOption(0.01))
    .addOption(
      new Option('--held-out-share <x>', 'the share that is held out')
        .argParser(decimalNumber('--held-out-share', 0.001, 0.999))
        .default(0.2),
    )
    .addOption(seedOption())
    .addOption(new Option('--picture <file>', 'write a picture, an .svg file'));
  addOutputOptions(command).action((path: string, task: string, flags: WaywardnessFlags) =>
    runWaywardness(path, task, { flags, signal }),
  );
}

async function runWaywardness(
  path: string,
  taskPath: string,
  { flags, signal }: { readonly flags: WaywardnessFlags; readonly signal: AbortSignal },
): Promise<void> {
  const { verbalisers, picture, json, tsv, ...options } = flags;
  const words = readVerbalisers(verbalisers);
  await requirePicture(picture, [path, taskPath]);
  const task = await readTextTask(taskPath, { seed: options.seed });
  const arithmetic = new Arithmetic();
  const progress = createProgress(process.stderr);
  try {
    const encoder = await readEncoder(path, arithmetic);
    const found = await waywardness(encoder, task, {
      ...options,
      verbalisers: words,
      signal,
      onStep: ({ run, runs, step }) => progress.update('training prompts', (run + (step + 1) / options.steps) / runs),
    });
    progress.stop();
    await writePicture(picture, () => drawFrontier(found));
    if (json) printJson(found);
    else print(found, { json, tsv });
  } finally {
    progress.stop();
    arithmetic.close();
  }
}

function print(found: Waywardness, flags: OutputFlags): void {
  const { free, rows, targets, verdict, caution, majority, alone, best } = found;
  printRecords([...free, ...rows], rowColumns, flags);
  if (!flags.tsv) {
    process.stdout.write('\n');
    printRecords(targets, targetColumns, flags);
  }
  const right = `The most frequent label is right in ${formatShare(majority)}, the encoder without a prompt in ${formatShare(alone)}; the best on held-out texts, "${best.reading}", in ${formatShare(best.accuracy)}.`;
  process.stderr.write(`${right}\n${verdict}\n${caution}\n`);
}

function readVerbalisers(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const [label = '', word = '', ...more] = text.split('=');
      if (label === '' || word === '' || more.length > 0) throw new OptionError('--verbalisers', text, 'label=word');
      return [label, word] as const;
    }),
  );
}

const spread = (value: Spread | undefined): string =>
  value === undefined ? '-' : `${formatShare(value.mean)} (${formatShare(value.least)} to ${formatShare(value.most)})`;

const rowColumns: readonly RecordColumn<WaywardnessRow>[] = [
  { title: 'pulled to', value: ({ target }) => target, shown: ({ target }) => target ?? '(free)' },
  { title: 'gamma', value: ({ gamma }) => gamma, right: true },
  { title: 'seed', value: ({ seed }) => seed, right: true },
  { title: 'reads as', value: ({ reading }) => reading },
  {
    title: 'least margin',
    value: leastMargin,
    shown: (row) => leastMargin(row).toFixed(3),
    right: true,
  },
  { title: 'F1', value: ({ promptF1 }) => promptF1, shown: ({ promptF1 }) => promptF1.toFixed(2), right: true },
  { title: 'right', value: ({ accuracy }) => accuracy, shown: ({ accuracy }) => formatShare(accuracy), right: true },
  {
    title: 'drop',
    value: ({ relativeDrop }) => relativeDrop,
    shown: ({ relativeDrop }) => formatShare(relativeDrop),
    right: true,
  },
];

/** By how much the nearest word of a vector is nearer than the next, where that is least. */
function leastMargin({ projected }: WaywardnessRow): number {
  return Math.min(...projected.map(({ margin }) => margin));
}

const targetColumns: readonly RecordColumn<Waywardness['targets'][number]>[] = [
  { title: 'read as', value: ({ target }) => target },
  { title: 'seeds', value: ({ reached }) => reached, shown: ({ reached, seeds }) => `${reached} of ${seeds}` },
  { title: 'right', value: ({ accuracy }) => accuracy?.mean, shown: ({ accuracy }) => spread(accuracy) },
  { title: 'free', value: ({ freeAccuracy }) => freeAccuracy.mean, shown: ({ freeAccuracy }) => spread(freeAccuracy) },
  {
    title: 'as plain words',
    value: ({ plainAccuracy }) => plainAccuracy,
    shown: ({ plainAccuracy }) => formatShare(plainAccuracy),
    right: true,
  },
  { title: 'drop', value: ({ relativeDrop }) => relativeDrop?.mean, shown: ({ relativeDrop }) => spread(relativeDrop) },
  {
    title: 'gain kept',
    value: ({ gainKept }) => gainKept,
    shown: ({ gainKept }) => (gainKept === undefined ? '-' : formatShare(gainKept)),
    right: true,
  },
];
