import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { CorpusReader, ReadOptions } from '../corpus/corpus-reader.js';
import { OptionError } from '../errors.js';
import { countWords } from '../llm/encoder/corpus-rows.js';
import { createEncoder, type Encoder, fingerprintOf } from '../llm/encoder/encoder.js';
import { type PretrainingRecord, type PretrainingState, pretrainEncoder } from '../llm/encoder/pretrain-encoder.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { chooseWords } from '../llm/encoder/word-codes.js';
import { writeEncoder } from '../llm/encoder/write-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { CommandError, Interrupted } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { printJson, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';
import { addReadOptions, type ReadFlags, readSource } from './read-source.js';
import { requireOutFile } from './require-out-file.js';
import { learningRateOption, seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** What a training depends on, and a later one must have, too, to go on. */
interface TrainingFlags {
  readonly maximumWords: number;
  readonly minimumCount: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly maximumDistance: number;
  readonly places: 'relative' | 'absolute';
  readonly steps: number;
  readonly batch: number;
  readonly length: number;
  readonly learningRate: number;
  readonly dropout: number;
  readonly hiddenShare: number;
  readonly heldOutRows: number;
  readonly lookEvery: number;
  readonly patience: number;
  readonly seed: number;
}

/** The options of `qualia encoder train`, as typed. */
interface TrainFlags extends ReadFlags, TrainingFlags {
  readonly out: string;
  readonly resume: boolean;
}

interface Trained {
  readonly corpus: string;
  readonly words: number;
  readonly parameters: number;
  readonly ending: string;
  readonly best: PretrainingRecord;
  readonly records: readonly PretrainingRecord[];
  readonly fingerprint: string;
  readonly seconds: number;
  readonly out: string;
}

/** The whole numbers of a training: option, least, most, default, what it is. */
const wholeOptions = [
  ['--maximum-words', 1, 1_000_000, 6000, 'how many words are known at most, the most frequent'],
  ['--minimum-count', 1, 2 ** 31, 2, 'how often a word must occur to be known'],
  ['--layers', 1, 48, 3, 'how many layers'],
  ['--width', 1, 4096, 64, 'numbers of a vector'],
  ['--heads', 1, 64, 4, 'heads of attention, a divisor of the width'],
  ['--maximum-distance', 1, 4096, 32, 'distances with a vector, in each direction'],
  ['--steps', 1, 10_000_000, 4000, 'steps of training'],
  ['--batch', 1, 4096, 32, 'texts or rows of a step'],
  ['--length', 1, 4096, 32, 'words of a text or row that are read'],
  ['--held-out-rows', 1, 100_000, 256, 'rows that are held out at most'],
  ['--look-every', 1, 10_000_000, 200, 'steps between two looks at them'],
  ['--patience', 1, 1_000_000, 5, 'looks without a better loss after which it stops'],
] as const;

/** Adds `qualia encoder train`: an encoder of relative attention, pretrained on a corpus. */
export function addEncoderTrainCommand(encoder: Command, context: CommandContext): void {
  const command = encoder
    .command('train')
    .description(
      'Train an encoder of relative attention (Huang et al. 2019) to find hidden words of a corpus (Devlin et al. 2019); rows that are ' +
        'held out tell when it is best. With --model encoder:FILE it then gives vectors to all other commands.',
    )
    .requiredOption('--out <file>', 'where the encoder goes, a .safetensors file');
  addReadOptions(command);
  for (const [option, least, most, value, what] of wholeOptions) {
    command.addOption(new Option(`${option} <n>`, what).argParser(wholeNumber(option, least, most)).default(value));
  }
  command
    .addOption(new Option('--places <kind>', 'what tells places').choices(['relative', 'absolute']).default('relative'))
    .addOption(learningRateOption(0.002))
    .addOption(
      new Option('--dropout <x>', 'the share that is left out in training')
        .argParser(decimalNumber('--dropout', 0, 0.9))
        .default(0),
    )
    .addOption(
      new Option('--hidden-share <x>', 'the share of words to be found')
        .argParser(decimalNumber('--hidden-share', 0.01, 1))
        .default(0.15),
    )
    .addOption(seedOption())
    .addOption(new Option('--resume', 'go on where the same command was stopped').default(false))
    .action((corpus: string, flags: TrainFlags) => runTrain(corpus, flags, context));
}

async function runTrain(corpus: string, flags: TrainFlags, context: CommandContext): Promise<void> {
  const { out } = flags;
  if (!out.endsWith('.safetensors')) throw new OptionError('--out', out, 'the path of a .safetensors file');
  if (flags.width % flags.heads !== 0)
    throw new OptionError('--heads', flags.heads, `a divisor of --width ${flags.width}`);
  await requireOutFile('--out', out, [corpus]);
  const arithmetic = new Arithmetic({ threads: availableParallelism() });
  try {
    const { result, seconds, finish } = await readSource(corpus, flags, context, (reader, reading) =>
      train(reader, reading, { arithmetic, flags, signal: context.signal }),
    );
    const trained: Trained = { ...result, seconds, out };
    if (flags.json) printJson(trained);
    else printRecords([trained], columns, flags);
    finish();
  } finally {
    arithmetic.close();
  }
}

/** The file that a stopped training goes on from. */
function checkpointOf(out: string): string {
  return out.replace(/\.safetensors$/, '.training.safetensors');
}

async function train(
  reader: CorpusReader,
  reading: ReadOptions,
  {
    arithmetic,
    flags,
    signal,
  }: { readonly arithmetic: Arithmetic; readonly flags: TrainFlags; readonly signal: AbortSignal },
): Promise<Omit<Trained, 'seconds' | 'out'>> {
  const checkpoint = checkpointOf(flags.out);
  const settings = settingsOf(reader, flags);
  const { encoder, state } = await begin(reader, reading, { arithmetic, flags, settings });
  const progress = createProgress(process.stderr);
  let isKept = state !== undefined;
  try {
    const { steps, batch, length, learningRate, dropout, hiddenShare, heldOutRows, lookEvery, patience, seed } = flags;
    const { records, best, ending } = await pretrainEncoder(encoder, reader, {
      ...{ steps, batch, length, learningRate, dropout, hiddenShare, heldOutRows, lookEvery, patience, seed },
      ...{ state, signal },
      onBad: reading.onBad,
      onStep: (step) => progress.update('finding hidden words', (step + 1) / steps),
      onLook: async ({ step, loss, heldOutLoss }, own) => {
        await writeEncoder(checkpoint, encoder, { training: { state: own, settings } });
        isKept = true;
        progress.stop();
        process.stderr.write(`step ${step}: loss ${loss.toFixed(3)}, held out ${heldOutLoss.toFixed(3)}\n`);
      },
    });
    const facts = { corpus: reader.name, seed, steps: best.step, length, heldOutLoss: best.heldOutLoss };
    const trained = { ...encoder, facts };
    await writeEncoder(flags.out, trained, { signal });
    await rm(checkpoint, { force: true });
    const { codes, network } = trained;
    const sizes = { words: codes.words.length, parameters: network.parameters.count };
    return { corpus: reader.name, ...sizes, ending, best, records, fingerprint: fingerprintOf(trained) };
  } catch (error) {
    if (!(error instanceof Interrupted) || !isKept) throw error;
    throw new Interrupted(
      `Stopped; ${checkpoint} has what was learned until the last look.`,
      'Give the same command with --resume to go on.',
    );
  } finally {
    progress.stop();
  }
}

/** Makes a new encoder, or reads the one of a training that was stopped. */
async function begin(
  reader: CorpusReader,
  reading: ReadOptions,
  own: {
    readonly arithmetic: Arithmetic;
    readonly flags: TrainFlags;
    readonly settings: ReadonlyMap<string, string | number>;
  },
): Promise<{ readonly encoder: Encoder; readonly state?: PretrainingState | undefined }> {
  const { arithmetic, flags, settings } = own;
  if (flags.resume) {
    const checkpoint = checkpointOf(flags.out);
    const { training, ...encoder } = await readEncoder(checkpoint, arithmetic);
    const other = [...settings].find(([name, value]) => training?.settings.get(name) !== value);
    if (other === undefined && training !== undefined) return { encoder, state: training.state };
    const [name, value] = other ?? ['training', ''];
    const problem = `${checkpoint} is of a training with another ${name}: ${training?.settings.get(name)}, not ${value}.`;
    throw new CommandError(
      'RESUME',
      problem,
      'Give the options of that training, or leave out --resume to begin anew.',
    );
  }
  const { maximumWords: size, minimumCount, layers, width, heads, maximumDistance, places, seed } = flags;
  const words = chooseWords(await countWords(reader, reading), { size, minimumCount });
  if (words.length === 0) {
    const problem = `The corpus ${reader.name} has no word that occurs ${minimumCount} times.`;
    throw new CommandError('EMPTY', problem, 'Give more text, or a lower --minimum-count.');
  }
  return { encoder: createEncoder(arithmetic, { words, layers, width, heads, maximumDistance, places, seed }) };
}

function settingsOf(reader: CorpusReader, flags: TrainFlags): Map<string, string | number> {
  const { maximumWords, minimumCount, layers, width, heads, maximumDistance, places, steps, batch, length } = flags;
  const { learningRate, dropout, hiddenShare, heldOutRows, lookEvery, patience, seed } = flags;
  const sizes = { maximumWords, minimumCount, layers, width, heads, maximumDistance, places, steps, batch, length };
  const training = { learningRate, dropout, hiddenShare, heldOutRows, lookEvery, patience, seed };
  return new Map<string, string | number>(Object.entries({ corpus: reader.name, ...sizes, ...training }));
}

const columns: readonly RecordColumn<Trained>[] = [
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'words', value: ({ words }) => words, right: true },
  { title: 'parameters', value: ({ parameters }) => parameters, right: true },
  { title: 'best step', value: ({ best }) => best.step, right: true },
  { title: 'ended by', value: ({ ending }) => ending },
  {
    title: 'held-out loss',
    value: ({ best }) => best.heldOutLoss,
    shown: ({ best }) => best.heldOutLoss.toFixed(3),
    right: true,
  },
  { title: 'fingerprint', value: ({ fingerprint }) => fingerprint },
  { title: 'seconds', value: ({ seconds }) => seconds, shown: ({ seconds }) => seconds.toFixed(1), right: true },
  { title: 'written to', value: ({ out }) => out },
];
