import { requireOption, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { Arithmetic } from '../tensor/arithmetic.js';
import { rectify } from '../tensor/elementwise.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import { type TaskName, unknownTask } from './continual-learner.js';
import { seedOf } from './seed-of.js';

/** Options that all learners over vectors have. */
export interface LearnerOptions {
  /** How long a vector is. */
  readonly width: number;
  /** How many units each hidden layer has; default two layers of 64. */
  readonly hidden?: readonly number[] | undefined;
  /** Steps of training for a task; default 800. */
  readonly steps?: number | undefined;
  /** Examples a step; default 32. */
  readonly batch?: number | undefined;
  /** The learning rate of the first step, from which it falls in a line to 0; default 0.003. */
  readonly learningRate?: number | undefined;
  /** Of all that is drawn; default 1. */
  readonly seed?: number | undefined;
}

/** The options of a learner, each of them told. */
export type FullLearnerOptions = { readonly [Option in keyof LearnerOptions]-?: NonNullable<LearnerOptions[Option]> };

/**
 * Fills in the options that are not given.
 *
 * @throws OptionError when one is out of range.
 */
export function completeLearnerOptions(options: LearnerOptions): FullLearnerOptions {
  const { width, hidden = [64, 64], steps = 800, batch = 32, learningRate = 0.003, seed = 1 } = options;
  for (const [name, size] of Object.entries({ width, steps, batch })) {
    requireWhole(name, size, 1);
  }
  const isHidden = hidden.length > 0 && hidden.every((size) => Number.isInteger(size) && size >= 1);
  requireOption(isHidden, 'hidden', hidden, 'at least one whole number >= 1');
  requireOption(learningRate > 0 && Number.isFinite(learningRate), 'learningRate', learningRate, 'a number > 0');
  return { width, hidden, steps, batch, learningRate, seed };
}

/** A layer of a network: the names of its parameters, and how many numbers go in and come out. */
export interface LayerPlace {
  readonly name: string;
  readonly inner: number;
  readonly outer: number;
}

/** The layers that all tasks share, first to last. */
export function bodyLayers({ width, hidden }: FullLearnerOptions): readonly LayerPlace[] {
  return hidden.map((outer, layer) => ({
    name: `body.${layer}`,
    inner: layer === 0 ? width : (hidden[layer - 1] as number),
    outer,
  }));
}

/** The layer that one task has for itself. */
export function headLayer({ hidden }: FullLearnerOptions, { id, classes }: TaskName): LayerPlace {
  return { name: `head.${id}`, inner: hidden.at(-1) as number, outer: classes };
}

/** Layers of rectified units that all tasks share, with a head for each task. */
export class HeadedNetwork {
  readonly options: FullLearnerOptions;
  readonly parameters: Parameters;
  readonly body: readonly LayerPlace[];
  readonly #heads = new Map<string, LayerPlace>();

  constructor(options: FullLearnerOptions) {
    this.options = options;
    this.parameters = new Parameters(new Arithmetic());
    this.body = bodyLayers(options);
    for (const layer of this.body) this.#begin(layer, 2);
  }

  /** Adds the head of a task; nothing where there is one. */
  addHead(task: TaskName): void {
    if (this.#heads.has(task.id)) return;
    const layer = headLayer(this.options, task);
    this.#begin(layer, 1);
    this.#heads.set(task.id, layer);
  }

  /**
   * Returns the parameters that the answers for a task depend on.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when it has no head.
   */
  parametersOf(id: string): Parameters {
    const names = [...this.body, this.head(id)].flatMap(({ name }) => [`${name}.weights`, `${name}.bias`]);
    return this.parameters.pick(names);
  }

  /** Returns the head of a task. */
  head(id: string): LayerPlace {
    const head = this.#heads.get(id);
    if (head === undefined) throw unknownTask(id, this.#heads.keys());
    return head;
  }

  /** Returns the scores of the labels of a task for rows of vectors. */
  score(tape: Tape, rows: Tensor, id: string): Tensor {
    let units = rows;
    for (const layer of this.body) units = rectify(tape, this.#affine(tape, layer, units));
    return this.#affine(tape, this.head(id), units);
  }

  #affine(tape: Tape, { name }: LayerPlace, input: Tensor): Tensor {
    const product = multiplyMatrices(tape, input, this.parameters.get(`${name}.weights`));
    return add(tape, product, this.parameters.get(`${name}.bias`));
  }

  /** Normal numbers of variance `gain` over the numbers that go in (He et al. 2015 for rectified units: 2). */
  #begin({ name, inner, outer }: LayerPlace, gain: number): void {
    const random = createRandom(seedOf(this.options.seed, name));
    this.parameters.add(`${name}.weights`, [inner, outer], { deviation: Math.sqrt(gain / inner), random });
    this.parameters.add(`${name}.bias`, [outer], { value: 0 });
  }
}
