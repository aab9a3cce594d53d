import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { createRandom } from '../../../src/random.js';
import { addOuterProducts, multiplyRows } from '../../../src/wsd/head/batch-products.js';

const sizes = fc.record({
  rows: fc.nat(9),
  inner: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 6 }),
});

function draw(count: number, length: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => Array.from({ length }, () => Math.fround(random.normal())));
}

describe('multiplyRows', () => {
  it('multiplies rows with a matrix', () => {
    // (1, 2) x ((1, 2, 3), (4, 5, 6)) = (1 + 8, 2 + 10, 3 + 12).
    const [product] = multiplyRows([Float32Array.of(1, 2)], Float64Array.of(1, 2, 3, 4, 5, 6), 3);
    expect(product).toEqual(Float64Array.of(9, 12, 15));
  });

  it('gives the products of any sizes, whether they fill tiles or not', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ rows, inner, columns }, seed) => {
        const left = draw(rows, inner, seed);
        const matrix = draw(inner, columns, seed + 1);
        const found = multiplyRows(
          left.map((row) => Float32Array.from(row)),
          Float64Array.from(matrix.flat()),
          columns,
        );
        left.forEach((row, at) => {
          for (let column = 0; column < columns; column++) {
            const expected = row.reduce((sum, value, place) => sum + value * matrix[place][column], 0);
            expect(found[at][column]).toBeCloseTo(expected, 9);
          }
        });
      }),
    );
  });

  it('rejects a row of another length', () => {
    expect(() => multiplyRows([Float32Array.of(1)], Float64Array.of(1, 2, 3, 4), 2)).toThrow(ShapeError);
  });
});

describe('addOuterProducts', () => {
  it('adds to what is there the outer product of each pair, whether they fill tiles or not', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ rows, inner, columns }, seed) => {
        const [lefts, rights] = [draw(rows, inner, seed), draw(rows, columns, seed + 1)];
        const matrix = new Float64Array(inner * columns).fill(1);
        addOuterProducts(
          matrix,
          lefts.map((row) => Float32Array.from(row)),
          rights.map((row) => Float64Array.from(row)),
        );
        for (let row = 0; row < inner; row++) {
          for (let column = 0; column < columns; column++) {
            const expected = lefts.reduce((sum, left, pair) => sum + left[row] * rights[pair][column], 1);
            expect(matrix[row * columns + column]).toBeCloseTo(expected, 9);
          }
        }
      }),
    );
  });
});
