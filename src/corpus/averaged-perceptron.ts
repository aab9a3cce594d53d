import { FeatureTable } from './feature-table.js';

/**
 * A multi-class perceptron whose final weights are the average over all training steps (Collins 2002, section 2.3).
 *
 * Features are triples of whole numbers. A feature gets a row of weights, one a class, when it first takes part in a
 * mistake. The running sums are kept lazily: a weight adds to its sum only when it changes.
 */
export class AveragedPerceptron {
  readonly classCount: number;
  readonly table = new FeatureTable();
  #weights = new Float64Array(1 << 16);
  #sums = new Float64Array(1 << 16);
  #changed = new Float64Array(1 << 16);
  #updates = new Float64Array(1 << 12);
  #steps = 0;

  constructor(classCount: number) {
    this.classCount = classCount;
  }

  /** The class with the highest score for the first `length / 3` keys of `keys`; the lowest class number wins ties. */
  predict(keys: Int32Array, length: number): number {
    const classCount = this.classCount;
    const scores = new Float64Array(classCount);
    for (let i = 0; i < length; i += 3) {
      const row = this.table.find(keys[i] as number, keys[i + 1] as number, keys[i + 2] as number);
      if (row < 0) continue;
      const base = row * classCount;
      for (let c = 0; c < classCount; c++) scores[c] = (scores[c] as number) + (this.#weights[base + c] as number);
    }
    let best = 0;
    for (let c = 1; c < classCount; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
    return best;
  }

  /** Takes one training step: where `guess` differs from `truth`, moves the weights of the keys by one each way. */
  learn(keys: Int32Array, length: number, classes: { readonly truth: number; readonly guess: number }): void {
    this.#steps++;
    if (classes.truth === classes.guess) return;
    for (let i = 0; i < length; i += 3) {
      const row = this.table.insert(keys[i] as number, keys[i + 1] as number, keys[i + 2] as number);
      this.#reserve(row + 1);
      this.#updates[row] = (this.#updates[row] as number) + 1;
      this.#move(row * this.classCount + classes.truth, 1);
      this.#move(row * this.classCount + classes.guess, -1);
    }
  }

  /** How many mistakes a row has taken part in. */
  updateCount(row: number): number {
    return this.#updates[row] as number;
  }

  /** The weights of a row averaged over all steps so far, one a class. */
  averagedRow(row: number): Float64Array {
    const averages = new Float64Array(this.classCount);
    for (let c = 0; c < this.classCount; c++) {
      const at = row * this.classCount + c;
      const pending = (this.#steps - (this.#changed[at] as number)) * (this.#weights[at] as number);
      averages[c] = this.#steps === 0 ? 0 : ((this.#sums[at] as number) + pending) / this.#steps;
    }
    return averages;
  }

  #move(at: number, by: number): void {
    const weight = this.#weights[at] as number;
    this.#sums[at] = (this.#sums[at] as number) + (this.#steps - (this.#changed[at] as number)) * weight;
    this.#changed[at] = this.#steps;
    this.#weights[at] = weight + by;
  }

  #reserve(rows: number): void {
    if (rows > this.#updates.length) this.#updates = doubled(this.#updates);
    if (rows * this.classCount <= this.#weights.length) return;
    this.#weights = doubled(this.#weights);
    this.#sums = doubled(this.#sums);
    this.#changed = doubled(this.#changed);
  }
}

/** Returns an array of twice the length that begins with the same numbers. */
export function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}
