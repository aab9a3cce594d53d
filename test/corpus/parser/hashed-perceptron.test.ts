import { describe, expect, it } from 'vitest';
import { HashedPerceptron } from '../../../src/corpus/parser/hashed-perceptron.js';

function scoresOf(perceptron: HashedPerceptron, ...hashes: number[]): number[] {
  const scores = new Float64Array(perceptron.classCount);
  perceptron.score(Int32Array.from(hashes), hashes.length, scores);
  return [...scores];
}

describe('HashedPerceptron', () => {
  it('sums the weights of the features it knows', () => {
    const perceptron = new HashedPerceptron(2);
    perceptron.step();
    perceptron.move(Int32Array.of(5, -7), 2, { class: 1, amount: 1 });
    expect(scoresOf(perceptron, 5, -7, 99)).toEqual([0, 2]);
    expect(scoresOf(perceptron, 0)).toEqual([0, 0]);
  });

  it('averages the weights over all steps', () => {
    const perceptron = new HashedPerceptron(1);
    for (let step = 1; step <= 4; step++) {
      perceptron.step();
      if (step === 1) perceptron.move(Int32Array.of(5), 1, { class: 0, amount: 1 });
    }
    // The weight is 1 from the end of step 1 to the end of step 4.
    expect([...perceptron.averages()]).toEqual([{ hash: 5, weights: Float64Array.of(3 / 4), updates: 1 }]);
  });

  it('keeps every feature when it outgrows its first room', () => {
    const perceptron = new HashedPerceptron(3);
    perceptron.step();
    for (let hash = -20_000; hash < 20_000; hash++) {
      perceptron.move(Int32Array.of(hash), 1, { class: hash & 1, amount: hash });
    }
    expect(perceptron.size).toBe(40_000);
    expect(scoresOf(perceptron, 19_999)).toEqual([0, 19_999, 0]);
    expect(scoresOf(perceptron, -20_000)).toEqual([-20_000, 0, 0]);
  });
});
