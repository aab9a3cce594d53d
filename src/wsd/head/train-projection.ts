import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import { DenseMatrix, denseZeros } from '../../matrix/dense-matrix.js';
import { sumOuterProducts } from '../../matrix/outer-products.js';
import { createRandom, shuffled } from '../../random.js';
import { softmax } from '../softmax.js';
import type { SenseQuestions } from './sense-questions.js';

/** Options of {@link trainProjection}. */
export interface TrainProjectionOptions {
  /** Of the order of the questions; default 1. */
  readonly seed?: number | undefined;
  /** The most times that all questions are gone through; default 4. */
  readonly epochs?: number | undefined;
  /** How many questions make a step; default 256. */
  readonly batch?: number | undefined;
  /** The size of the first steps, which falls to 0 along the epochs; default 0.001. */
  readonly learningRate?: number | undefined;
  /** Multiplies the products of contexts and senses before the softmax; default 10. */
  readonly scale?: number | undefined;
  /** A number that each candidate has already, for instance a share of its prior; default 0. */
  readonly given?: Float32Array | undefined;
  /** The projection that learning starts at; default 0. */
  readonly start?: DenseMatrix | undefined;
  /** How many processors multiply; default 1. The result does not depend on it. */
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the work is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A projection with the loss behind each epoch. */
export interface TrainedProjection {
  /** W, width of contexts x width of senses. */
  readonly projection: DenseMatrix<Float32Array>;
  /** The mean loss of the questions to check behind each epoch, in nats; the projection is that of the least. */
  readonly losses: readonly number[];
  /** The same of the questions that were learned from, while they were. */
  readonly trainingLosses: readonly number[];
  /** The number of the epoch that was kept, from 1. */
  readonly bestEpoch: number;
}

/** The constants of Adam. */
const decay = 0.9;
const squareDecay = 0.99;
const floor = 1e-8;
/** How many epochs may pass without a lower loss. */
const patience = 2;
/** How many questions are checked together. */
const checkBatch = 256;

/**
 * Learns a projection W of contexts c towards senses s: it lowers the cross entropy of the softmax of scale c' W s + given over the
 * candidates of each question (Blevins & Zettlemoyer 2020, with encoders that stay as they are) by Adam (Kingma & Ba 2015).
 *
 * It stops where two epochs do not lower the least loss of the questions to check.
 *
 * @param senses the vectors of senses, one a row.
 * @param check questions that are not learned from, with what is given of them.
 * @throws OptionError when an option is out of range; ShapeError when there is nothing to learn from.
 */
export async function trainProjection(
  questions: SenseQuestions,
  senses: DenseMatrix,
  check: { readonly questions: SenseQuestions; readonly given?: Float32Array | undefined },
  options: TrainProjectionOptions = {},
): Promise<TrainedProjection> {
  const { seed = 1, epochs = 4, batch = 256, learningRate = 0.001, scale = 10 } = options;
  const { given, start: first, threads = 1, signal, onProgress } = options;
  for (const [name, value] of [
    ['epochs', epochs],
    ['batch', batch],
  ] as const) {
    requireWhole(name, value, 1);
  }
  for (const [name, value] of [
    ['learningRate', learningRate],
    ['scale', scale],
  ] as const) {
    requireOption(value > 0 && Number.isFinite(value), name, value, 'a number > 0');
  }
  if (questions.count === 0 || check.questions.count === 0) {
    const found = `${questions.count} questions to learn from, ${check.questions.count} to check`;
    throw new ShapeError('trainProjection', found, 'at least one of each');
  }
  const size = questions.width * senses.columns;
  const weights = first === undefined ? new Float64Array(size) : Float64Array.from(first.values);
  if (weights.length !== size) throw new ShapeError('start', `${weights.length} numbers`, `${size}`);
  const random = createRandom(seed);
  const steps = epochs * Math.ceil(questions.count / batch);
  const optimiser = createAdam(weights);
  const losses: number[] = [];
  const trainingLosses: number[] = [];
  let best = weights.slice();
  let order = Array.from({ length: questions.count }, (_, place) => place);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    order = shuffled(order, random);
    let sum = 0;
    for (let start = 0; start < order.length; start += batch) {
      if (step % 16 === 0) {
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        onProgress?.(step / steps);
      }
      const part = order.slice(start, start + batch);
      const { loss, gradient } = findGradient({ questions, senses, weights, scale, given, threads }, part);
      sum += loss;
      optimiser(gradient, learningRate * (1 - step / steps));
      step++;
    }
    trainingLosses.push(sum / questions.count);
    const loss = meanLoss({ questions: check.questions, senses, weights, scale, given: check.given, threads });
    if (losses.every((earlier) => loss < earlier)) best = weights.slice();
    losses.push(loss);
    if (epoch + 1 - losses.indexOf(Math.min(...losses)) > patience) break;
  }
  onProgress?.(1);
  const bestEpoch = losses.indexOf(Math.min(...losses)) + 1;
  const projection = new DenseMatrix(questions.width, senses.columns, Float32Array.from(best));
  return { projection, losses, trainingLosses, bestEpoch };
}

