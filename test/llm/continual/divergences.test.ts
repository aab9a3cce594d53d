import { describe, expect, it } from 'vitest';
import { coinDivergence, gaussianDivergence } from '../../../src/llm/continual/divergences.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from '../tensor/check-gradients.js';

const tape = new Tape(new Arithmetic({ precision: 'double' }));

describe('gaussianDivergence', () => {
  it('has the right gradients', () => {
    checkGradients([[3], [3]], (own, [mean, logVariance]) =>
      gaussianDivergence(
        own,
        { mean: mean as Tensor, logVariance: logVariance as Tensor },
        { mean: [0, 1, -1], logVariance: [0, 1, -2] },
      ),
    );
  });

  it('is 0 from itself, and 1/2 (log 4 - log 1 + (1 + 9) / 4 - 1) from N(0, 4) to N(3, 1)', () => {
    const own = { mean: tape.variable([1], [3]), logVariance: tape.variable([1], [0]) };
    expect(gaussianDivergence(tape, own, { mean: [3], logVariance: [0] }).item()).toBe(0);
    expect(gaussianDivergence(tape, own, { mean: [0], logVariance: [Math.log(4)] }).item()).toBeCloseTo(
      0.5 * (Math.log(4) + 10 / 4 - 1),
      12,
    );
  });
});

describe('coinDivergence', () => {
  it('has the right gradients', () => {
    checkGradients([[4]], (own, [odds]) => coinDivergence(own, odds as Tensor, 0.1));
  });

  it('is p log (p / p0) + (1 - p) log ((1 - p) / (1 - p0)), 0 from itself', () => {
    const odds = (p: number): number => Math.log(p / (1 - p));
    expect(coinDivergence(tape, tape.variable([2], [odds(0.1), odds(0.1)]), 0.1).item()).toBeCloseTo(0, 12);
    expect(coinDivergence(tape, tape.variable([1], [odds(0.7)]), 0.1).item()).toBeCloseTo(
      0.7 * Math.log(0.7 / 0.1) + 0.3 * Math.log(0.3 / 0.9),
      12,
    );
    expect(coinDivergence(tape, tape.variable([1], [800]), 0.1).item()).toBeCloseTo(-Math.log(0.1), 9);
  });
});
