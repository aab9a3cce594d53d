import fc from 'fast-check';
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
