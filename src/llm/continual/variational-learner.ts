import { setImmediate as nextTurn } from 'node:timers/promises';
import { requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { scale } from '../tensor/elementwise.js';
import { add } from '../tensor/pairs.js';
import { reshape } from '../tensor/shapes.js';
import { crossEntropy, softmax } from '../tensor/softmax.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { fitParameters } from '../training/fit-parameters.js';
import { Parameters } from '../training/parameters.js';
import type { ContinualLearner, TaskName, TrainingTask } from './continual-learner.js';
import { drawBatch, requireTask, stackVectors } from './draw-batch.js';
import { type AdaptUnits, GaussianNetwork } from './gaussian-network.js';
import { completeLearnerOptions, type LearnerOptions } from './headed-network.js';
import { seedOf } from './seed-of.js';

/** Options of {@link createVariationalLearner}. */
export interface VariationalOptions extends LearnerOptions {
  /** Samples of each example in training; default 10. */
  readonly samples?: number | undefined;
  /** Samples of the weights that answers are the mean of; default 100. */
  readonly predictSamples?: number | undefined;
}

/** What a method does besides, task by task. */
export interface UnitAdapter {
  addTask(task: TaskName): void;
  /** Prepares for the learning of a task that is new. */
  begin(id: string): void;
  /** The parameters of one task. */
  parametersOf(id: string): Parameters;
  /** How they change the units, in training and afterwards. */
  adaptUnits(id: string, mode: { readonly samples: number } | 'settled'): AdaptUnits;
  /** What is added to the divergence of a task. */
  divergence(tape: Tape, id: string): Tensor;
  /** Takes what a task found into what the next begins with. */
  settle(id: string): void;
}

/**
 * Makes a learner whose weights are normal distributions, and that takes what it knew after the last task as its prior for the next
 * (variational continual learning; Nguyen, Li, Bui & Turner 2018, equation 4):
 *
 *     loss = - E_q log p(labels | w) + KL(q_t | q_(t-1)) / N
 *
 * with N the examples of the task, a standard normal prior for the first, mean-field distributions of log-variance -6 at first, and means that begin at the
 * solution of greatest likelihood for the first task. Answers are means over samples of the weights; the same question gets the same answer.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createVariationalLearner({ width: 64, seed: 1 });
 */
export function createVariationalLearner(options: VariationalOptions): ContinualLearner {
  return createGaussianLearner('vcl', options);
}

/** Makes a variational learner, with an adapter of units where one is given. */
export function createGaussianLearner(
  method: string,
  options: VariationalOptions,
  createAdapter?: (network: GaussianNetwork) => UnitAdapter,
): ContinualLearner {
  const { samples = 10, predictSamples = 100 } = options;
  for (const [name, value] of Object.entries({ samples, predictSamples })) {
    requireWhole(name, value, 1);
  }
  const network = new GaussianNetwork(completeLearnerOptions(options));
  const adapter = createAdapter?.(network);
  const { width, steps, batch, learningRate, seed } = network.options;
  const learned = new Set<string>();
  const addTask = (task: TaskName): void => {
    network.addHead(task);
    adapter?.addTask(task);
  };
  const rowsOf = (tape: Tape, vectors: readonly Float32Array[]): Tensor =>
    tape.constant([vectors.length, width], stackVectors(vectors, width));
  const lossOf = (tape: Tape, task: TrainingTask<Float32Array>, drawn: ReturnType<typeof drawBatch<Float32Array>>) => {
    const adaptUnits = adapter?.adaptUnits(task.id, { samples });
    const rows = rowsOf(tape, drawn.examples);
    const scores = network.score(tape, rows, task.id, { sampled: 'units', samples, adaptUnits });
    const all = reshape(tape, scores, [samples * batch, task.classes]);
    const labels = Uint32Array.from({ length: samples * batch }, (_, at) => drawn.labels[at % batch] as number);
    const divergence = network.divergence(tape, task.id);
    const whole = adapter === undefined ? divergence : add(tape, divergence, adapter.divergence(tape, task.id));
    return add(tape, crossEntropy(tape, all, labels), scale(tape, whole, 1 / task.train.examples.length));
  };
  return {
    method,
    get parameterCount() {
      const names = new Set([...learned].flatMap((id) => network.parametersOf(id, 'all').names));
      const own = adapter === undefined ? 0 : [...learned].reduce((sum, id) => sum + adapter.parametersOf(id).count, 0);
      return network.parameters.pick(names).count + own;
    },
    memoryCount: 0,
    addTask,
    async fit(task, { signal, onShare } = {}) {
      requireTask(task);
      addTask(task);
      const isFirst = learned.size === 0;
      if (!learned.has(task.id)) adapter?.begin(task.id);
      const training = { steps, learningRate, decay: 'linear', weightDecay: 0, signal } as const;
      const begun = isFirst ? 0.2 : 0;
      if (isFirst) {
        const ofMeans = (tape: Tape, { examples, labels }: ReturnType<typeof drawBatch<Float32Array>>): Tensor =>
          crossEntropy(tape, network.score(tape, rowsOf(tape, examples), task.id, { sampled: 'means' }), labels);
        await fitParameters(
          network.parametersOf(task.id, 'means'),
          (tape, random) => ofMeans(tape, drawBatch(task.train, batch, random)),
          { ...training, seed: seedOf(seed, `means ${task.id}`), onStep: (step) => onShare?.((begun * step) / steps) },
        );
      }
      const parameters = network.parametersOf(task.id, 'all');
      const both =
        adapter === undefined
          ? parameters
          : Parameters.joined(parameters.arithmetic, [parameters, adapter.parametersOf(task.id)]);
      await fitParameters(both, (tape, random) => lossOf(tape, task, drawBatch(task.train, batch, random)), {
        ...training,
        seed: seedOf(seed, `fit ${task.id}`),
        onStep: (step) => onShare?.(begun + ((1 - begun) * (step + 1)) / steps),
      });
      network.consolidate(task.id);
      adapter?.settle(task.id);
      learned.add(task.id);
    },
    predict: async (id, examples, { signal } = {}) =>
      await predictByMeans(network, id, {
        ...{ examples, signal, samples: predictSamples },
        adaptUnits: adapter?.adaptUnits(id, 'settled'),
      }),
  };
}

/** The logarithms of mean shares over samples of all weights; the same samples for every example. */
async function predictByMeans(
  network: GaussianNetwork,
  id: string,
  {
    examples,
    samples,
    signal,
    adaptUnits,
  }: {
    readonly examples: readonly Float32Array[];
    readonly samples: number;
    readonly signal: AbortSignal | undefined;
    readonly adaptUnits: AdaptUnits | undefined;
  },
): Promise<Float32Array> {
  const { width, seed } = network.options;
  const { outer: classes } = network.head(id);
  const { arithmetic } = network.parameters;
  const random = createRandom(seedOf(seed, `predict ${id}`));
  const rows = stackVectors(examples, width);
  const sums = new Float64Array(examples.length * classes);
  for (let sample = 0; sample < samples && examples.length > 0; sample++) {
    arithmetic.scope(() => {
      const tape = new Tape(arithmetic, { random });
      const input = tape.constant([examples.length, width], rows);
      const { values } = softmax(tape, network.score(tape, input, id, { sampled: 'weights', adaptUnits }));
      for (let at = 0; at < sums.length; at++) sums[at] += values[at];
    });
    if (sample % 16 === 15) await nextTurn();
    signal?.throwIfAborted();
  }
  // A share below the smallest number would have no logarithm.
  return Float32Array.from(sums, (sum) => Math.log(Math.max(sum / samples, 1e-38)));
}