interface Problem {
  readonly questions: SenseQuestions;
  readonly senses: DenseMatrix;
  readonly weights: Float64Array;
  readonly scale: number;
  readonly given: Float32Array | undefined;
  readonly threads: number;
}

/** The mean gradient of a batch, and the sum of its losses. */
function findGradient(
  problem: Problem,
  batch: readonly number[],
): { readonly loss: number; readonly gradient: Float64Array } {
  const { questions, senses, scale, threads } = problem;
  const contexts = takeContexts(questions, batch);
  const projected = project(problem, contexts);
  const pulls = denseZeros(batch.length, senses.columns);
  const pull = new Float64Array(senses.columns);
  let sum = 0;
  batch.forEach((question, at) => {
    const { loss, probabilities } = judge(problem, question, projected.row(at));
    sum += loss;
    const start = questions.offsets[question];
    pull.fill(0);
    probabilities.forEach((probability, place) => {
      const error = ((probability - questions.gold[start + place]) * scale) / batch.length;
      const sense = senses.row(questions.senses[start + place]);
      for (let column = 0; column < pull.length; column++) pull[column] += error * sense[column];
    });
    pulls.row(at).set(pull);
  });
  return { loss: sum, gradient: sumOuterProducts(contexts, pulls, { threads }).values };
}

function meanLoss(problem: Problem): number {
  const { questions } = problem;
  let sum = 0;
  for (let start = 0; start < questions.count; start += checkBatch) {
    const batch = Array.from({ length: Math.min(checkBatch, questions.count - start) }, (_, place) => start + place);
    const projected = project(problem, takeContexts(questions, batch));
    batch.forEach((question, at) => {
      sum += judge(problem, question, projected.row(at)).loss;
    });
  }
  return sum / questions.count;
}

/** The contexts of questions, one a row. */
function takeContexts(questions: SenseQuestions, batch: readonly number[]): DenseMatrix<Float32Array> {
  const { width } = questions;
  const contexts = denseZeros(batch.length, width);
  batch.forEach((question, at) => {
    contexts.row(at).set(questions.context(question));
  });
  return contexts;
}

/** C W: the contexts projected towards senses. */
function project(
  { weights, senses, threads }: Problem,
  contexts: DenseMatrix<Float32Array>,
): DenseMatrix<Float64Array> {
  const matrix = new DenseMatrix(contexts.columns, senses.columns, Float32Array.from(weights));
  const turned = denseZeros(contexts.columns, contexts.rows);
  for (let row = 0; row < contexts.rows; row++) {
    contexts.row(row).forEach((value, column) => {
      turned.values[column * contexts.rows + row] = value;
    });
  }
  return sumOuterProducts(turned, matrix, { threads });
}

/** The probabilities of a question's candidates, and the cross entropy of the right ones. */
function judge(
  { questions, senses, scale, given }: Problem,
  question: number,
  projected: Float64Array,
): { readonly loss: number; readonly probabilities: readonly number[] } {
  const [start, end] = [questions.offsets[question], questions.offsets[question + 1]];
  const scores = new Float64Array(end - start);
  for (let place = start; place < end; place++) {
    const sense = senses.row(questions.senses[place]);
    let product = 0;
    for (let column = 0; column < sense.length; column++) product += projected[column] * sense[column];
    scores[place - start] = scale * product + (given?.[place] ?? 0);
  }
  const probabilities = softmax(scores);
  let loss = 0;
  probabilities.forEach((probability, place) => {
    const share = questions.gold[start + place];
    if (share > 0) loss -= share * Math.log(Math.max(probability, Number.MIN_VALUE));
  });
  return { loss, probabilities };
}

/** Makes the steps of Adam, which change `weights`. */
function createAdam(weights: Float64Array): (gradient: Float64Array, rate: number) => void {
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  let step = 0;
  return (gradient, rate) => {
    step++;
    const [ofMean, ofSquare] = [1 - decay ** step, 1 - squareDecay ** step];
    for (let place = 0; place < weights.length; place++) {
      const slope = gradient[place];
      means[place] += (1 - decay) * (slope - means[place]);
      squares[place] += (1 - squareDecay) * (slope * slope - squares[place]);
      weights[place] -= (rate * means[place]) / ofMean / (Math.sqrt(squares[place] / ofSquare) + floor);
    }
  };
}
