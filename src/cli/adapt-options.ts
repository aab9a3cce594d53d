import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { createAligner } from '../llm/adaptation/aligner.js';
import { fitAdaptation, type Objective } from '../llm/adaptation/fit-adaptation.js';
import { createLowRank } from '../llm/adaptation/low-rank.js';
import { fingerprintOfAdaptation, type TrainedAdaptation } from '../llm/adaptation/trained-adaptation.js';
import { writeAdaptation } from '../llm/adaptation/write-adaptation.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import { meanOf } from '../matrix/mean.js';
import { addOutputOptions, type OutputFlags, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { learningRateOption, seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** Ways to change an encoder, and the rate each is trained at unless another is given. */
const methods = new Map([
  ['token', 0.03],
  ['layers', 0.03],
  ['low-rank', 0.01],
]);

/** The options of all commands that train an adaptation, as typed. */
export interface AdaptFlags {
  readonly out: string;
  readonly method: string;
  readonly tokens: number;
  readonly rank: number;
  readonly startLayer: number;
  readonly steps: number;
  readonly learningRate?: number;
  readonly seed: number;
}

/** The share of rows, sources and texts that are held out by the commands. */
export const heldOutShare = 0.2;

/** Adds the options of {@link AdaptFlags} to a command. */
export function addAdaptOptions(command: Command): Command {
  return command
    .requiredOption('--out <file>', 'where the adaptation goes, a .safetensors file')
    .addOption(
      new Option(
        '--method <name>',
        'global tokens for all layers (Zhou et al. 2023), tokens for each layer, or changes of low rank (Hu et al. 2022); with a learning rate of .03, .03 or .01 unless it is given',
      )
        .choices([...methods.keys()])
        .default('token'),
    )
    .addOption(
      new Option('--tokens <n>', 'how many tokens are learned').argParser(wholeNumber('--tokens', 1, 4096)).default(1),
    )
    .addOption(new Option('--rank <n>', 'rank of each change').argParser(wholeNumber('--rank', 1, 4096)).default(1))
    .addOption(
      new Option('--start-layer <n>', 'the first layer that attends to tokens')
        .argParser(wholeNumber('--start-layer', 0, 47))
        .default(0),
    )
    .addOption(
      new Option('--steps <n>', 'steps of training').argParser(wholeNumber('--steps', 1, 10_000_000)).default(300),
    )
    .addOption(learningRateOption())
    .addOption(seedOption());
}

/** Adds a command that trains an adaptation on a file of its own form. */
export function addFileCommand(
  adapt: Command,
  told: { readonly name: string; readonly description: string; readonly argument: string; readonly form: string },
  run: (path: string, file: string, flags: AdaptFlags & OutputFlags) => Promise<void>,
): void {
  const command = adapt
    .command(told.name)
    .description(told.description)
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument(`<${told.argument}>`, told.form);
  addOutputOptions(addAdaptOptions(command)).action(run);
}

/** What an adaptation came to, as all commands tell it. */
export interface Adapted {
  readonly method: string;
  readonly parameters: number;
  readonly seed: number;
  readonly steps: number;
  /** The mean loss of the last tenth of the steps. */
  readonly loss: number;
  readonly fingerprint: string;
  readonly out: string;
}

/** Opens the encoder of a path, and lets `work` have it. */
export async function withEncoder<Result>(
  path: string,
  { out, inputs }: { readonly out: string; readonly inputs: readonly string[] },
  work: (encoder: Encoder) => Promise<Result>,
): Promise<Result> {
  if (!out.endsWith('.safetensors')) throw new OptionError('--out', out, 'the path of a .safetensors file');
  await requireOutFile('--out', out, [path, ...inputs]);
  const arithmetic = new Arithmetic({ threads: availableParallelism() });
  try {
    return await work(await readEncoder(path, arithmetic));
  } finally {
    arithmetic.close();
  }
}

/** Makes the adaptation that the options ask for. */
export function createAdaptation({ network }: Encoder, flags: AdaptFlags): TrainedAdaptation {
  const { method, tokens, rank, startLayer, seed } = flags;
  if (method === 'low-rank') return createLowRank(network, { seed, rank });
  return createAligner(network, { seed, tokens, startLayer, kind: method === 'layers' ? 'layers' : 'shared' });
}

/** Trains an adaptation, with a progress bar. */
export async function trainAdaptation(
  encoder: Encoder,
  adaptation: TrainedAdaptation | undefined,
  objective: Objective,
  { flags, signal, stage }: { readonly flags: AdaptFlags; readonly signal: AbortSignal; readonly stage: string },
): Promise<number> {
  const { steps, seed, method, learningRate = methods.get(method) ?? 0.01 } = flags;
  const progress = createProgress(process.stderr);
  try {
    const losses = await fitAdaptation(encoder, adaptation, objective, {
      ...{ seed, steps, learningRate, weightDecay: 0, decay: 'linear', signal },
      onStep: (step) => progress.update(stage, (step + 1) / steps),
    });
    const last = losses.slice(-Math.ceil(steps / 10));
    return meanOf(last);
  } finally {
    progress.stop();
  }
}

/** Writes an adaptation, and tells what it is. */
export async function keepAdaptation(
  encoder: Encoder,
  adaptation: TrainedAdaptation,
  { flags, signal, loss }: { readonly flags: AdaptFlags; readonly signal: AbortSignal; readonly loss: number },
): Promise<Adapted> {
  const { out, method, seed, steps } = flags;
  await writeAdaptation(out, encoder, { ...adaptation, signal });
  const { count } = adaptation.parameters;
  return { method, parameters: count, seed, steps, loss, fingerprint: fingerprintOfAdaptation(adaptation), out };
}

/** Makes a column of a share, a loss or a rank, shown with three decimal places. */
export function scoreColumn<Item>(title: string, value: (item: Item) => number): RecordColumn<Item> {
  return { title, value, shown: (item) => value(item).toFixed(3), right: true };
}

/** What was trained, in all tables. */
export const methodColumns: readonly RecordColumn<Adapted>[] = [
  { title: 'method', value: ({ method }) => method },
  { title: 'parameters', value: ({ parameters }) => parameters, right: true },
];

/** What was written, in all tables. */
export const writtenColumns: readonly RecordColumn<Adapted>[] = [
  { title: 'fingerprint', value: ({ fingerprint }) => fingerprint },
  { title: 'written to', value: ({ out }) => out },
];
