import type { HashedPerceptron } from './hashed-perceptron.js';
import type { FeatureHashes } from './parsing-features.js';

/** Settings of {@link packWeights}. */
export interface PackOptions {
  /** The base-two logarithm of the number of slots. */
  readonly bits: number;
  /** Features that took part in fewer updates of a perceptron do not count for it. */
  readonly minimumUpdates: number;
}

/**
 * Sums perceptrons (parameter mixing, McDonald, Hall and Mann 2010) of up to three classes into one table of fixed size.
 *
 * A slot is named by the low bits of a feature's hash. Its highest byte are the highest eight bits of that hash, by which
 * one feature in 256 is mistaken for another; the lower bytes are the weights of the classes in steps of 1/127 of the
 * greatest weight, plus 128. Of features that meet in a slot the one with the greatest weight stays. An empty slot has
 * no weight for any class.
 */
export function packWeights(perceptrons: readonly HashedPerceptron[], options: PackOptions): Uint32Array {
  const { bits, minimumUpdates } = options;
  const kept = [...sumFeatures(perceptrons, minimumUpdates)].sort(([a], [b]) => a - b);
  const greatest = kept.reduce((most, [, weights]) => Math.max(most, ...weights.map(Math.abs)), 0);
  const table = new Uint32Array(2 ** bits).fill(0x808080);
  const held = new Uint8Array(2 ** bits);
  for (const [hash, weights] of kept) {
    const [first, second = 0, third = 0] = weights.map((weight) => Math.round((127 * weight) / greatest));
    const weight = Math.max(Math.abs(first), Math.abs(second), Math.abs(third));
    const slot = hash & (table.length - 1);
    if (weight <= held[slot]) continue;
    held[slot] = weight;
    table[slot] = (hash & 0xff000000) | ((third + 128) << 16) | ((second + 128) << 8) | (first + 128);
  }
  return table;
}

function sumFeatures(perceptrons: readonly HashedPerceptron[], minimumUpdates: number): Map<number, Float64Array> {
  const sums = new Map<number, Float64Array>();
  for (const perceptron of perceptrons) {
    for (const { hash, weights, updates } of perceptron.averages()) {
      if (updates < minimumUpdates) continue;
      const sum = sums.get(hash);
      if (sum === undefined) sums.set(hash, weights);
      else for (const [place, weight] of weights.entries()) sum[place] += weight;
    }
  }
  return sums;
}

/** Returns which of the three classes of a table scores highest among those that `allowed` has a bit for. */
export function bestClass(table: Uint32Array, features: FeatureHashes, allowed: number): number {
  const { hashes, length } = features;
  const mask = table.length - 1;
  // Two weights are summed at a time. What is added to each for the 128 is the same for all classes.
  let outer = 0;
  let middle = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i];
    const slot = table[hash & mask];
    // All ones where the high bytes are the same: a branch here would often be guessed wrong, and each wrong guess
    // waits for the memory that a sum lets pass.
    const isFeature = (((slot ^ hash) >>> 24) - 1) >> 31;
    outer += slot & isFeature & 0xff00ff;
    middle += (slot >>> 8) & isFeature & 0xff;
  }
  const first = (allowed & 1) === 0 ? -1 : outer & 0xffff;
  const second = (allowed & 2) === 0 ? -1 : middle;
  const third = (allowed & 4) === 0 ? -1 : outer >>> 16;
  if (first >= second && first >= third) return 0;
  return second >= third ? 1 : 2;
}
