import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CorpusReader, ReadOptions } from '../../corpus/corpus-reader.js';
import { QualiaError, requireWhole } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { createRandom } from '../../random.js';
import { crossEntropy } from '../tensor/softmax.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { AdamW, type AdamWState } from '../training/adam-w.js';
import { makeSchedule } from '../training/schedules.js';
import { readRows } from './corpus-rows.js';
import type { Encoder } from './encoder.js';
import { type HiddenWords, hideWords } from './hide-words.js';
import { scoreHidden } from './score-hidden.js';
import { hasKnownWord } from './word-codes.js';

/** Every so many rows one is held out, until there are enough; the rest of these are not trained on either. */
const heldOutEvery = 50;

/** What was reached after some steps. */
export interface PretrainingRecord {
  readonly step: number;
  /** The mean loss of the steps since the record before, in nats a hidden word. */
  readonly loss: number;
  /** The loss on rows that are never trained on, without dropout. */
  readonly heldOutLoss: number;
}

/** Where a pretraining stands, so that it can go on as if it had not stopped. */
export interface PretrainingState {
  readonly step: number;
  readonly optimiser: AdamWState;
  /** The parameters of the best record, by name. */
  readonly best: ReadonlyMap<string, FloatNumbers>;
  readonly records: readonly PretrainingRecord[];
  /** The sum of the losses since the last record. */
  readonly pendingLoss: number;
}

/** Options of {@link pretrainEncoder}. */
export interface PretrainOptions extends Pick<ReadOptions, 'signal' | 'onBad'> {
  readonly seed: number;
  /** Steps at most; default 4,000. */
  readonly steps?: number;
  /** Rows a step; default 32. */
  readonly batch?: number;
  /** Words a row; default 32. */
  readonly length?: number;
  /** The highest learning rate; default 0.002. */
  readonly learningRate?: number;
  /** Steps in which the rate rises; default a twentieth of all. */
  readonly warmUp?: number;
  /** The share of words to be found; default 0.15. */
  readonly hiddenShare?: number | undefined;
  /** Default 0. */
  readonly dropout?: number;
  /** Default 0.01. */
  readonly weightDecay?: number;
  /** Rows held out at most; default 256. */
  readonly heldOutRows?: number;
  /** Steps between two looks at the held-out rows; default a twentieth of all, at least 1. */
  readonly lookEvery?: number;
  /** Looks without a better loss after which training stops; default 5. */
  readonly patience?: number;
  /** Is told of each step. */
  readonly onStep?: (step: number, loss: number, rate: number) => void;
  /** Is told of each look, and may keep the state. */
  readonly onLook?: (record: PretrainingRecord, state: PretrainingState) => void | Promise<void>;
  /** Where an earlier training with the same options stood, whose parameters the encoder has. */
  readonly state?: PretrainingState | undefined;
}

/** What a pretraining came to. */
export interface Pretraining {
  readonly records: readonly PretrainingRecord[];
  /** The record whose parameters the encoder has now: that of the lowest loss on held-out rows. */
  readonly best: PretrainingRecord;
  /** Why it ended. */
  readonly ending: 'steps' | 'patience';
}

/**
 * Trains an encoder to find hidden words of a corpus (Devlin et al. 2019), which is read again and again, and leaves it with the parameters
 * that were best on rows held out.
 *
 * The same seed gives the same parameters, on any number of threads, and stopping and going on changes nothing.
 *
 * @throws OptionError when an option is out of range; QualiaError with code `EMPTY` when the corpus has no known word
 * to hold out, or none to train on; as
 * the reader; the signal's reason when it is aborted.
 */
export async function pretrainEncoder(
  encoder: Encoder,
  reader: CorpusReader,
  options: PretrainOptions,
): Promise<Pretraining> {
  const {
    steps = 4000,
    batch = 32,
    length = 32,
    learningRate = 0.002,
    dropout = 0,
    heldOutRows = 256,
    patience = 5,
  } = options;
  const {
    signal,
    state,
    seed,
    hiddenShare,
    lookEvery = Math.max(1, Math.round(steps / 20)),
    warmUp = Math.round(steps / 20),
  } = options;
  for (const [name, value] of Object.entries({ steps, batch, heldOutRows, lookEvery, patience })) {
    requireWhole(name, value, 1);
  }
  const schedule = makeSchedule({ learningRate, steps, warmUp, decay: 'linear' });
  const { network } = encoder;
  const { parameters } = network;
  const optimiser = new AdamW(parameters, { weightDecay: options.weightDecay ?? 0.01 });
  if (state !== undefined) optimiser.restore(state.optimiser);
  const records = [...(state?.records ?? [])];
  let best = state?.best ?? new Map<string, FloatNumbers>();
  let pendingLoss = state?.pendingLoss ?? 0;
  const held = await holdOutRows(encoder, reader, { ...options, length, heldOutRows, batch });
  const stream = trainingRows(encoder, reader, { ...options, length, skipped: (state?.step ?? 0) * batch });
  try {
    for (let step = state?.step ?? 0; step < steps && !isPatienceOver(records, patience); step++) {
      const rows = await takeRows(stream, batch);
      const random = createRandom(mix(seed, step, 1));
      const hidden = hideWords(rows, { random, size: encoder.codes.size, hiddenShare });
      const loss = trainStep(encoder, hidden, { batch, dropout, seed: mix(seed, step, 2) });
      optimiser.update(schedule(step));
      pendingLoss += loss;
      options.onStep?.(step, loss, schedule(step));
      if ((step + 1) % lookEvery === 0 || step + 1 === steps) {
        const sinceLook = (step + 1) % lookEvery === 0 ? lookEvery : (step + 1) % lookEvery;
        const record = { step: step + 1, loss: pendingLoss / sinceLook, heldOutLoss: lossOf(encoder, held) };
        pendingLoss = 0;
        if (record.heldOutLoss < lowest(records)) {
          best = new Map([...parameters].map(([name, { values }]) => [name, values.slice()]));
        }
        records.push(record);
        await options.onLook?.(record, { step: step + 1, optimiser: optimiser.state, best, records, pendingLoss });
      }
      await nextTurn();
      signal?.throwIfAborted();
    }
  } finally {
    await stream.return(undefined);
  }
  for (const [name, values] of best) parameters.get(name).values.set(values);
  const reached = records.find(({ heldOutLoss }) => heldOutLoss === lowest(records));
  if (reached === undefined) throw new QualiaError('TRAINING', 'The losses are no numbers; try a lower learning rate.');
  return { records, best: reached, ending: (records.at(-1)?.step ?? 0) < steps ? 'patience' : 'steps' };
}

