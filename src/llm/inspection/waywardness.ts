import { requireOption, requireWhole } from '../../errors.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { meanOf } from '../../matrix/mean.js';
import { createRandom } from '../../random.js';
import type { Encoder } from '../encoder/encoder.js';
import { firstWord } from '../encoder/word-codes.js';
import { splitTexts, type TextTask } from '../tasks/text-task.js';
import { matrixOf, wordsOfEncoder } from './encoder-words.js';
import { nearestWordCaution, nearestWords, wordOverlap } from './nearest-words.js';
import { createSteeringVectors, type SteeringForm, type SteeringVectors } from './steering-vectors.js';
import { summariseWaywardness, type WaywardnessSummary } from './summarise-waywardness.js';
import { trainSteering } from './train-steering.js';
import { codeTexts, codeVerbalisers, knownCodes, labelAccuracy, type VerbalisedText } from './verbalised-texts.js';
import type { WaywardnessRow } from './waywardness-row.js';

/** How far one of many trainings is. */
export interface WaywardnessStep {
  /** Which training, from 0. */
  readonly run: number;
  readonly runs: number;
  readonly step: number;
  readonly loss: number;
}

/** Options of {@link waywardness}. */
export interface WaywardnessOptions {
  /** The texts that vectors are pulled to read as, of words that the encoder knows; at least one. */
  readonly targets: readonly string[];
  /** How strongly, each >= 0; default 0, 0.001, 0.01, 0.1, 0.3 and 1. */
  readonly gammas?: readonly number[];
  /** How often each training is done, with another seed; default 3. */
  readonly seeds?: number;
  /** The first seed; default 1. */
  readonly seed?: number;
  /** Steps of a training; default 400. */
  readonly steps?: number;
  /** The word that stands for a label; default the label itself. */
  readonly verbalisers?: ReadonlyMap<string, string>;
  /** Default `prompt`. */
  readonly form?: SteeringForm;
  /** Words of a text that are read; default 16. */
  readonly length?: number;
  /** Texts a step; default 16. */
  readonly batch?: number;
  /** The first learning rate; default 0.01. */
  readonly learningRate?: number;
  /** The share of training texts that are held out to choose by, in (0, 1); default 0.2. */
  readonly heldOutShare?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: WaywardnessStep) => void) | undefined;
}

/** What {@link waywardness} found. */
export interface Waywardness extends WaywardnessSummary {
  readonly task: string;
  readonly form: SteeringForm;
  /** The words of the labels, in their order. */
  readonly verbalisers: readonly string[];
  /** How many texts were trained on, chosen by, and tested on. */
  readonly texts: { readonly train: number; readonly heldOut: number; readonly test: number };
  /** Trainings of free vectors: from random frequent words, with nothing that pulls. */
  readonly free: readonly WaywardnessRow[];
  /** Trainings that began at the words of a target and were pulled there. */
  readonly rows: readonly WaywardnessRow[];
  readonly caution: string;
}

/** Free vectors begin at words among so many of the most frequent (Khashabi et al. 2022). */
const frequentWords = 5000;

interface Parts {
  readonly encoder: Encoder;
  /** The codes of the words of each target. */
  readonly targets: ReadonlyMap<string, readonly number[]>;
  readonly own: readonly VerbalisedText[];
  readonly heldOut: readonly VerbalisedText[];
  readonly test: readonly VerbalisedText[];
  readonly words: readonly number[];
  readonly known: { readonly table: DenseMatrix; readonly words: readonly string[] };
}

/**
 * Tests whether vectors that steer a frozen encoder can be made to read as given texts and do their work all the same (Khashabi et al. 2022): for
 * each target, strength and seed it trains a soft prompt, or the global tokens of an aligner, reads it by the nearest word of each vector, and
 * compares its accuracy with that of free vectors.
 *
 * All choices are made on training texts that are held out; accuracies are those of the test texts.
 *
 * @throws OptionError when an option is out of range or there are no texts; UnknownWordError when the encoder does not know a word of a target or
 * of a label; the signal's reason when it is aborted.
 */
export async function waywardness(encoder: Encoder, task: TextTask, options: WaywardnessOptions): Promise<Waywardness> {
  const { gammas = [0, 0.001, 0.01, 0.1, 0.3, 1], seeds = 3, seed = 1, form = 'prompt' } = options;
  const parts = prepare(encoder, task, { ...options, gammas, seeds, seed });
  const { targets, words, own, heldOut, test, known } = parts;
  const counts = [...new Set([...targets.values()].map((codes) => codes.length))];
  const allSeeds = Array.from({ length: seeds }, (_, place) => seed + place);
  const settings: readonly RunSettings[] = [
    ...counts.flatMap((count) =>
      allSeeds.map((one) => ({
        target: undefined,
        beginning: randomWords(encoder, count, one),
        gamma: 0,
        seed: one,
      })),
    ),
    ...[...targets].flatMap(([target, beginning]) =>
      gammas.flatMap((gamma) => allSeeds.map((one) => ({ target, beginning, gamma, seed: one }))),
    ),
  ];
  const all: WaywardnessRow[] = [];
  for (const [run, one] of settings.entries()) {
    const steering = await trainOne(one, parts, { ...options, run, runs: settings.length });
    const found = measure(steering, one, parts);
    const free = all.find((row) => row.target === undefined && row.count === found.count && row.seed === one.seed);
    all.push({ ...found, relativeDrop: free === undefined ? 0 : dropFrom(free.accuracy, found.accuracy) });
  }
  const free = all.filter(({ target }) => target === undefined);
  const rows = all.filter(({ target }) => target !== undefined);
  const plain = new Map(
    [...targets].map(([target, codes]) => [
      target,
      labelAccuracy(encoder, test, { words, steering: createSteeringVectors(encoder, form, codes) }),
    ]),
  );
  // Gates of an aligner begin at 0, so that it changes nothing.
  const nothing = createSteeringVectors(encoder, 'aligner', words);
  const alone = labelAccuracy(encoder, test, { words, steering: nothing });
  return {
    task: task.id,
    form,
    verbalisers: words.map((code) => known.words[code - firstWord] as string),
    texts: { train: own.length, heldOut: heldOut.length, test: test.length },
    ...summariseWaywardness({ free, rows, plain, majority: majorityOf(own, test), alone, testTexts: test.length }),
    free,
    rows,
    caution: nearestWordCaution,
  };
}

