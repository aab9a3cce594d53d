import fc from 'fast-check';
import { outerColumns, outerRows } from '../../src/kernels/add-outer-products.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  seed: fc.nat(1e6),
  tiles: fc.integer({ min: 1, max: 5 }),
  eights: fc.integer({ min: 1, max: 3 }),
  pairs: fc.integer({ min: 0, max: 20 }),
  spare: fc.integer({ min: 0, max: 5 }),
});

describeKernel('addOuterProducts', inputs, (arena, { seed, tiles, eights, pairs, spare }) => {
  const width = eights * outerColumns;
  const [leftStride, rightStride] = [tiles * outerRows + spare, width + spare];
  const left = arena.copy(Float32Array, gaussianMatrix(pairs, leftStride, seed).values);
  const right = arena.copy(Float32Array, gaussianMatrix(pairs, rightStride, seed + 1).values);
  const sums = arena.copy(Float64Array, gaussianMatrix(tiles * outerRows, width, seed + 2).values);
  const parameters = [left, leftStride, right, rightStride, pairs, sums, width] as const;
  arena.run('addOuterProducts', [...parameters], { items: tiles, chunk: 2 });
  return [sums];
});
