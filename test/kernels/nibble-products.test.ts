import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { nibbleColumns, nibbleGroup } from '../../src/kernels/nibble-products.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const sizes = fc.record({
  rows: fc.integer({ min: 1, max: 11 }),
  columns: fc.integer({ min: 1, max: 19 }),
  groups: fc.integer({ min: 1, max: 4 }),
  gap: fc.integer({ min: 0, max: 3 }),
  seed: fc.nat(),
});

interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly groups: number;
  readonly gap: number;
  readonly seed: number;
}

/** Packs drawn weights and multiplies drawn vectors with them. */
function multiply(arena: Arena, { rows, columns, groups, gap, seed }: Sizes) {
  const tiles = Math.ceil(columns / nibbleColumns);
  const draw = (count: number, from: number) => gaussianMatrix(1, count, seed + from).values;
  const drawn = Uint8Array.from(draw(columns * groups * 16, 0), (value) => Math.abs(value) * 100);
  const bytes = arena.copy(Uint8Array, drawn);
  const packed = arena.allocate(Uint8Array, tiles * nibbleColumns * groups * 16).fill(0xee);
  arena.run('packNibbles', [bytes, columns, groups, packed], { items: tiles, chunk: 1 });
  // The largest products and their sums still fit.
  const left = arena.copy(
    Int16Array,
    draw(rows * groups * nibbleGroup, 1).map((value) => Math.max(-32_767, Math.min(32_767, value * 30_000))),
  );
  const steps = arena.copy(Float32Array, draw(rows, 2));
  const scales = arena.copy(Float32Array, draw(tiles * nibbleColumns * groups, 3));
  const stride = columns + gap;
  const product = arena.copy(Float32Array, draw(rows * stride, 4));
  const before = product.slice();
  const widened = arena.perThread(Int16Array, groups * nibbleGroup * nibbleColumns);
  arena.run('multiplyNibbles', [left, steps, rows, groups, packed, scales, columns, product, stride, widened], {
    items: tiles,
    chunk: 1,
  });
  return { bytes, packed, left, steps, scales, product, before, stride };
}

describeKernel('multiplyNibbles of packNibbles', sizes, (arena, drawn) => {
  const { packed, product } = multiply(arena, drawn);
  return [packed, product];
});

describe('multiplyNibbles', () => {
  it('adds the products of rows and weights, as they are before they are packed', () => {
    fc.assert(
      fc.property(sizes, (drawn) => {
        const { rows, columns, groups } = drawn;
        const { bytes, left, steps, scales, product, before, stride } = multiply(new Arena({ kind: 'plain' }), drawn);
        const width = groups * nibbleGroup;
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            let sum = before[row * stride + column];
            let size = 1;
            for (let k = 0; k < width; k++) {
              const byte = bytes[(column * width + k) >> 1];
              const weight = (k % 2 === 0 ? byte & 15 : byte >> 4) - 8;
              const group = Math.floor(column / nibbleColumns) * groups + Math.floor(k / nibbleGroup);
              const part = left[row * width + k] * steps[row] * weight * scales[group * nibbleColumns + (column % 8)];
              sum += part;
              size += Math.abs(part);
            }
            expect(Math.abs(product[row * stride + column] - sum)).toBeLessThan(1e-6 * size);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
