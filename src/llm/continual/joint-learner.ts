import { crossEntropy } from '../tensor/softmax.js';
import { fitParameters } from '../training/fit-parameters.js';
import type { ContinualLearner, TrainingTask } from './continual-learner.js';
import { drawBatch, requireTask, stackVectors } from './draw-batch.js';
import { completeLearnerOptions, HeadedNetwork, type LearnerOptions } from './headed-network.js';
import { countLearned, predictByNetwork } from './naive-learner.js';
import { seedOf } from './seed-of.js';

/**
 * Makes a learner that keeps the examples of all tasks and learns them all anew with each one, by turns: what forgetting is measured
 * against, and no continual learner itself.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createJointLearner({ width: 64, seed: 1 });
 */
export function createJointLearner(options: LearnerOptions): ContinualLearner {
  const full = completeLearnerOptions(options);
  const network = new HeadedNetwork(full);
  const beginnings = new Map<string, Float32Array>();
  const tasks = new Map<string, TrainingTask<Float32Array>>();
  return {
    method: 'joint',
    get parameterCount() {
      return countLearned(network, tasks.keys());
    },
    get memoryCount() {
      return [...tasks.values()].reduce((sum, { train }) => sum + train.examples.length * (full.width + 1), 0);
    },
    addTask: (task) => network.addHead(task),
    async fit(task, { signal, onShare } = {}) {
      requireTask(task);
      network.addHead(task);
      tasks.set(task.id, task);
      const all = [...tasks.values()];
      for (const [name, { values }] of network.parameters) {
        const beginning = beginnings.get(name);
        if (beginning === undefined) beginnings.set(name, Float32Array.from(values));
        else values.set(beginning);
      }
      const names = new Set(all.flatMap(({ id }) => network.parametersOf(id).names));
      const steps = full.steps * all.length;
      let turn = 0;
      await fitParameters(
        network.parameters.pick(names),
        (tape, random) => {
          const { id, train } = all[turn++ % all.length] as TrainingTask<Float32Array>;
          const { examples, labels } = drawBatch(train, full.batch, random);
          const rows = tape.constant([full.batch, full.width], stackVectors(examples, full.width));
          return crossEntropy(tape, network.score(tape, rows, id), labels);
        },
        {
          ...{ steps, learningRate: full.learningRate, decay: 'linear', weightDecay: 0, signal },
          seed: seedOf(full.seed, `fit ${all.map(({ id }) => id).join(' ')}`),
          onStep: (step) => onShare?.((step + 1) / steps),
        },
      );
    },
    predict: async (id, examples, { signal } = {}) => await predictByNetwork(network, id, { examples, signal }),
  };
}
