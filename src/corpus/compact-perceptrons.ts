import type { AveragedPerceptron } from './averaged-perceptron.js';
import { FeatureTable } from './feature-table.js';
import type { TaggerModel } from './tagger-model.js';

/** Settings of {@link compactPerceptrons}. */
export interface CompactOptions {
  /** A feature that took part in fewer mistakes, on average over the perceptrons, is dropped. Default 2. */
  readonly minimumUpdates?: number;
  /** A feature whose weights all round to less than this many of the 127 steps is dropped. Default 2. */
  readonly minimumWeight?: number;
}

interface WeightedKey {
  readonly key: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Averages perceptrons that share their atoms, rounds the weights to a signed byte on one common scale, and drops the
 * features that matter little.
 *
 * Averaging the weights of several runs is parameter mixing (McDonald, Hall and Mann 2010, section 4).
 */
export function compactPerceptrons(
  perceptrons: readonly AveragedPerceptron[],
  atoms: readonly string[],
  options: CompactOptions = {},
): Pick<TaggerModel, 'atoms' | 'keys' | 'weights'> {
  const { minimumUpdates = 2, minimumWeight = 2 } = options;
  const rows = sumRows(perceptrons, minimumUpdates);
  let largest = 0;
  for (const { weights } of rows) for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = largest / 127;
  const kept = rows
    .map(({ key, weights }) => ({ key, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) }))
    .filter(({ weights }) => weights.some((weight) => Math.abs(weight) >= minimumWeight))
    .sort((a, b) => compareKeys(a.key, b.key));
  // Keys hold other numbers beside atoms, so a few atoms are kept that no feature uses.
  const used = new Set(kept.flatMap(({ key }) => [...key.subarray(1)]));
  return {
    atoms: atoms.map((atom, id) => (used.has(id) ? atom : '')),
    keys: Int32Array.from(kept.flatMap(({ key }) => [...key])),
    weights: Int8Array.from(kept.flatMap(({ weights }) => [...weights])),
  };
}

function sumRows(perceptrons: readonly AveragedPerceptron[], minimumUpdates: number): WeightedKey[] {
  const table = new FeatureTable();
  const sums: Float64Array[] = [];
  const updates: number[] = [];
  for (const perceptron of perceptrons) {
    const keys = perceptron.table.keys();
    for (let row = 0; row < perceptron.table.size; row++) {
      const [first = 0, second = 0, third = 0] = keys.subarray(3 * row, 3 * row + 3);
      const shared = table.insert(first, second, third);
      const weights = perceptron.averagedRow(row);
      sums[shared] = sums[shared]?.map((sum, tag) => sum + (weights[tag] as number)) ?? weights;
      updates[shared] = (updates[shared] ?? 0) + perceptron.updateCount(row);
    }
  }
  const keys = table.keys();
  const enough = minimumUpdates * perceptrons.length;
  const rows = sums.map((weights, row) => ({ key: keys.subarray(3 * row, 3 * row + 3), weights }));
  return rows.filter((_, row) => (updates[row] as number) >= enough);
}

function compareKeys(a: Int32Array, b: Int32Array): number {
  const difference = a.findIndex((number, i) => number !== b[i]);
  return difference < 0 ? 0 : (a[difference] as number) - (b[difference] as number);
}
