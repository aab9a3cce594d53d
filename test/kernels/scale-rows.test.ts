import fc from 'fast-check';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const sizes = fc.record({
  rows: fc.integer({ min: 0, max: 9 }),
  columns: fc.integer({ min: 1, max: 11 }),
  gap: fc.integer({ min: 0, max: 5 }),
  seed: fc.nat(),
});

describeKernel(
  'scaleRows',
  sizes,
  (arena, { rows, columns, gap, seed }) => {
    const stride = columns + gap;
    const values = arena.copy(Float32Array, gaussianMatrix(rows, stride, seed).values);
    const factors = arena.copy(Float32Array, gaussianMatrix(rows, 1, seed + 1).values);
    arena.run('scaleRows', [values, stride, columns, factors], { items: rows, chunk: 2 });
    return [values];
  },
  { tolerance: 0 },
);
