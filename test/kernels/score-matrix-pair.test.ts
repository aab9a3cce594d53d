import fc from 'fast-check';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  seed: fc.nat(1e6),
  rows: fc.integer({ min: 1, max: 5 }).map((fours) => 4 * fours),
  width: fc.integer({ min: 1, max: 5 }).map((fours) => 4 * fours),
  items: fc.integer({ min: 1, max: 6 }),
});

describeKernel('scoreMatrixPair', inputs, (arena, { seed, rows, width, items }) => {
  const draw = (height: number, length: number, more: number) =>
    arena.copy(Float32Array, gaussianMatrix(height, length, seed + more).values);
  const scores = arena.allocate(Float64Array, items);
  const matrices = [draw(rows, width, 0), draw(rows, width, 1), rows, width] as const;
  arena.run('scoreMatrixPair', [...matrices, draw(items, rows, 2), draw(items, width, 3), scores], { items, chunk: 2 });
  return [scores];
});
