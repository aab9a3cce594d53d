import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { fitMultiStep, fitRidge } from '../discocat/fit-regression.js';
import { type LearnedTensors, type TensorMethod, tensorMethods } from '../discocat/learned-tensors.js';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import { trainFactored } from '../discocat/train-factored.js';
import type { TensorTraining } from '../discocat/train-in-epochs.js';
import { trainLowRank } from '../discocat/train-low-rank.js';
import { type TrainedTensors, trainSkipGram } from '../discocat/train-skip-gram.js';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { writeLearnedTensors } from '../discocat/write-learned-tensors.js';
import { OptionError } from '../errors.js';
import { readSpace } from '../space/read-space.js';
import type { Space } from '../space/space.js';
import type { CommandContext } from './command-context.js';
import { decimalNumber } from './decimal-number.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { requireOutFile } from './require-out-file.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia verb train`, as typed. */
interface TrainFlags extends OutputFlags {
  readonly space: string;
  readonly pairSpace?: string;
  readonly out: string;
  readonly method: TensorMethod;
  readonly dimensions?: number;
  readonly minimumTriples: number;
  readonly epochs?: number;
  readonly learningRate?: number;
  readonly negatives?: number;
  readonly rank?: number;
  readonly penalty?: number;
  readonly seed: number;
}

interface Trained {
  readonly method: TensorMethod;
  readonly verbs: number;
  readonly nouns: number;
  readonly dimensions: number;
  readonly epochs: number | undefined;
  readonly loss: number | undefined;
  readonly seconds: number;
  readonly out: string;
}

/** The options that some methods have no use for. */
const methodsOf = new Map<'epochs' | 'learningRate' | 'negatives' | 'rank' | 'penalty' | 'pairSpace', TensorMethod[]>([
  ['epochs', ['skip-gram', 'low-rank', 'factored']],
  ['learningRate', ['skip-gram', 'low-rank', 'factored']],
  ['negatives', ['skip-gram', 'low-rank', 'factored']],
  ['rank', ['low-rank']],
  ['penalty', ['skip-gram', 'ridge', 'multi-step']],
  ['pairSpace', ['factored']],
]);

/** Adds `qualia verb train`: tensors of verbs learned from their arguments. */
export function addVerbTrainCommand(verb: Command, context: CommandContext): void {
  const whole = (option: string) => wholeNumber(option, 1, 2 ** 31);
  const command = verb
    .command('train')
    .description(
      'Learn tensors of verbs from their subjects and objects: tensor skip-gram (Wijnholds et al. 2020), ridge and multi-step ' +
        'regression (Grefenstette et al. 2013), low-rank matrices (Fried et al. 2015) or factored tensors.',
    )
    .argument('<triples>', 'a table of verbs, subjects and objects: verb-subject-object.tsv of "qualia space build"')
    .requiredOption('--space <file>', 'the vectors of nouns: a reduced space, as "qualia space build" writes it')
    .requiredOption('--out <file>', 'where the tensors go, a .safetensors file')
    .addOption(new Option('--method <name>', 'how they are learned').choices(tensorMethods).default('skip-gram'))
    .option('--pair-space <file>', 'factored: the space that tells first how well subject and object go together')
    .addOption(
      new Option('--dimensions <n>', 'columns of the space to use, the first ones (default: 100)').argParser(
        whole('--dimensions'),
      ),
    )
    .addOption(
      new Option('--minimum-triples <n>', 'leave out verbs with fewer distinct triples of known nouns')
        .argParser(whole('--minimum-triples'))
        .default(10),
    )
    .addOption(new Option('--epochs <n>', 'epochs at most (default: 5)').argParser(whole('--epochs')))
    .addOption(
      new Option('--learning-rate <x>', 'the highest learning rate (default: that of the method)').argParser(
        decimalNumber('--learning-rate', 0, Number.POSITIVE_INFINITY),
      ),
    )
    .addOption(
      new Option('--negatives <n>', 'corrupted triples of each sort for a seen one (default: 2)').argParser(
        whole('--negatives'),
      ),
    )
    .addOption(new Option('--rank <n>', 'low-rank: products in a matrix (default: 5)').argParser(whole('--rank')))
    .addOption(
      new Option(
        '--penalty <x>',
        'skip-gram: how much matrices shrink; regressions: the penalty of the ridge',
      ).argParser(decimalNumber('--penalty', 0, Number.POSITIVE_INFINITY)),
    )
    .addOption(seedOption());
  addOutputOptions(command).action((path: string, flags: TrainFlags) => runTrain(path, flags, context));
}

async function runTrain(path: string, flags: TrainFlags, { signal }: CommandContext): Promise<void> {
  const start = performance.now();
  const { out, method, seed } = flags;
  requireMethodOptions(flags);
  await requireOutFile('--out', out, [path, flags.space, ...(flags.pairSpace === undefined ? [] : [flags.pairSpace])]);
  const verbs = await readVerbArguments(path);
  const space = await readSpace(flags.space);
  const pairSpace = flags.pairSpace === undefined ? undefined : await readSpace(flags.pairSpace);
  const progress = createProgress(process.stderr);
  let learned: { readonly tensors: LearnedTensors; readonly training?: TensorTraining };
  try {
    learned = await learn(verbs, { space, pairSpace }, flags, {
      signal,
      onProgress: (share) => progress.update('learning from arguments', share),
    });
  } finally {
    progress.stop();
  }
  const { tensors, training } = learned;
  const inputs = { triples: basename(path), space: basename(flags.space), seed, training };
  await writeLearnedTensors(out, tensors, { facts: inputs, signal });
  const trained: Trained = {
    method,
    verbs: tensors.verbs.size,
    nouns: tensors.nouns.size,
    dimensions: tensors.dimensions,
    epochs: training?.losses.length,
    loss: training?.losses[training.bestEpoch - 1],
    seconds: (performance.now() - start) / 1000,
    out,
  };
  if (flags.json) printJson(trained);
  else printRecords([trained], columns, flags);
}

function requireMethodOptions(flags: TrainFlags): void {
  for (const [option, methods] of methodsOf) {
    if (flags[option] === undefined || methods.includes(flags.method)) continue;
    const others = methods.join(' or ');
    throw new OptionError(option, flags[option], `nothing with --method ${flags.method}; it belongs to ${others}`);
  }
}

async function learn(
  verbs: VerbArguments,
  { space, pairSpace }: { readonly space: Space; readonly pairSpace: Space | undefined },
  flags: TrainFlags,
  watch: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<TrainedTensors | { readonly tensors: LearnedTensors }> {
  const { method, minimumTriples, epochs, learningRate, negatives, rank, penalty, seed } = flags;
  const { dimensions = Math.min(defaultDimensions, space.matrix.columns) } = flags;
  const options = { dimensions, minimumTriples, epochs, learningRate, negatives, rank, penalty, seed, ...watch };
  switch (method) {
    case 'skip-gram':
      return await trainSkipGram(verbs, space, options);
    case 'low-rank':
      return await trainLowRank(verbs, space, options);
    case 'factored':
      return await trainFactored(verbs, space, { ...options, pairSpace });
    case 'ridge':
      return { tensors: await fitRidge(verbs, space, options) };
    case 'multi-step':
      return { tensors: await fitMultiStep(verbs, space, options) };
  }
}

const defaultDimensions = 100;

const columns: readonly RecordColumn<Trained>[] = [
  { title: 'method', value: ({ method }) => method },
  { title: 'verbs', value: ({ verbs }) => verbs, right: true },
  { title: 'nouns', value: ({ nouns }) => nouns, right: true },
  { title: 'dimensions', value: ({ dimensions }) => dimensions, right: true },
  { title: 'epochs', value: ({ epochs }) => epochs ?? '', right: true },
  { title: 'loss', value: ({ loss }) => loss ?? '', shown: ({ loss }) => loss?.toFixed(4) ?? '', right: true },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'written to', value: ({ out }) => out },
];
