import { crossEntropy } from '../tensor/softmax.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { fitParameters } from '../training/fit-parameters.js';
import type { ContinualLearner, LearnOptions, TrainingTask } from './continual-learner.js';
import { drawBatch, requireTask, stackVectors } from './draw-batch.js';
import { completeLearnerOptions, HeadedNetwork, type LearnerOptions } from './headed-network.js';
import { scoreInRuns } from './score-in-runs.js';
import { seedOf } from './seed-of.js';

/** Trains a network on one task. */
export async function fitNetwork(
  network: HeadedNetwork,
  task: TrainingTask<Float32Array>,
  {
    signal,
    onShare,
    penaltyOf,
  }: LearnOptions & { readonly penaltyOf?: ((tape: Tape, loss: Tensor) => Tensor) | undefined },
): Promise<void> {
  const { width, steps, batch, learningRate, seed } = network.options;
  await fitParameters(
    network.parametersOf(task.id),
    (tape, random) => {
      const { examples, labels } = drawBatch(task.train, batch, random);
      const rows = tape.constant([batch, width], stackVectors(examples, width));
      const loss = crossEntropy(tape, network.score(tape, rows, task.id), labels);
      return penaltyOf?.(tape, loss) ?? loss;
    },
    {
      ...{ steps, learningRate, decay: 'linear', weightDecay: 0, signal },
      seed: seedOf(seed, `fit ${task.id}`),
      onStep: (step) => onShare?.((step + 1) / steps),
    },
  );
}

/** Returns the scores of a network for vectors. */
export function predictByNetwork(
  network: HeadedNetwork,
  id: string,
  { examples, signal }: { readonly examples: readonly Float32Array[]; readonly signal?: AbortSignal | undefined },
): Promise<Float32Array> {
  const { width } = network.options;
  network.head(id);
  return scoreInRuns(
    examples,
    (tape, run) => network.score(tape, tape.constant([run.length, width], stackVectors(run, width)), id),
    { arithmetic: network.parameters.arithmetic, signal },
  );
}

/** Returns how many numbers the answers for some tasks depend on. */
export function countLearned(network: HeadedNetwork, learned: Iterable<string>): number {
  const names = new Set([...learned].flatMap((id) => network.parametersOf(id).names));
  return network.parameters.pick(names).count;
}

/**
 * Makes a learner that goes on training on each task where the last one ended, without any care for earlier tasks: the baseline that
 * shows how much is forgotten.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createNaiveLearner({ width: 64, seed: 1 });
 */
export function createNaiveLearner(options: LearnerOptions): ContinualLearner {
  const network = new HeadedNetwork(completeLearnerOptions(options));
  const learned = new Set<string>();
  return {
    method: 'naive',
    get parameterCount() {
      return countLearned(network, learned);
    },
    memoryCount: 0,
    addTask: (task) => network.addHead(task),
    async fit(task, learning = {}) {
      requireTask(task);
      network.addHead(task);
      await fitNetwork(network, task, learning);
      learned.add(task.id);
    },
    predict: async (id, examples, { signal } = {}) => await predictByNetwork(network, id, { examples, signal }),
  };
}
