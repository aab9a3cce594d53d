import { describe, expect, it } from 'vitest';
import { applyGaussianUnits, applyLeakyUnits, normaliseVectors } from '../../../src/corpus/neural/activations.js';

describe('normaliseVectors', () => {
  it('gives each vector mean 0 and deviation 1, then scales and moves it', () => {
    const vectors = Float32Array.of(1, 3, 5, 5, 9);
    normaliseVectors(vectors, 2, { scale: Float32Array.of(2, 1), bias: Float32Array.of(0, 10) });
    expect([...vectors]).toEqual([-2, 11, 0, 10, 9]);
  });
});

describe('applyGaussianUnits', () => {
  it('weighs numbers by the normal distribution below them', () => {
    const numbers = Float32Array.of(0, 1, -1, 2, 30, -30, 7);
    applyGaussianUnits(numbers, 6);
    // The normal distribution below 1 is 0.8413447, below 2 0.9772499.
    const expected = [0, 0.8413447, -0.1586553, 2 * 0.9772499, 30, 0, 7];
    for (const [i, number] of expected.entries()) expect(numbers[i]).toBeCloseTo(number, 6);
  });
});

describe('applyLeakyUnits', () => {
  it('leaves a tenth of numbers below 0', () => {
    const numbers = Float32Array.of(2, -2, 0, -1);
    applyLeakyUnits(numbers, 3);
    expect([...numbers]).toEqual([2, Math.fround(-0.2), 0, -1]);
  });
});
