import { requireOption, requireWhole } from '../../errors.js';
import { createRandom, type Random } from '../../random.js';
import { scale, square } from '../tensor/elementwise.js';
import { add, subtract } from '../tensor/pairs.js';
import { crossEntropy } from '../tensor/softmax.js';
import { sumAll } from '../tensor/sums.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { fitParameters } from '../training/fit-parameters.js';
import { Parameters } from '../training/parameters.js';
import { type ContinualLearner, type TaskName, unknownTask } from './continual-learner.js';
import { drawBatch, requireTask } from './draw-batch.js';
import { createFeatureBackbone } from './field-backbone.js';
import {
  addBlock,
  addField,
  addMap,
  addTaskHead,
  changeByBlocks,
  coordinatesOf,
  fieldScores,
  passAffine,
  rowsOfVectors,
  topGates,
} from './field-parts.js';
import { completeFieldSettings, type WeightFieldOptions } from './field-region.js';
import { scoreInRuns } from './score-in-runs.js';
import { seedOf } from './seed-of.js';

/** Options of {@link createSoftLockLearner}. */
export interface SoftLockOptions extends Omit<WeightFieldOptions, 'blocksPerTask'> {
  /** How long a vector is. */
  readonly width: number;
  /** Blocks of the bank, all of which every task trains; default 8. */
  readonly blocks?: number | undefined;
  /** Places that the field is held at, for each task; default 256. */
  readonly anchors?: number | undefined;
  /** How much it costs the field to change there; default 10. */
  readonly weight?: number | undefined;
}

/** A learner that tells how far the field moved where it is locked. */
export interface SoftLockLearner extends ContinualLearner {
  /**
   * The mean squared change of the scores of blocks, from when they were locked to the end of the last learning, over the anchors of all
   * tasks before the last; 0 where there is none.
   */
  readonly lockResidual: number;
}

/** Places in coordinates with the scores of blocks that were there. */
interface Anchors {
  readonly rows: number;
  readonly coordinates: Float32Array;
  readonly scores: Float32Array;
}

/**
 * Makes a learner of one weight field that is locked softly, as it was published (Chaudhry 2026): after each task a normal distribution is fitted to
 * the coordinates of its examples, anchors are drawn within its 95 % ellipsoid, and the scores of blocks there may not change much afterwards:
 *
 *     loss + weight mean_a |F(a) - F_then(a)|^2
 *
 * The blocks themselves and the map to coordinates go on training, so that a field that has not moved at its anchors can still answer otherwise than before: it
 * forgets. The learner is here to be compared with; the loss that keeps coordinates of tasks apart is left out, since its form is not known.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createSoftLockLearner({ width: 64, anchors: 256, weight: 10, seed: 1 });
 */
