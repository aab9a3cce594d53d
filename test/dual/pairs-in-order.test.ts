import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsInOrder } from '../../src/dual/pairs-in-order.js';

const falling = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 7 })
  .map((values) => values.sort((a, b) => b - a));

describe('pairsInOrder', () => {
  it('gives every pair once, by falling product', () => {
    fc.assert(
      fc.property(falling, falling, (left, right) => {
        const found = [...pairsInOrder(left, right)];
        const all = left.flatMap((one, i) => right.map((other, j) => ({ left: i, right: j, product: one * other })));
        const key = (pair: { left: number; right: number }): string => `${pair.left} ${pair.right}`;
        expect(found.map(key).sort()).toEqual(all.map(key).sort());
        expect(found.map(({ product }) => product)).toEqual(
          all.map(({ product }) => product).sort((one, other) => other - one),
        );
      }),
    );
  });

  it('asks for no more of long lists than it has to', () => {
    const long = Array.from({ length: 100_000 }, (_, place) => 1 / (place + 1));
    const products: number[] = [];
    for (const { product } of pairsInOrder(long, long)) {
      products.push(product);
      if (products.length === 5) break;
    }
    // 1, then 1/2 twice, then 1/3 twice.
    expect(products).toEqual([1, 1 / 2, 1 / 2, 1 / 3, 1 / 3]);
  });
});
