import { createRandom } from '../../random.js';
import { Arithmetic } from '../tensor/arithmetic.js';
import { exponential, rectify, scale, square, squareRoot } from '../tensor/elementwise.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { sampleNormal } from '../tensor/samples.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import { type TaskName, unknownTask } from './continual-learner.js';
import { type Gaussians, gaussianDivergence } from './divergences.js';
import { bodyLayers, type FullLearnerOptions, headLayer, type LayerPlace } from './headed-network.js';
import { seedOf } from './seed-of.js';

/** The logarithm of the variances that a network begins with. */
const firstLogVariance = -6;

/** The deviation of the means that a head begins with. */
const firstDeviation = 0.1;

/** Changes the units of a hidden layer before they are rectified. */
export type AdaptUnits = (tape: Tape, layer: number, units: Tensor) => Tensor;

/** Which numbers of a network a run goes through. */
export interface GaussianRun {
  /** `means`: the means alone; `units`: samples of what each unit gets; `weights`: one sample of all weights. */
  readonly sampled: 'means' | 'units' | 'weights';
  /** How many samples of units; default 1. */
  readonly samples?: number;
  readonly adaptUnits?: AdaptUnits | undefined;
}

/** Layers of rectified units whose weights are normal distributions, with a head for each task. */
export class GaussianNetwork {
  readonly options: FullLearnerOptions;
  readonly parameters: Parameters;
  readonly body: readonly LayerPlace[];
  readonly #heads = new Map<string, LayerPlace>();
  readonly #priors = new Map<string, Gaussians<Float32Array>>();

  constructor(options: FullLearnerOptions) {
    this.options = options;
    this.parameters = new Parameters(new Arithmetic());
    this.body = bodyLayers(options);
    for (const layer of this.body) this.#begin(layer, Math.sqrt(2 / layer.inner));
  }

  /** Adds the head of a task; nothing where there is one. */
  addHead(task: TaskName): void {
    if (this.#heads.has(task.id)) return;
    const layer = headLayer(this.options, task);
    this.#begin(layer, firstDeviation);
    this.#heads.set(task.id, layer);
  }

  /** Returns the parameters that the answers for a task depend on, or the means among them. */
  parametersOf(id: string, part: 'all' | 'means'): Parameters {
    const names = this.#groupsOf(id).flatMap((name) =>
      part === 'means' ? [`${name}.mean`] : [`${name}.mean`, `${name}.logVariance`],
    );
    return this.parameters.pick(names);
  }

  /**
   * Returns the head of a task.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when it has none.
   */
  head(id: string): LayerPlace {
    const head = this.#heads.get(id);
    if (head === undefined) throw unknownTask(id, this.#heads.keys());
    return head;
  }

  /** Returns the scores of the labels of a task for rows of vectors: [rows, labels], with samples of units [samples, rows, labels]. */
  score(tape: Tape, rows: Tensor, id: string, run: GaussianRun): Tensor {
    let units = rows;
    for (const [place, layer] of this.body.entries()) {
      const own = this.#pass(tape, layer, units, run);
      units = rectify(tape, run.adaptUnits?.(tape, place, own) ?? own);
    }
    return this.#pass(tape, this.head(id), units, run);
  }

  /** Returns how far the distributions that a task depends on are from what was known before, in nats. */
  divergence(tape: Tape, id: string): Tensor {
    const parts = this.#groupsOf(id).map((name) =>
      gaussianDivergence(tape, this.#distribution(name), this.#priors.get(name) as Gaussians<Float32Array>),
    );
    return parts.reduce((sum, part) => add(tape, sum, part));
  }

  /** Makes what is known now what later tasks are measured against. */
  consolidate(id: string): void {
    for (const name of this.#groupsOf(id)) {
      const { mean, logVariance } = this.#distribution(name);
      const prior = { mean: Float32Array.from(mean.values), logVariance: Float32Array.from(logVariance.values) };
      this.#priors.set(name, prior);
    }
  }

  #groupsOf(id: string): string[] {
    return [...this.body, this.head(id)].flatMap(({ name }) => [`${name}.weights`, `${name}.bias`]);
  }

  #distribution(name: string): Gaussians<Tensor> {
    return { mean: this.parameters.get(`${name}.mean`), logVariance: this.parameters.get(`${name}.logVariance`) };
  }

  /**
   * What a layer makes of its input. Samples of units have the mean x M and the variance x^2 V that they have over all weights
   * (local reparameterisation; Kingma, Salimans & Welling 2015).
   */
  #pass(tape: Tape, { name }: LayerPlace, input: Tensor, { sampled, samples = 1 }: GaussianRun): Tensor {
    const [weights, bias] = ['weights', 'bias'].map((part) => this.#distribution(`${name}.${part}`)) as [
      Gaussians<Tensor>,
      Gaussians<Tensor>,
    ];
    if (sampled === 'weights') {
      const [own, offset] = [weights, bias].map(({ mean, logVariance }) =>
        sampleNormal(tape, mean, exponential(tape, scale(tape, logVariance, 0.5))),
      ) as [Tensor, Tensor];
      return add(tape, multiplyMatrices(tape, input, own), offset);
    }
    const mean = add(tape, multiplyMatrices(tape, input, weights.mean), bias.mean);
    if (sampled === 'means') return mean;
    const spread = multiplyMatrices(tape, square(tape, input), exponential(tape, weights.logVariance));
    const deviation = squareRoot(tape, add(tape, spread, exponential(tape, bias.logVariance)));
    return sampleNormal(tape, repeat(tape, mean, samples), deviation);
  }

  #begin({ name, inner, outer }: LayerPlace, deviation: number): void {
    const random = createRandom(seedOf(this.options.seed, name));
    const put = (part: string, shape: readonly number[], first: number): void => {
      this.parameters.add(`${name}.${part}.mean`, shape, { deviation: first, random });
      const { values } = this.parameters.add(`${name}.${part}.logVariance`, shape, { value: firstLogVariance });
      const standard = { mean: new Float32Array(values.length), logVariance: new Float32Array(values.length) };
      this.#priors.set(`${name}.${part}`, standard);
    };
    put('weights', [inner, outer], deviation);
    put('bias', [outer], 0);
  }
}

/** Returns a matrix once a sample, in a new first axis; what has that axis stays as it is. */
export function repeat(tape: Tape, matrix: Tensor, samples: number): Tensor {
  if (matrix.shape.length > 2) return matrix;
  return add(tape, matrix, tape.constant([samples, 1, 1], new Float32Array(samples)));
}
