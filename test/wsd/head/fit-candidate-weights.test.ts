import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { fitCandidateWeights } from '../../../src/wsd/head/fit-candidate-weights.js';

describe('fitCandidateWeights', () => {
  it('finds the weight at which the chances are the shares that were right', () => {
    // Three of four times the candidate with the feature is right: e^w / (e^w + 1) = 3/4, so w = log 3.
    const asked = (gold: readonly number[]) => ({ features: [[1], [0]], gold });
    const questions = [asked([1, 0]), asked([1, 0]), asked([1, 0]), asked([0, 1])];
    const [weight] = fitCandidateWeights(questions, { penalty: 1e-9 });
    expect(weight).toBeCloseTo(Math.log(3), 5);
  });

  it('gives a feature that tells nothing the weight 0', () => {
    const questions = [
      {
        features: [
          [1, 1],
          [0, 1],
        ],
        gold: [1, 0],
      },
      {
        features: [
          [1, 2],
          [0, 2],
        ],
        gold: [0, 1],
      },
    ];
    const found = fitCandidateWeights(questions);
    expect(found[0]).toBeCloseTo(0, 6);
    expect(found[1]).toBeCloseTo(0, 6);
  });

  it('rejects no questions', () => {
    expect(() => fitCandidateWeights([])).toThrow(ShapeError);
  });
});
