import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, shuffled } from '../src/random.js';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const drawMany = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('createRandom', () => {
  it('gives the same stream for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [a, b] = [createRandom(seed), createRandom(seed)];
        expect(drawMany(20, a.normal)).toEqual(drawMany(20, b.normal));
      }),
    );
  });

  it('never changes its stream between versions', () => {
    const random = createRandom(1);
    expect(drawMany(4, () => random.integer(1000))).toEqual([563, 585, 895, 946]);
  });

  it('gives other streams for other seeds', () => {
    const first = new Set(Array.from({ length: 1000 }, (_, seed) => createRandom(seed).uniform()));
    expect(first.size).toBe(1000);
  });

  it('draws uniform numbers in [0, 1) that fill ten bins evenly (chi squared, 9 degrees of freedom, p > 0.001)', () => {
    const random = createRandom(3);
    const bins = new Float64Array(10);
    for (const value of drawMany(100_000, random.uniform)) bins[Math.floor(value * 10)]++;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(27.88);
  });

  it('draws every whole number below the limit and no other', () => {
    const random = createRandom(4);
    expect(new Set(drawMany(500, () => random.integer(7)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  it('counts draws as integer draws them, and goes on from there', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 50 }), (seed, limit) => {
        const [counting, drawing] = [createRandom(seed), createRandom(seed)];
        const counts = new Uint32Array(limit).fill(7);
        for (const _ of [1, 2]) {
          counting.countDraws(counts);
          const expected = new Uint32Array(limit);
          for (let draw = 0; draw < limit; draw++) expected[drawing.integer(limit)]++;
          expect(counts).toEqual(expected);
        }
        expect(counting.uniform()).toBe(drawing.uniform());
      }),
    );
  });

  it('draws normal numbers with the moments 0, 1, 0 and 3', () => {
    const values = drawMany(200_000, createRandom(5).normal);
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.04);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });
});

describe('shuffled', () => {
  it('keeps the items, leaves its input alone and depends on the seed only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
        const before = [...items];
        const result = shuffled(items, createRandom(seed));
        expect(items).toEqual(before);
        expect([...result].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
        expect(shuffled(items, createRandom(seed))).toEqual(result);
      }),
    );
  });

  it('puts every item everywhere equally often', () => {
    const random = createRandom(6);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
