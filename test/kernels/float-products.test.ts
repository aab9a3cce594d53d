import fc from 'fast-check';
import { packedColumns, productRows } from '../../src/kernels/float-products.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const sizes = fc.record({
  batches: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 1, max: 11 }),
  // Beyond 256 the compiled kernel takes inner rows in blocks.
  inner: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 250, max: 530 })),
  columns: fc.integer({ min: 1, max: 19 }),
  transposed: fc.tuple(fc.boolean(), fc.boolean()),
  fresh: fc.constantFrom(0, 1),
  seed: fc.nat(),
});

describeKernel(
  'multiplyPacked of packFloats',
  sizes,
  (arena, { batches, rows, inner, columns, transposed: [isLeftTurned, isRightTurned], fresh, seed }) => {
    const left = arena.copy(Float32Array, gaussianMatrix(batches * rows, inner, seed).values);
    const right = arena.copy(Float32Array, gaussianMatrix(batches * inner, columns, seed + 1).values);
    const product = arena.copy(Float32Array, gaussianMatrix(batches * rows, columns, seed + 2).values);
    const tiles = Math.ceil(columns / packedColumns);
    const packed = arena.allocate(Float32Array, batches * tiles * inner * packedColumns).fill(Number.NaN);
    const [rightRow, rightColumn] = isRightTurned ? [1, inner] : [columns, 1];
    const [leftRow, leftColumn] = isLeftTurned ? [1, rows] : [inner, 1];
    arena.run('packFloats', [right, inner * columns, rightRow, rightColumn, inner, columns, packed], {
      items: batches * tiles,
      chunk: 2,
    });
    const stride = tiles * inner * packedColumns;
    const to = [packed, stride, columns, product, rows * columns, columns, fresh] as const;
    arena.run('multiplyPacked', [left, rows * inner, leftRow, leftColumn, rows, inner, ...to], {
      items: batches * Math.ceil(rows / productRows),
      chunk: 2,
    });
    return [packed, product];
  },
);
