import { describe, expect, it } from 'vitest';
import { LabelPerceptron } from '../../../src/corpus/parser/label-perceptron.js';

describe('LabelPerceptron', () => {
  it('sums the weights of the features for a class', () => {
    const perceptron = new LabelPerceptron();
    perceptron.step();
    perceptron.move(Int32Array.of(5, -7), 2, { class: 1, amount: 1 });
    expect(perceptron.score(Int32Array.of(5, -7, 9), 3, 1)).toBe(2);
    expect(perceptron.score(Int32Array.of(5, -7, 9), 3, 0)).toBe(0);
  });

  it('averages the weights over all steps', () => {
    const perceptron = new LabelPerceptron();
    for (let step = 1; step <= 4; step++) {
      perceptron.step();
      if (step === 1) perceptron.move(Int32Array.of(5), 1, { class: 2, amount: 1 });
    }
    expect([...perceptron.averages()]).toEqual([{ hash: 5, class: 2, weight: 3 / 4, updates: 1 }]);
  });

  it('keeps every pair when it outgrows its first room', () => {
    const perceptron = new LabelPerceptron();
    perceptron.step();
    for (let hash = -20_000; hash < 20_000; hash++) {
      perceptron.move(Int32Array.of(hash), 1, { class: hash & 7, amount: hash });
    }
    for (const hash of [-20_000, -1, 19_999]) expect(perceptron.score(Int32Array.of(hash), 1, hash & 7)).toBe(hash);
  });
});
