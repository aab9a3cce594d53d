import fc from 'fast-check';
import { tileSide } from '../../src/kernels/double-products.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const seeds = fc.integer({ min: 0, max: 1000 });
const counts = fc.integer({ min: 0, max: 6 });

describeKernel(
  'multiplyTiles',
  fc.tuple(counts, fc.integer({ min: 0, max: 17 }), fc.array(fc.nat({ max: 17 }), { maxLength: 5 }), seeds),
  (arena, [groups, inner, depthList, seed]) => {
    const tiles = depthList.length;
    // A depth below the number of rows leaves numbers unread that are not zero here: both twins must skip them.
    const depths = arena.copy(
      Uint32Array,
      depthList.map((depth) => Math.min(depth, inner)),
    );
    const left = arena.copy(Float64Array, gaussianMatrix(groups * tileSide, inner, seed).values);
    const right = arena.copy(Float64Array, gaussianMatrix(tiles * inner, tileSide, seed + 1).values);
    const product = arena.allocate(Float64Array, groups * tileSide * tiles * tileSide).fill(Number.NaN);
    arena.run('multiplyTiles', [left, inner, right, tiles, depths, product], { items: groups, chunk: 2 });
    return [product];
  },
  { tolerance: 1e-13 },
);

describeKernel(
  'addGram',
  fc.tuple(fc.integer({ min: 0, max: 70 }), counts, seeds),
  (arena, [rows, groups, seed]) => {
    const width = groups * tileSide;
    const block = arena.copy(Float64Array, gaussianMatrix(rows, width, seed).values);
    const sums = arena.copy(Float64Array, gaussianMatrix(width, width, seed + 1).values);
    arena.run('addGram', [block, rows, width, sums], { items: groups, chunk: 2 });
    return [sums];
  },
  { tolerance: 1e-13 },
);
