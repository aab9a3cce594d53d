import { requireOption } from '../../errors.js';
import { exponential, logistic, shift } from '../tensor/elementwise.js';
import { add, multiply } from '../tensor/pairs.js';
import { sampleConcrete } from '../tensor/samples.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Parameters } from '../training/parameters.js';
import { type ContinualLearner, unknownTask } from './continual-learner.js';
import { coinDivergence } from './divergences.js';
import { type GaussianNetwork, repeat } from './gaussian-network.js';
import { createGaussianLearner, type UnitAdapter, type VariationalOptions } from './variational-learner.js';

/** Options of {@link createAdaptiveLearner}. */
export interface AdaptiveOptions extends VariationalOptions {
  /** The probability that a unit adapts, before anything is known, in (0, 1); default 0.1. */
  readonly prior?: number | undefined;
  /** How far the choice to adapt is relaxed in training, > 0; default 0.5. */
  readonly temperature?: number | undefined;
  /** How far the general greatest adaptation moves to that of a task, in [0, 1]; default 0.1. */
  readonly tie?: number | undefined;
}

/** How one layer is adapted to a task, unit by unit. */
export interface UnitAdaptation {
  readonly layer: string;
  /** The probability that a unit adapts. */
  readonly posterior: Float32Array;
  /** What the unit is multiplied by in answers: 1 where it does not adapt. */
  readonly multiplier: Float32Array;
  /** The interval that holds at least 90 % of the multiplier, which is 1 or another number by the posterior. */
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** A learner that tells what each task needed. */
export interface AdaptiveLearner extends ContinualLearner {
  /**
   * Returns how each hidden layer is adapted to a task.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when the task was never added.
   */
  adaptation(id: string): UnitAdaptation[];
}

const partNames = ['odds', 'size', 'value'] as const;

/**
 * Makes a variational learner in which each task multiplies the units of the shared layers by numbers of its own, in the manner of continual
 * learning with adaptive weights (Adel, Zhao & Turner 2020):
 *
 *     multiplier = 1 + alpha b,    b = s / (1 + e^-a) - 1
 *
 * with alpha 0 or 1 by chance for each unit, relaxed in training (concrete distribution) and settled in answers (1 where p > 1/2); its probability is held to
 * a prior by KL(Bernoulli(p) | Bernoulli(prior)); s begins at 2 and a at 0, so that nothing changes at first; and s begins, for each task, at a general value that
 * moves to what the task found: s <- s + tie (s_t - s).
 *
 * The paper's code is not public: the prior of s, its rate and the other settings are ours.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createAdaptiveLearner({ width: 64, seed: 1 });
 */
export function createAdaptiveLearner(options: AdaptiveOptions): AdaptiveLearner {
  const { prior = 0.1, temperature = 0.5, tie = 0.1 } = options;
  requireOption(prior > 0 && prior < 1, 'prior', prior, 'a number between 0 and 1');
  requireOption(temperature > 0 && Number.isFinite(temperature), 'temperature', temperature, 'a number > 0');
  requireOption(tie >= 0 && tie <= 1, 'tie', tie, 'a number of 0 to 1');
  let adapted: AdaptedUnits | undefined;
  const learner = createGaussianLearner('claw', options, (network) => {
    adapted = new AdaptedUnits(network, { prior, temperature, tie });
    return adapted;
  });
  const { method, memoryCount, addTask, fit, predict } = learner;
  return {
    ...{ method, memoryCount, addTask, fit, predict },
    get parameterCount() {
      return learner.parameterCount;
    },
    adaptation: (id) => (adapted as AdaptedUnits).tell(id),
  };
}

/** Multipliers of the units of the shared layers, for each task. */
class AdaptedUnits implements UnitAdapter {
  readonly #network: GaussianNetwork;
  readonly #options: { readonly prior: number; readonly temperature: number; readonly tie: number };
  /** The greatest adaptation of each unit, for a task that is not known yet. */
  readonly #general: readonly Float32Array[];
  readonly #tasks = new Set<string>();

