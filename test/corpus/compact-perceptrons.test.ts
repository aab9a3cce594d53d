import { describe, expect, it } from 'vitest';
import { AveragedPerceptron } from '../../src/corpus/averaged-perceptron.js';
import { compactPerceptrons } from '../../src/corpus/compact-perceptrons.js';

function learnt(mistakes: readonly (readonly [number, number])[]): AveragedPerceptron {
  const perceptron = new AveragedPerceptron(2);
  for (const [atom, truth] of mistakes) perceptron.learn(Int32Array.of(0, atom, 0), 3, { truth, guess: 1 - truth });
  return perceptron;
}

describe('compactPerceptrons', () => {
  it('scales the largest weight to 127 and sorts the keys', () => {
    const perceptron = learnt([
      [5, 1],
      [5, 1],
      [1, 1],
      [1, 1],
    ]);
    const options = { minimumUpdates: 0, minimumWeight: 1 };
    const { keys, weights } = compactPerceptrons([perceptron], ['|', 'a', 'b', 'c', 'd', 'e'], options);
    // Sums over four steps: atom 5 has 0 + 1 + 2 + 2 = 5, atom 1 has 0 + 0 + 0 + 1 = 1; 127 / 5 = 25.4.
    expect([...keys]).toEqual([0, 1, 0, 0, 5, 0]);
    expect([...weights]).toEqual([-25, 25, -127, 127]);
  });

  it('drops rare and weak features, and blanks the atoms that are left without one', () => {
    const perceptron = learnt([
      [2, 1],
      [2, 1],
      [3, 1],
    ]);
    const { keys, atoms } = compactPerceptrons([perceptron], ['|', 'a', 'b', 'c']);
    expect([...keys]).toEqual([0, 2, 0]);
    expect(atoms).toEqual(['|', '', 'b', '']);
  });

  it('averages perceptrons', () => {
    const options = { minimumUpdates: 0, minimumWeight: 1 };
    const up = learnt([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const down = learnt([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(compactPerceptrons([up, down], ['|', 'a'], options).keys).toHaveLength(0);
  });
});
