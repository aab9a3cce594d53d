import { setImmediate } from 'node:timers/promises';
import { OptionError, requireOption, requireWhole } from '../errors.js';
import { createRandom, type Random } from '../random.js';
import type { TripleTable } from './triple-table.js';

/** How tensors are trained by stochastic gradients. */
export interface TensorTrainingOptions {
  /** How often the training triples are gone through at most; default 5. */
  readonly epochs?: number | undefined;
  /** The step at the start, which falls to a twentieth by the last epoch; default as the method says. */
  readonly learningRate?: number | undefined;
  /** Corrupted triples of each sort for a seen one; default 2. */
  readonly negatives?: number | undefined;
  /** The share of the triples that only tells when to stop, below 1; default 0.02. */
  readonly heldOutShare?: number;
  /** Epochs without a lower loss on the held-out part before training stops; default 1. */
  readonly patience?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Is told the share that is done, 0 to 1; after an epoch the loss on the held-out part too. */
  readonly onProgress?: ((share: number, loss?: number) => void) | undefined;
  /** Stops the training; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What training did. */
export interface TensorTraining {
  /** Triples that were learned from. */
  readonly triples: number;
  /** Triples that told when to stop. */
  readonly heldOut: number;
  /** The loss on the held-out part after each epoch: the mean over its triples. */
  readonly losses: readonly number[];
  /** The epoch whose tensors were kept, from 1. */
  readonly bestEpoch: number;
}

/** Where corrupted triples have their words from. */
export interface Negatives {
  /** Corrupted triples of each sort for a seen one. */
  readonly negatives: number;
  /** Draws the place of a noun that is a subject. */
  subject(): number;
  /** Draws the place of a noun that is an object. */
  object(): number;
}

/** What learns from one triple at a time. */
export interface TripleLearner {
  /** Learns a triple by a step of a size, with negatives drawn from those of `samples`. */
  learn(triple: number, rate: number, samples: Negatives): void;
  /** Returns the loss of a triple, with negatives. */
  loss(triple: number, samples: Negatives): number;
  /** Keeps the parameters as they are. */
  keep(): void;
  /** Goes back to the parameters that were kept. */
  restore(): void;
}

/** Draws words as often as they stand in their place in the training triples. */
class NegativeSampler implements Negatives {
  readonly negatives: number;
  readonly #table: TripleTable;
  readonly #triples: Int32Array;
  readonly #random: Random;

  constructor(table: TripleTable, triples: Int32Array, { negatives, random }: { negatives: number; random: Random }) {
    this.negatives = negatives;
    this.#table = table;
    this.#triples = triples;
    this.#random = random;
  }

  subject(): number {
    return this.#table.subjectOf[this.#draw()];
  }

  object(): number {
    return this.#table.objectOf[this.#draw()];
  }

  #draw(): number {
    return this.#triples[this.#random.integer(this.#triples.length)];
  }
}

/** Triples between two looks at the signal. */
const chunkTriples = 2000;

/**
 * Trains on the triples in an order drawn anew for each epoch, until the loss on a held-out part no longer falls, and
 * leaves the learner at its lowest loss.
 *
 * @throws OptionError for a setting out of range; the signal's reason when it is aborted.
 */
export async function trainInEpochs(
  table: TripleTable,
  learner: TripleLearner,
  options: TensorTrainingOptions & { readonly learningRate: number },
): Promise<TensorTraining> {
  const { epochs = 5, learningRate, negatives = 2, patience = 1, seed = 1, onProgress, signal } = options;
  requireWhole('epochs', epochs, 1);
  requireWhole('negatives', negatives, 1);
  requireWhole('patience', patience, 1);
  requireOption(learningRate > 0 && Number.isFinite(learningRate), 'learningRate', learningRate, 'a number > 0');
  const random = createRandom(seed);
  const { training, heldOut } = partTriples(table, options.heldOutShare ?? 0.02, random);
  const samples = new NegativeSampler(table, training, { negatives, random });
  const losses: number[] = [];
  let bestEpoch = 0;
  for (let epoch = 0; epoch < epochs && epoch - bestEpoch < patience; epoch++) {
    shuffle(training, random);
    for (let first = 0; first < training.length; first += chunkTriples) {
      await setImmediate();
      signal?.throwIfAborted();
      const done = (epoch + first / training.length) / epochs;
      onProgress?.(done);
      const rate = learningRate * (1 - 0.95 * done);
      const end = Math.min(training.length, first + chunkTriples);
      for (let place = first; place < end; place++) learner.learn(training[place], rate, samples);
    }
    // The same negatives after each epoch, so that losses can be compared.
    const fixed = new NegativeSampler(table, training, { negatives, random: createRandom(seed + 1) });
    let sum = 0;
    for (const triple of heldOut) sum += learner.loss(triple, fixed);
    const loss = sum / heldOut.length;
    if (!Number.isFinite(loss)) throw new OptionError('learningRate', learningRate, 'a lower one: training diverged');
    losses.push(loss);
    onProgress?.((epoch + 1) / epochs, loss);
    if (loss > Math.min(...losses)) continue;
    bestEpoch = epoch + 1;
    learner.keep();
  }
  learner.restore();
  return { triples: training.length, heldOut: heldOut.length, losses, bestEpoch };
}

function partTriples(
  { verbOf }: TripleTable,
  share: number,
  random: Random,
): { training: Int32Array; heldOut: Int32Array } {
  requireOption(share > 0 && share < 1, 'heldOutShare', share, 'a number between 0 and 1');
  const [training, heldOut]: [number[], number[]] = [[], []];
  verbOf.forEach((_, triple) => {
    (random.uniform() < share ? heldOut : training).push(triple);
  });
  const isEnough = training.length > 0 && heldOut.length > 0;
  requireOption(isEnough, 'heldOutShare', share, `a share of ${verbOf.length} triples that leaves some in both parts`);
  return { training: Int32Array.from(training), heldOut: Int32Array.from(heldOut) };
}

function shuffle(list: Int32Array, random: Random): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
}