/** Checks the options, codes words and texts, and holds some of these out. */
function prepare(
  encoder: Encoder,
  task: TextTask,
  options: WaywardnessOptions & Required<Pick<WaywardnessOptions, 'gammas' | 'seeds' | 'seed'>>,
): Parts {
  const { targets, gammas, seeds, seed, length = 16, verbalisers = new Map(), heldOutShare = 0.2 } = options;
  requireOption(targets.length > 0, 'targets', targets, 'at least one text');
  requireOption(new Set(targets).size === targets.length, 'targets', targets, 'different texts');
  requireOption(gammas.length > 0, 'gammas', gammas, 'at least one number');
  for (const gamma of gammas) requireOption(gamma >= 0 && Number.isFinite(gamma), 'gammas', gamma, 'numbers >= 0');
  for (const [name, value] of Object.entries({ seeds, length })) {
    requireWhole(name, value, 1);
  }
  requireOption(heldOutShare > 0 && heldOutShare < 1, 'heldOutShare', heldOutShare, 'a number > 0 and < 1');
  const words = codeVerbalisers(encoder.codes, task.labels, verbalisers);
  const codesOf = new Map(targets.map((target) => [target, knownCodes(encoder.codes, target)]));
  const [own, heldOut] = splitTexts(task.train, { seed, share: heldOutShare }).map((texts) =>
    codeTexts(encoder.codes, texts, length),
  ) as [VerbalisedText[], VerbalisedText[]];
  const test = codeTexts(encoder.codes, task.test, length);
  for (const [name, texts] of Object.entries({ train: own, heldOut, test })) {
    requireOption(texts.length > 0, 'task', `${name}: no texts`, 'texts to train on, to choose by, and to test on');
  }
  return { encoder, targets: codesOf, own, heldOut, test, words, known: wordsOfEncoder(encoder) };
}

function trainOne(
  { beginning, gamma, seed }: RunSettings,
  { encoder, own, words }: Parts,
  options: WaywardnessOptions & { readonly run: number; readonly runs: number },
): Promise<SteeringVectors> {
  const { form = 'prompt', steps = 400, batch = 16, learningRate = 0.01, signal, onStep, run, runs } = options;
  const tell = onStep && ((step: number, loss: number): void => onStep({ run, runs, step, loss }));
  const settings = { form, beginning, gamma, words, steps, seed, learningRate, batch, signal, onStep: tell };
  return trainSteering(encoder, own, settings);
}

interface RunSettings {
  readonly target: string | undefined;
  readonly beginning: readonly number[];
  readonly gamma: number;
  readonly seed: number;
}

type Measured = Omit<WaywardnessRow, 'relativeDrop'>;

function measure(
  steering: SteeringVectors,
  { target, beginning, gamma, seed }: RunSettings,
  { encoder, heldOut, test, words, known }: Parts,
): Measured {
  const vectors = matrixOf(steering.vectors);
  const projected = nearestWords(vectors, known, { count: 2 });
  const read = projected.map(({ words: [first] }) => (first as { readonly word: string }).word);
  const wanted = beginning.map((code) => known.words[code - firstWord] as string);
  const isFree = target === undefined;
  return {
    target,
    count: beginning.length,
    gamma,
    seed,
    projected,
    reading: read.join(' '),
    promptF1: isFree ? 0 : wordOverlap(read, wanted),
    distance: isFree ? undefined : meanDistance(vectors, known.table, beginning),
    heldOutAccuracy: labelAccuracy(encoder, heldOut, { words, steering }),
    accuracy: labelAccuracy(encoder, test, { words, steering }),
  };
}

function meanDistance(vectors: DenseMatrix, table: DenseMatrix, codes: readonly number[]): number {
  const distances = codes.map((code, place) => {
    const [own, other] = [vectors.row(place), table.row(code - firstWord)];
    let squares = 0;
    for (let at = 0; at < own.length; at++) squares += (own[at] - other[at]) ** 2;
    return Math.sqrt(squares);
  });
  return meanOf(distances);
}

function randomWords({ codes }: Encoder, count: number, seed: number): number[] {
  const random = createRandom(seed);
  const most = Math.min(frequentWords, codes.words.length);
  return Array.from({ length: count }, () => firstWord + random.integer(most));
}

function dropFrom(free: number, accuracy: number): number {
  return free === 0 ? 0 : (free - accuracy) / free;
}

/** The share of test texts with the most frequent label of the training texts, the first of equal ones. */
function majorityOf(train: readonly VerbalisedText[], test: readonly VerbalisedText[]): number {
  const counts = new Map<number, number>();
  for (const { label } of train) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [most] = [...counts].sort(([left, a], [right, b]) => b - a || left - right);
  return test.filter(({ label }) => label === most?.[0]).length / test.length;
}
