import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashedPerceptron } from '../../../src/corpus/parser/hashed-perceptron.js';
import { bestClass, packWeights } from '../../../src/corpus/parser/packed-weights.js';
import type { FeatureHashes } from '../../../src/corpus/parser/parsing-features.js';

function featuresOf(hashes: readonly number[]): FeatureHashes {
  return { hashes: Int32Array.from(hashes), length: hashes.length };
}

/** Features with whole weights up to 127, of which one has 127, so that nothing is rounded; one slot a feature. */
const weighted = fc.array(fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 86,
});

function perceptronOf(weights: readonly (readonly number[])[]): HashedPerceptron {
  const perceptron = new HashedPerceptron(3);
  for (const [hash, row] of weights.entries()) {
    for (const [place, amount] of row.entries()) {
      perceptron.move(Int32Array.of(hash | 0x5a000000), 1, { class: place, amount });
    }
  }
  // The averages are the weights when they have stood for all of the steps that count.
  perceptron.step();
  return perceptron;
}

describe('packed weights', () => {
  it('choose the class with the greatest sum among those allowed, the lowest number where sums are equal', () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 1, max: 7 }), (rows, allowed) => {
        const weights = [[127, 0, 0], ...rows];
        const table = packWeights([perceptronOf(weights)], { bits: 8, minimumUpdates: 0 });
        const used = rows.map((_, place) => (place + 1) | 0x5a000000);
        const sums = [0, 1, 2].map((c) => rows.reduce((sum, row) => sum + (row[c] as number), 0));
        const open = [0, 1, 2].filter((c) => (allowed & (1 << c)) !== 0);
        const best = open.reduce((a, b) => ((sums[b] as number) > (sums[a] as number) ? b : a));
        expect(bestClass(table, featuresOf(used), allowed)).toBe(best);
      }),
    );
  });

  it('pass over features that are not there', () => {
    const table = packWeights([perceptronOf([[127, 3, -4]])], { bits: 8, minimumUpdates: 0 });
    const strange = featuresOf([0x5a000001, 0x11000000, -1]);
    expect(bestClass(table, strange, 7)).toBe(0);
  });

  it('sum over perceptrons, and drop from each what took part in few updates', () => {
    // A feature takes part in three updates, one a class.
    const first = perceptronOf([
      [100, 0, 0],
      [1, 0, 0],
    ]);
    const second = perceptronOf([[0, 100, 0]]);
    second.move(Int32Array.of(0x5a000000), 1, { class: 0, amount: 0 });
    const kept = (minimumUpdates: number): Uint32Array =>
      packWeights([first, second], { bits: 8, minimumUpdates }).filter((slot) => slot !== 0x808080);
    expect(kept(3)).toEqual(Uint32Array.of(0x5a80ffff, 0x5a808081));
    expect(kept(4)).toEqual(Uint32Array.of(0x5a80ff80));
    expect(kept(5)).toEqual(new Uint32Array());
  });
});
