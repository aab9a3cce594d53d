import { describe, expect, it } from 'vitest';
import { AveragedPerceptron } from '../../src/corpus/averaged-perceptron.js';

const key = (atom: number): Int32Array => Int32Array.of(0, atom, 0);

describe('AveragedPerceptron', () => {
  it('adds one to the true class and takes one from the guessed class', () => {
    const perceptron = new AveragedPerceptron(2);
    expect(perceptron.predict(key(1), 3)).toBe(0);
    perceptron.learn(key(1), 3, { truth: 1, guess: 0 });
    expect(perceptron.predict(key(1), 3)).toBe(1);
    expect(perceptron.updateCount(0)).toBe(1);
  });

  it('averages the weights over all steps', () => {
    const perceptron = new AveragedPerceptron(2);
    perceptron.learn(key(1), 3, { truth: 1, guess: 0 });
    for (let step = 0; step < 2; step++) perceptron.learn(key(1), 3, { truth: 1, guess: 1 });
    perceptron.learn(key(1), 3, { truth: 0, guess: 1 });
    // Class 1 weighed 1 for the three steps from its first change to the fourth step, then 0: 3 / 4.
    expect([...perceptron.averagedRow(0)]).toEqual([-3 / 4, 3 / 4]);
  });

  it('learns nothing where the guess is right', () => {
    const perceptron = new AveragedPerceptron(3);
    perceptron.learn(key(1), 3, { truth: 2, guess: 2 });
    expect(perceptron.table.size).toBe(0);
  });

  it('grows beyond its first room', () => {
    const perceptron = new AveragedPerceptron(17);
    for (let atom = 0; atom < 9000; atom++) perceptron.learn(key(atom), 3, { truth: 16, guess: 0 });
    expect(perceptron.predict(key(8999), 3)).toBe(16);
    expect(perceptron.table.size).toBe(9000);
  });
});
