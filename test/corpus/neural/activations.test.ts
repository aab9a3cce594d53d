import { describe, expect, it } from 'vitest';
import { applyLeakyUnits, normaliseVectors } from '../../../src/corpus/neural/activations.js';

describe('normaliseVectors', () => {
  it('gives each vector mean 0 and deviation 1, then scales and moves it', () => {
    const vectors = Float32Array.of(1, 3, 5, 5, 9);
    normaliseVectors(vectors, 2, { scale: Float32Array.of(2, 1), bias: Float32Array.of(0, 10), epsilon: 1e-12 });
    expect([...vectors]).toEqual([-2, 11, 0, 10, 9]);
  });

  it('adds epsilon to the variance', () => {
    const vectors = Float32Array.of(1, 3);
    normaliseVectors(vectors, 1, { scale: Float32Array.of(1, 1), bias: Float32Array.of(0, 0), epsilon: 3 });
    expect([...vectors]).toEqual([-0.5, 0.5]);
  });
});

describe('applyLeakyUnits', () => {
  it('leaves a tenth of numbers below 0', () => {
    const numbers = Float32Array.of(2, -2, 0, -1);
    applyLeakyUnits(numbers, 3);
    expect([...numbers]).toEqual([2, Math.fround(-0.2), 0, -1]);
  });
});
