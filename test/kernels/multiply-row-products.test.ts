import fc from 'fast-check';
import { groupQueries, tileRows } from '../../src/kernels/nearest-rows.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  seed: fc.nat(1e6),
  tiles: fc.integer({ min: 1, max: 5 }),
  groups: fc.integer({ min: 1, max: 3 }),
  length: fc.integer({ min: 1, max: 9 }),
});

describeKernel('multiplyRowProducts', inputs, (arena, { seed, tiles, groups, length }) => {
  const draw = (vectors: number, more: number) =>
    arena.copy(Float32Array, gaussianMatrix(vectors, length, seed + more).values);
  const [rows, columns] = [tiles * tileRows, groups * groupQueries];
  const terms = arena.allocate(Float32Array, rows * columns);
  const parameters = [draw(columns, 0), draw(columns, 1), groups, draw(rows, 2), draw(rows, 3), length, terms] as const;
  arena.run('multiplyRowProducts', [...parameters], { items: rows, chunk: 2 * tileRows });
  return [terms];
});