export function createSoftLockLearner(options: SoftLockOptions): SoftLockLearner {
  const { width, blocks = 8, anchors: anchorCount = 256, weight = 10, rank = 8 } = options;
  for (const [name, value] of Object.entries({ width, blocks, anchors: anchorCount })) {
    requireWhole(name, value, 1);
  }
  requireOption(weight >= 0 && Number.isFinite(weight), 'weight', weight, 'a number >= 0');
  const settings = completeFieldSettings({ ...options, rank });
  const { steps, batch, learningRate, seed, topK, coordinate } = settings;
  const backbone = createFeatureBackbone(width);
  const { arithmetic } = backbone;
  const parameters = new Parameters(arithmetic);
  addField(parameters, settings, { blocks, seed: seedOf(seed, 'field') });
  for (let block = 0; block < blocks; block++) {
    addBlock(parameters, block, { products: backbone.products, rank, seed: seedOf(seed, `block ${block}`) });
  }
  const shared = parameters.names;
  const heads = new Map<string, TaskName>();
  const learned = new Set<string>();
  const locked: Anchors[] = [];
  let lockResidual = 0;
  const addTask = (task: TaskName): void => {
    if (heads.has(task.id)) return;
    heads.set(task.id, task);
    addTaskHead(parameters, `head.${task.id}`, { width, classes: task.classes, seed: seedOf(seed, `head ${task.id}`) });
  };
  const bank = Array.from({ length: blocks }, () => parameters);
  const score = (tape: Tape, vectors: readonly Float32Array[], id: string): Tensor => {
    const mapped = learned.size > 0 || isMapped(parameters);
    const run = (): Tensor => {
      if (!mapped) return backbone.run(tape, vectors, (_tape, _name, { output }) => output);
      const coordinates = coordinatesOf(tape, parameters, rowsOfVectors(tape, vectors, width));
      const gates = topGates(tape, fieldScores(tape, parameters, coordinates), topK);
      return backbone.run(tape, vectors, changeByBlocks(gates, bank, rank));
    };
    return passAffine(tape, parameters, { name: `head.${id}`, input: run() });
  };
  /** The mean squared change over all anchors. */
  const residual = (tape: Tape): Tensor => {
    const rows = locked.reduce((sum, own) => sum + own.rows, 0);
    const moved = locked.map((own) => {
      const now = fieldScores(tape, parameters, tape.constant([own.rows, coordinate], own.coordinates));
      return sumAll(tape, square(tape, subtract(tape, now, tape.constant([own.rows, blocks], own.scores))));
    });
    return scale(
      tape,
      moved.reduce((sum, part) => add(tape, sum, part)),
      1 / rows,
    );
  };
  return {
    method: 'soft-lock',
    get parameterCount() {
      const own = [...learned].flatMap((id) => [`head.${id}.weights`, `head.${id}.bias`]);
      const map = isMapped(parameters) ? parameters.names.filter((name) => name.startsWith('map.')) : [];
      return parameters.pick([...shared, ...map, ...own]).count;
    },
    get memoryCount() {
      return locked.reduce((sum, own) => sum + own.coordinates.length + own.scores.length, 0);
    },
    get lockResidual() {
      return lockResidual;
    },
    addTask,
    async fit(task, { signal, onShare } = {}) {
      requireTask(task);
      addTask(task);
      if (!isMapped(parameters)) addMap(parameters, task.train.examples, { coordinate, seed: seedOf(seed, 'map') });
      const head = [`head.${task.id}.weights`, `head.${task.id}.bias`];
      const trained = parameters.pick([...shared, 'map.weights', 'map.bias', ...head]);
      await fitParameters(
        trained,
        (tape, random) => {
          const { examples, labels } = drawBatch(task.train, batch, random);
          const loss = crossEntropy(tape, score(tape, examples, task.id), labels);
          return locked.length === 0 || weight === 0 ? loss : add(tape, loss, scale(tape, residual(tape), weight));
        },
        {
          ...{ steps, learningRate, decay: 'linear', weightDecay: 0, signal },
          seed: seedOf(seed, `fit ${task.id}`),
          onStep: (step) => onShare?.((step + 1) / steps),
        },
      );
      if (locked.length > 0) lockResidual = arithmetic.scope(() => residual(new Tape(arithmetic)).item());
      locked.push(
        arithmetic.scope(() => {
          const tape = new Tape(arithmetic);
          const places = coordinatesOf(tape, parameters, rowsOfVectors(tape, task.train.examples, width));
          const random = createRandom(seedOf(seed, `anchors ${task.id}`));
          const drawn = drawAnchors(places.values, { size: coordinate, count: anchorCount, random });
          const scores = fieldScores(tape, parameters, tape.constant([anchorCount, coordinate], drawn));
          return { rows: anchorCount, coordinates: drawn, scores: Float32Array.from(scores.values) };
        }),
      );
      learned.add(task.id);
    },
    async predict(id, examples, { signal } = {}) {
      if (!heads.has(id)) throw unknownTask(id, heads.keys());
      return await scoreInRuns(examples, (tape, run) => score(tape, run, id), { arithmetic, signal });
    },
  };
}

function isMapped(parameters: Parameters): boolean {
  return parameters.names.includes('map.weights');
}

/** Draws places of the normal distribution of some points, within the ellipsoid that holds 95 % of it. */
function drawAnchors(
  points: ArrayLike<number>,
  { size, count, random }: { readonly size: number; readonly count: number; readonly random: Random },
): Float32Array {
  const rows = points.length / size;
  const at = (row: number, column: number): number => points[row * size + column] as number;
  const mean = Array.from({ length: size }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += at(row, column);
    return sum / rows;
  });
  const root = rootOf(size, (left, right) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      sum += (at(row, left) - (mean[left] as number)) * (at(row, right) - (mean[right] as number));
    }
    return sum / rows;
  });
  // The 95 % quantile of the squared length of `size` standard normal numbers (Wilson & Hilferty 1931).
  const limit = size * (1 - 2 / (9 * size) + 1.6448536 * Math.sqrt(2 / (9 * size))) ** 3;
  const anchors = new Float32Array(count * size);
  for (let anchor = 0; anchor < count; ) {
    const normal = Float64Array.from({ length: size }, () => random.normal());
    if (normal.reduce((sum, value) => sum + value * value, 0) > limit) continue;
    for (let row = 0; row < size; row++) {
      let sum = mean[row] as number;
      for (let column = 0; column <= row; column++)
        sum += (root[row * size + column] as number) * (normal[column] as number);
      anchors[anchor * size + row] = sum;
    }
    anchor++;
  }
  return anchors;
}

/** The lower triangular root of a covariance (Cholesky); a direction without spread gets none. */
function rootOf(size: number, covariance: (left: number, right: number) => number): Float64Array {
  const root = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = covariance(row, column);
      for (let k = 0; k < column; k++) rest -= (root[row * size + k] as number) * (root[column * size + k] as number);
      const pivot = root[column * size + column] as number;
      root[row * size + column] = row === column ? Math.sqrt(Math.max(0, rest)) : pivot > 0 ? rest / pivot : 0;
    }
  }
  return root;
}
