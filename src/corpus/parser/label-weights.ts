import type { LabelPerceptron } from './label-perceptron.js';
import type { FeatureHashes } from './parsing-features.js';

/**
 * The weights of features for every label, packed.
 *
 * 1. `slots` has a power of two of slots, named by the low bits of a feature's hash. The highest byte of a slot are the
 *    highest eight bits of that hash, the lower three its row + 1; a slot without a feature is 0.
 * 2. Row r of `rows` are the weights of the labels in steps, at `r * labelCount`.
 */
export interface LabelWeights {
  readonly slots: Uint32Array;
  readonly rows: Int8Array;
}

/** Settings of {@link packLabelWeights}. */
export interface PackLabelOptions {
  readonly labelCount: number;
  /** The base-two logarithm of the number of slots, up to 23. */
  readonly bits: number;
  /** Pairs of a feature and a label that took part in fewer updates of a perceptron do not count for it. */
  readonly minimumUpdates: number;
}

/** Sums perceptrons into one table; of features that meet in a slot the one with the greatest weight stays. */
export function packLabelWeights(perceptrons: readonly LabelPerceptron[], options: PackLabelOptions): LabelWeights {
  const { labelCount, bits, minimumUpdates } = options;
  const features = sumRows(perceptrons, labelCount, minimumUpdates);
  const greatest = [...features.values()].reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 0);
  const held = new Map<number, { readonly hash: number; readonly steps: Int8Array; readonly weight: number }>();
  for (const [hash, row] of [...features].sort(([a], [b]) => a - b)) {
    const steps = Int8Array.from(row, (weight) => Math.round((127 * weight) / greatest));
    const weight = steps.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
    const slot = hash & (2 ** bits - 1);
    if (weight > (held.get(slot)?.weight ?? 0)) held.set(slot, { hash, steps, weight });
  }
  const slots = new Uint32Array(2 ** bits);
  const rows = new Int8Array(held.size * labelCount);
  for (const [row, [slot, { hash, steps }]] of [...held].sort(([a], [b]) => a - b).entries()) {
    slots[slot] = (hash & 0xff000000) | (row + 1);
    rows.set(steps, row * labelCount);
  }
  return { slots, rows };
}

function sumRows(perceptrons: readonly LabelPerceptron[], labelCount: number, minimumUpdates: number) {
  const features = new Map<number, Float64Array>();
  for (const perceptron of perceptrons) {
    for (const { hash, class: label, weight, updates } of perceptron.averages()) {
      if (updates < minimumUpdates) continue;
      const row = features.get(hash) ?? new Float64Array(labelCount);
      row[label] += weight;
      features.set(hash, row);
    }
  }
  return features;
}

/** Finds the rows of a list of features and scores labels by them. */
export class LabelScorer {
  readonly #weights: LabelWeights;
  readonly #labelCount: number;
  readonly #starts = new Int32Array(128);
  #found = 0;

  constructor(weights: LabelWeights, labelCount: number) {
    this.#weights = weights;
    this.#labelCount = labelCount;
  }

  /** Takes a list of features. */
  take({ hashes, length }: FeatureHashes): void {
    const { slots } = this.#weights;
    const mask = slots.length - 1;
    let found = 0;
    for (let i = 0; i < length; i++) {
      const hash = hashes[i];
      const slot = slots[hash & mask];
      // Without a branch, as in `bestClass`: a place that holds no feature is written over by the next one.
      this.#starts[found] = ((slot & 0xffffff) - 1) * this.#labelCount;
      found += slot === 0 ? 0 : (((slot ^ hash) >>> 24) - 1) >>> 31;
    }
    this.#found = found;
  }

  /** The label of a list that scores highest for the features taken last; the first of the list where scores are equal. */
  best(labels: readonly number[]): number {
    const { rows } = this.#weights;
    let best = labels[0];
    let highest = Number.NEGATIVE_INFINITY;
    for (const label of labels) {
      let score = 0;
      for (let i = 0; i < this.#found; i++) score += rows[this.#starts[i] + label];
      if (score <= highest) continue;
      highest = score;
      best = label;
    }
    return best;
  }
}