  constructor(
    network: GaussianNetwork,
    options: { readonly prior: number; readonly temperature: number; readonly tie: number },
  ) {
    this.#network = network;
    this.#options = options;
    this.#general = network.body.map(({ outer }) => new Float32Array(outer).fill(2));
  }

  addTask({ id }: { readonly id: string }): void {
    if (this.#tasks.has(id)) return;
    const { prior } = this.#options;
    for (const { name, outer } of this.#network.body) {
      const first = { odds: Math.log(prior / (1 - prior)), size: Math.log(2), value: 0 };
      for (const part of partNames) {
        this.#network.parameters.add(`${name}.${part}.${id}`, [1, outer], { value: first[part] });
      }
    }
    this.#tasks.add(id);
  }

  begin(id: string): void {
    for (const [layer, general] of this.#general.entries())
      this.#partsOf(id, layer)[1].values.set(general.map(Math.log));
  }

  parametersOf(id: string): Parameters {
    return this.#network.parameters.pick(
      this.#network.body.flatMap(({ name }) => partNames.map((part) => `${name}.${part}.${id}`)),
    );
  }

  adaptUnits(id: string, mode: { readonly samples: number } | 'settled') {
    return (tape: Tape, layer: number, units: Tensor): Tensor => {
      const [odds, size, value] = this.#partsOf(id, layer);
      const change = shift(tape, multiply(tape, exponential(tape, size), logistic(tape, value)), -1);
      const own =
        mode === 'settled'
          ? tape.constant(
              odds.shape,
              odds.values.map((one) => (one > 0 ? 1 : 0)),
            )
          : sampleConcrete(tape, repeat(tape, odds, mode.samples), this.#options.temperature);
      return multiply(tape, units, shift(tape, multiply(tape, own, change), 1));
    };
  }

  divergence(tape: Tape, id: string): Tensor {
    return this.#network.body
      .map((_, layer) => coinDivergence(tape, this.#partsOf(id, layer)[0], this.#options.prior))
      .reduce((sum, part) => add(tape, sum, part));
  }

  settle(id: string): void {
    for (const [layer, general] of this.#general.entries()) {
      const { values } = this.#partsOf(id, layer)[1];
      for (let unit = 0; unit < general.length; unit++) {
        general[unit] += this.#options.tie * (Math.exp(values[unit]) - (general[unit] as number));
      }
    }
  }

  tell(id: string): UnitAdaptation[] {
    if (!this.#tasks.has(id)) throw unknownTask(id, this.#tasks);
    return this.#network.body.map(({ name }, layer) => {
      const [odds, size, value] = this.#partsOf(id, layer).map(({ values }) => values);
      const units = Array.from(odds ?? [], (logOdds, unit) => {
        const posterior = 1 / (1 + Math.exp(-logOdds));
        const other = Math.exp(size?.[unit] ?? 0) / (1 + Math.exp(-(value?.[unit] ?? 0)));
        return { posterior, multiplier: logOdds > 0 ? other : 1, ...intervalOf(other, posterior) };
      });
      const column = (name: 'posterior' | 'multiplier' | 'low' | 'high') =>
        Float32Array.from(units, (unit) => unit[name]);
      const [posterior, multiplier] = [column('posterior'), column('multiplier')];
      return { layer: name, posterior, multiplier, low: column('low'), high: column('high') };
    });
  }

  #partsOf(id: string, layer: number): [Tensor, Tensor, Tensor] {
    const name = this.#network.body[layer]?.name;
    return partNames.map((part) => this.#network.parameters.get(`${name}.${part}.${id}`)) as [Tensor, Tensor, Tensor];
  }
}

/** The interval from the 5 % to the 95 % quantile of a number that is `other` with probability `share`, and else 1. */
function intervalOf(other: number, share: number): { readonly low: number; readonly high: number } {
  const [smaller, larger] = other < 1 ? [other, 1] : [1, other];
  const below = other < 1 ? share : 1 - share;
  return { low: below >= 0.05 ? smaller : larger, high: below < 0.95 ? larger : smaller };
}
