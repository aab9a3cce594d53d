import { requireOption } from '../../errors.js';

/**
 * Returns for each p value the smallest false discovery rate at which it is called a discovery (Benjamini & Hochberg 1995,
 * procedure 1): with p_(1) <= .. <= p_(m), that of p_(k) is the least of p_(i) m / i over i >= k, at most 1.
 *
 * @throws OptionError for a value outside 0..1.
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // 0.03, 0.04, 0.04
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(pValues).sort();
  const count = sorted.length;
  const outside = sorted.findIndex((value) => !(value >= 0 && value <= 1));
  requireOption(outside === -1, 'pValues', sorted[outside], 'numbers 0..1');
  const rates = new Float64Array(count);
  let least = 1;
  for (let place = count - 1; place >= 0; place--) {
    least = Math.min(least, (sorted[place] * count) / (place + 1));
    rates[place] = least;
  }
  // Equal p values have equal rates, so any place of a value will do.
  return Float64Array.from(pValues, (value) => rates[placeOf(sorted, value)]);
}

/** How many values of sorted numbers lie before `value`. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What values that chance alone made say of observed ones, at each cut-off. */
export interface ExceedanceRates {
  /** The cut-offs, ascending. */
  readonly cutoffs: Float64Array;
  /** How many observed values reach each cut-off. */
  readonly observed: Float64Array;
  /** How many values reach it by chance, on average. */
  readonly expected: Float64Array;
  /** The false discovery rate: expected / observed, at most 1; where nothing observed reaches the cut-off, 0. */
  readonly rates: Float64Array;
}

/** Adds up, for cut-offs, how many values of chance reach them. */
export class ExceedanceCounter {
  readonly cutoffs: Float64Array;
  readonly #observed: Float64Array;
  readonly #reached: Float64Array;
  #rounds = 0;

  /**
   * @param observed the values that were found; the larger the stronger.
   * @param cutoffs default the observed values themselves.
   */
  constructor(observed: Float64Array, cutoffs: ArrayLike<number> = observed) {
    this.cutoffs = Float64Array.from(cutoffs).sort();
    this.#observed = countReaching(this.cutoffs, observed);
    this.#reached = new Float64Array(this.cutoffs.length);
  }

  /** Takes the values of one round of chance. */
  add(values: Float64Array): void {
    const counts = countReaching(this.cutoffs, values);
    for (let place = 0; place < counts.length; place++) this.#reached[place] += counts[place];
    this.#rounds++;
  }

  /** Returns the rates so far. */
  rates(): ExceedanceRates {
    const rounds = Math.max(1, this.#rounds);
    const expected = this.#reached.map((count) => count / rounds);
    const rates = expected.map((count, place) => (this.#observed[place] === 0 ? 0 : count / this.#observed[place]));
    return {
      cutoffs: this.cutoffs.slice(),
      observed: this.#observed.slice(),
      expected,
      rates: rates.map((rate) => Math.min(1, rate)),
    };
  }
}

/** Counts how many values are as large as each of the ascending cut-offs, or larger. */
function countReaching(cutoffs: Float64Array, values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const counts = new Float64Array(cutoffs.length);
  let below = 0;
  for (let place = 0; place < cutoffs.length; place++) {
    while (below < sorted.length && sorted[below] < cutoffs[place]) below++;
    counts[place] = sorted.length - below;
  }
  return counts;
}

/** Makes rates at ascending cut-offs such that a stronger value never has a larger one: the least of all up to it. */
export function fallingRates({ rates }: Pick<ExceedanceRates, 'rates'>): Float64Array {
  const falling = rates.slice();
  for (let place = 1; place < falling.length; place++) {
    falling[place] = Math.min(falling[place], falling[place - 1]);
  }
  return falling;
}
