import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactGaussianUnits } from '../../src/kernels/gaussian-units.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  length: fc.integer({ min: 0, max: 30 }),
  spread: fc.constantFrom(1, 10, 1000),
  seed: fc.nat(),
});

describeKernel(
  'gaussianUnits and their gradients',
  inputs,
  (arena, { length, spread, seed }) => {
    const numbers = gaussianMatrix(length, 1, seed).values.map((value) => value * spread);
    const x = arena.copy(Float32Array, numbers);
    const gradients = arena.copy(Float32Array, gaussianMatrix(length, 1, seed + 1).values);
    const outputs = arena.zeros(Float32Array, length);
    const target = arena.copy(Float32Array, gaussianMatrix(length, 1, seed + 2).values);
    arena.run('gaussianUnits', [x, outputs], { items: length, chunk: 7 });
    arena.run('gaussianUnitGradients', [x, gradients, target], { items: length, chunk: 7 });
    return [outputs, target];
  },
  { tolerance: 2e-6 },
);

describeKernel(
  'exactGaussianUnits',
  inputs,
  (arena, { length, spread, seed }) => {
    const numbers = arena.copy(
      Float32Array,
      gaussianMatrix(length, 1, seed).values.map((value) => value * spread),
    );
    arena.run('exactGaussianUnits', [numbers], { items: length, chunk: 7 });
    return [numbers];
  },
  { tolerance: 1e-6 },
);

describe('exactGaussianUnits', () => {
  it('weighs numbers by the normal distribution below them', () => {
    const numbers = Float32Array.of(0, 1, -1, 2, 30, -30, 7);
    exactGaussianUnits(numbers, 0, 6);
    // The normal distribution below 1 is 0.8413447, below 2 0.9772499.
    const expected = [0, 0.8413447, -0.1586553, 2 * 0.9772499, 30, 0, 7];
    for (const [i, number] of expected.entries()) expect(numbers[i]).toBeCloseTo(number, 6);
  });
});
