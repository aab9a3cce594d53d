import { requireOption } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import type { Parameters } from './parameters.js';

/** Options of {@link AdamW}. */
export interface AdamWOptions {
  /** How fast the mean of gradients forgets, in [0, 1); default 0.9. */
  readonly firstDecay?: number;
  /** How fast the mean of squares forgets, in [0, 1); default 0.999. */
  readonly secondDecay?: number;
  /** Added to the root of the squares; default 1e-8. */
  readonly epsilon?: number;
  /** The share of each weight that a step takes away, times the rate; matrices alone lose it; default 0.01. */
  readonly weightDecay?: number;
  /** The greatest length of all gradients together; longer ones are shortened; default 1, Infinity for none. */
  readonly clip?: number;
}

/** The numbers that a training goes on with. */
export interface AdamWState {
  readonly step: number;
  /** Means and means of squares of the gradients, by the name of the parameter. */
  readonly moments: ReadonlyMap<string, readonly [first: FloatNumbers, second: FloatNumbers]>;
}

/** Adam with weight decay apart from the gradients (Loshchilov & Hutter 2019, algorithm 2). */
export class AdamW {
  readonly #parameters: Parameters;
  readonly #options: Required<AdamWOptions>;
  readonly #moments: Map<string, readonly [first: FloatNumbers, second: FloatNumbers]>;
  #step = 0;

  /** @throws OptionError when an option is out of range. */
  constructor(parameters: Parameters, options: AdamWOptions = {}) {
    const { firstDecay = 0.9, secondDecay = 0.999, epsilon = 1e-8, weightDecay = 0.01, clip = 1 } = options;
    for (const [name, value] of Object.entries({ firstDecay, secondDecay })) {
      requireOption(value >= 0 && value < 1, name, value, 'a number >= 0 and < 1');
    }
    requireOption(epsilon > 0, 'epsilon', epsilon, 'a number > 0');
    requireOption(weightDecay >= 0, 'weightDecay', weightDecay, 'a number >= 0');
    requireOption(clip > 0, 'clip', clip, 'a number > 0');
    this.#parameters = parameters;
    this.#options = { firstDecay, secondDecay, epsilon, weightDecay, clip };
    this.#moments = new Map(
      [...parameters].map(([name, { values }]) => [name, [values.slice().fill(0), values.slice().fill(0)] as const]),
    );
  }

  /** What training can go on with later. */
  get state(): AdamWState {
    return { step: this.#step, moments: this.#moments };
  }

  /** Goes on from a state of the same parameters. */
  restore({ step, moments }: AdamWState): void {
    this.#step = step;
    for (const [name, [first, second]] of moments) {
      const own = this.#moments.get(name);
      requireOption(
        own !== undefined && own[0].length === first.length,
        'state',
        name,
        'the parameters it was made for',
      );
      own[0].set(first);
      own[1].set(second);
    }
  }

  /**
   * Changes the parameters by their gradients.
   *
   * @param rate the rate of this step.
   * @returns how long all gradients together were before they were shortened.
   */
  update(rate: number): number {
    const { firstDecay, secondDecay, epsilon, weightDecay, clip } = this.#options;
    let squares = 0;
    for (const [, { gradient }] of this.#parameters) {
      if (gradient === undefined) continue;
      for (let at = 0; at < gradient.length; at++) squares += gradient[at] * gradient[at];
    }
    const length = Math.sqrt(squares);
    const factor = length > clip ? clip / length : 1;
    this.#step++;
    const first = 1 - firstDecay ** this.#step;
    const second = 1 - secondDecay ** this.#step;
    for (const [name, { values, gradient, shape }] of this.#parameters) {
      const [means, meanSquares] = this.#moments.get(name) as readonly [FloatNumbers, FloatNumbers];
      if (gradient === undefined) continue;
      const kept = shape.length > 1 ? 1 - rate * weightDecay : 1;
      for (let at = 0; at < values.length; at++) {
        const own = factor * gradient[at];
        const mean = firstDecay * means[at] + (1 - firstDecay) * own;
        const meanSquare = secondDecay * meanSquares[at] + (1 - secondDecay) * own * own;
        means[at] = mean;
        meanSquares[at] = meanSquare;
        values[at] = kept * values[at] - (rate * (mean / first)) / (Math.sqrt(meanSquare / second) + epsilon);
      }
    }
    return length;
  }
}
