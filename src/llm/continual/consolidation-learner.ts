import { setImmediate as nextTurn } from 'node:timers/promises';
import { requireOption, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { scale, square } from '../tensor/elementwise.js';
import { add, multiply, subtract } from '../tensor/pairs.js';
import { crossEntropy } from '../tensor/softmax.js';
import { sumAll } from '../tensor/sums.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { ContinualLearner, TrainingTask } from './continual-learner.js';
import { drawBatch, requireTask } from './draw-batch.js';
import { completeLearnerOptions, HeadedNetwork, type LearnerOptions } from './headed-network.js';
import { countLearned, fitNetwork, predictByNetwork } from './naive-learner.js';
import { seedOf } from './seed-of.js';

/** Options of {@link createConsolidationLearner}. */
export interface ConsolidationOptions extends LearnerOptions {
  /** How much moving a number costs, lambda; default 100. */
  readonly strength?: number | undefined;
  /** Examples that the Fisher information of a task is the mean over; default 200. */
  readonly fisherExamples?: number | undefined;
}

/** Where a parameter was after a task, and how much the answers for the task depend on each of its numbers. */
interface Consolidated {
  readonly center: Float32Array;
  readonly fisher: Float32Array;
}

/**
 * Makes a learner that pulls the numbers that earlier tasks depend on back to where they were (elastic weight consolidation; Kirkpatrick
 * et al. 2017, equation 3), one pull for each earlier task k:
 *
 *     loss + strength / 2 sum_k sum_i F_ki (theta_i - theta_ki)^2
 *
 * F is the diagonal of the Fisher information, as a mean over examples, with the expectation over labels taken exactly; the loss is a
 * mean over examples, too.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createConsolidationLearner({ width: 64, strength: 100, seed: 1 });
 */
export function createConsolidationLearner(options: ConsolidationOptions): ContinualLearner {
  const { strength = 100, fisherExamples = 200 } = options;
  requireOption(strength >= 0 && Number.isFinite(strength), 'strength', strength, 'a number >= 0');
  requireWhole('fisherExamples', fisherExamples, 1);
  const network = new HeadedNetwork(completeLearnerOptions(options));
  /** Of the shared layers by task; heads are never trained on another task. */
  const consolidated = new Map<string, ReadonlyMap<string, Consolidated>>();
  const penaltyOf = (tape: Tape, loss: Tensor): Tensor => {
    let whole = loss;
    for (const parts of consolidated.values()) {
      for (const [name, { center, fisher }] of parts) {
        const own = network.parameters.get(name);
        const moved = square(tape, subtract(tape, own, tape.constant(own.shape, center)));
        const pull = sumAll(tape, multiply(tape, moved, tape.constant(own.shape, fisher)));
        whole = add(tape, whole, scale(tape, pull, strength / 2));
      }
    }
    return whole;
  };
  return {
    method: 'ewc',
    get parameterCount() {
      return countLearned(network, consolidated.keys());
    },
    get memoryCount() {
      const parts = [...consolidated.values()].flatMap((own) => [...own.values()]);
      return parts.reduce((sum, { center }) => sum + 2 * center.length, 0);
    },
    addTask: (task) => network.addHead(task),
    async fit(task, { signal, onShare } = {}) {
      requireTask(task);
      network.addHead(task);
      await fitNetwork(network, task, { signal, onShare: (share) => onShare?.(0.9 * share), penaltyOf });
      consolidated.set(task.id, await consolidate(network, task, { fisherExamples, signal }));
      onShare?.(1);
    },
    predict: async (id, examples, { signal } = {}) => await predictByNetwork(network, id, { examples, signal }),
  };
}

async function consolidate(
  network: HeadedNetwork,
  task: TrainingTask<Float32Array>,
  { fisherExamples, signal }: { readonly fisherExamples: number; readonly signal?: AbortSignal | undefined },
): Promise<Map<string, Consolidated>> {
  const names = network.body.flatMap(({ name }) => [`${name}.weights`, `${name}.bias`]);
  const body = network.parameters.pick(names);
  const { arithmetic } = body;
  const parts = new Map(
    [...body].map(([name, { values }]) => [
      name,
      { center: Float32Array.from(values), fisher: new Float32Array(values.length) },
    ]),
  );
  const random = createRandom(seedOf(network.options.seed, `fisher ${task.id}`));
  const { examples } = drawBatch(task.train, fisherExamples, random);
  for (const [place, example] of examples.entries()) {
    for (let label = 0; label < task.classes; label++) {
      body.clearGradients();
      const share = arithmetic.scope(() => {
        const tape = new Tape(arithmetic);
        const rows = tape.constant([1, example.length], example);
        const loss = crossEntropy(tape, network.score(tape, rows, task.id), [label]);
        tape.backward(loss);
        return Math.exp(-loss.item());
      });
      for (const [name, { gradient }] of body) {
        const { fisher } = parts.get(name) as Consolidated;
        if (gradient === undefined) continue;
        for (let at = 0; at < fisher.length; at++) fisher[at] += (share * gradient[at] ** 2) / examples.length;
      }
    }
    if (place % 16 === 15) await nextTurn();
    signal?.throwIfAborted();
  }
  return parts;
}