function lowest(records: readonly PretrainingRecord[]): number {
  return records.reduce((least, { heldOutLoss }) => Math.min(least, heldOutLoss), Number.POSITIVE_INFINITY);
}

function isPatienceOver(records: readonly PretrainingRecord[], patience: number): boolean {
  const place = records.findIndex(({ heldOutLoss }) => heldOutLoss === lowest(records));
  return records.length - 1 - place >= patience && place !== -1;
}

/** A seed for one use in one step. */
function mix(seed: number, step: number, use: number): number {
  return (Math.imul(seed, 0x9e3779b1) + Math.imul(step, 0x85ebca6b) + use) >>> 0;
}

function trainStep(
  { network }: Encoder,
  hidden: HiddenWords,
  { batch, dropout, seed }: { readonly batch: number; readonly dropout: number; readonly seed: number },
): number {
  const { parameters } = network;
  parameters.clearGradients();
  return parameters.arithmetic.scope(() => {
    const tape = new Tape(parameters.arithmetic, { random: createRandom(seed) });
    const loss = lossOn(tape, network, { ...hidden, rows: batch, dropout });
    tape.backward(loss);
    return loss.item();
  });
}

function lossOn(
  tape: Tape,
  network: Encoder['network'],
  hidden: HiddenWords & { readonly rows: number; readonly dropout: number },
): Tensor {
  return crossEntropy(tape, scoreHidden(tape, network, hidden), hidden.words);
}

/** The mean loss of batches, each hidden word weighing the same. */
function lossOf(
  { network }: Encoder,
  held: readonly { readonly hidden: HiddenWords; readonly rows: number }[],
): number {
  const { arithmetic } = network.parameters;
  let sum = 0;
  let words = 0;
  for (const { hidden, rows } of held) {
    sum += arithmetic.scope(() => {
      return hidden.words.length * lossOn(new Tape(arithmetic), network, { ...hidden, rows, dropout: 0 }).item();
    });
    words += hidden.words.length;
  }
  return sum / words;
}

async function holdOutRows(
  { codes }: Encoder,
  reader: CorpusReader,
  options: PretrainOptions & { readonly length: number; readonly heldOutRows: number; readonly batch: number },
): Promise<{ readonly hidden: HiddenWords; readonly rows: number }[]> {
  const { length, heldOutRows, batch, seed, hiddenShare, signal, onBad } = options;
  const rows: Uint32Array[] = [];
  let count = 0;
  for await (const row of readRows(reader, codes, { length, signal, onBad: onBad && ignore })) {
    if (isHeldOut(count++)) rows.push(row);
    if (rows.length === heldOutRows) break;
  }
  const random = createRandom(mix(seed, 0, 3));
  const batches = Math.ceil(rows.length / batch);
  const held = Array.from({ length: batches }, (_, place) => {
    const own = rows.slice(place * batch, (place + 1) * batch);
    return { hidden: hideWords(own, { random, size: codes.size, hiddenShare }), rows: own.length };
  }).filter(({ hidden }) => hidden.words.length > 0);
  if (held.length === 0) throw tooLittle(reader, length);
  return held;
}

function tooLittle({ name }: CorpusReader, length: number): QualiaError {
  const problem = `The corpus ${name} does not fill two rows of ${length} words with a known one in each`;
  return new QualiaError('EMPTY', `${problem}; give more text, or shorter rows.`);
}

function ignore(): void {
  // Damaged records are told elsewhere.
}

function isHeldOut(row: number): boolean {
  return row % heldOutEvery === 0;
}

/** Gives rows without end, but not those that are held out, nor those in which nothing could be found. */
async function* trainingRows(
  { codes }: Encoder,
  reader: CorpusReader,
  options: PretrainOptions & { readonly length: number; readonly skipped: number },
): AsyncGenerator<Uint32Array, undefined> {
  const { length, seed, signal, skipped, onBad } = options;
  let given = 0;
  for (let epoch = 0; ; epoch++) {
    const random = createRandom(mix(seed, epoch, 4));
    // What is damaged is told once.
    const reading = { signal, onBad: epoch === 0 ? onBad : onBad && ignore };
    const rows = readRows(reader, codes, { length, random, isLeftOut: isHeldOut, ...reading });
    const before = given;
    for await (const row of rows) if (hasKnownWord(row) && given++ >= skipped) yield row;
    if (given === before) throw tooLittle(reader, length);
  }
}

async function takeRows(stream: AsyncGenerator<Uint32Array, undefined>, count: number): Promise<Uint32Array[]> {
  const rows: Uint32Array[] = [];
  while (rows.length < count) {
    const { value } = await stream.next();
    if (value !== undefined) rows.push(value);
  }
  return rows;
}
