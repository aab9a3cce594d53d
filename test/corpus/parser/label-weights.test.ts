import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelPerceptron } from '../../../src/corpus/parser/label-perceptron.js';
import { LabelScorer, packLabelWeights } from '../../../src/corpus/parser/label-weights.js';
import type { FeatureHashes } from '../../../src/corpus/parser/parsing-features.js';

function featuresOf(hashes: readonly number[]): FeatureHashes {
  return { hashes: Int32Array.from(hashes), length: hashes.length };
}

/** A perceptron whose averages are the given weights, a row a feature; feature i has the hash 0x5a000000 + i. */
function perceptronOf(weights: readonly (readonly number[])[]): LabelPerceptron {
  const perceptron = new LabelPerceptron();
  for (const [hash, row] of weights.entries()) {
    for (const [label, amount] of row.entries()) {
      perceptron.move(Int32Array.of(hash | 0x5a000000), 1, { class: label, amount });
    }
  }
  perceptron.step();
  return perceptron;
}

const options = { labelCount: 4, bits: 8, minimumUpdates: 0 };
const weight = fc.integer({ min: -127, max: 127 });

describe('label weights', () => {
  it('choose the label of a list with the greatest sum, the first where sums are equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(weight, { minLength: 4, maxLength: 4 }), { maxLength: 35 }),
        fc.uniqueArray(fc.nat(3), { minLength: 1 }),
        (rows, labels) => {
          const scorer = new LabelScorer(packLabelWeights([perceptronOf([[127, 0, 0, 0], ...rows])], options), 4);
          scorer.take(featuresOf(rows.map((_, place) => (place + 1) | 0x5a000000)));
          const sumOf = (label: number): number => rows.reduce((sum, row) => sum + (row[label] as number), 0);
          expect(scorer.best(labels)).toBe(labels.reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a)));
        },
      ),
    );
  });

  it('pass over features that are not there', () => {
    const scorer = new LabelScorer(packLabelWeights([perceptronOf([[0, 127]])], options), 4);
    scorer.take(featuresOf([0x5a000001, 0x11000000, -1]));
    expect(scorer.best([3, 1])).toBe(3);
    scorer.take(featuresOf([0x5a000000]));
    expect(scorer.best([3, 1])).toBe(1);
  });

  it('drop the pairs of a feature and a label that took part in few updates', () => {
    const perceptron = perceptronOf([[5, 100]]);
    perceptron.move(Int32Array.of(0x5a000000), 1, { class: 1, amount: 0 });
    const { rows, slots } = packLabelWeights([perceptron], { ...options, minimumUpdates: 2 });
    expect([...rows]).toEqual([0, 127, 0, 0]);
    expect(slots[0]).toBe(0x5a000001);
  });
});
