import type { HashedPerceptron } from './hashed-perceptron.js';
import type { HashBuffer } from './parsing-features.js';

/** Settings of {@link packWeights}. */
export interface PackOptions {
  /** The base-two logarithm of the number of slots. */
  readonly bits: number;
  /** Features that took part in fewer updates, on average over the perceptrons, are dropped. */
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
  const enough = minimumUpdates * perceptrons.length;
  const kept = [...sumFeatures(perceptrons)].filter(([, { updates }]) => updates >= enough).sort(([a], [b]) => a - b);
  const greatest = kept.reduce((most, [, { weights }]) => Math.max(most, ...weights.map(Math.abs)), 0);
  const table = new Uint32Array(2 ** bits).fill(0x808080);
  const held = new Uint8Array(2 ** bits);
  for (const [hash, { weights }] of kept) {
    const [first, second = 0, third = 0] = weights.map((weight) => Math.round((127 * weight) / greatest));
    const weight = Math.max(Math.abs(first), Math.abs(second), Math.abs(third));
    const slot = hash & (table.length - 1);
    if (weight <= held[slot]) continue;
    held[slot] = weight;
    table[slot] = (hash & 0xff000000) | ((third + 128) << 16) | ((second + 128) << 8) | (first + 128);
  }
  return table;
}

interface FeatureSum {
  readonly weights: Float64Array;
  updates: number;
}

function sumFeatures(perceptrons: readonly HashedPerceptron[]): Map<number, FeatureSum> {
  const sums = new Map<number, FeatureSum>();
  for (const perceptron of perceptrons) {
    for (const { hash, weights, updates } of perceptron.averages()) {
      const sum = sums.get(hash) ?? { weights: new Float64Array(weights.length), updates: 0 };
      weights.forEach((weight, place) => {
        sum.weights[place] += weight;
      });
      sum.updates += updates;
      sums.set(hash, sum);
    }
  }
  return sums;
}

/** Returns which of the three classes of a table scores highest among those that `allowed` has a bit for. */
export function bestClass(table: Uint32Array, buffer: HashBuffer, allowed: number): number {
  const { hashes, length } = buffer;
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
