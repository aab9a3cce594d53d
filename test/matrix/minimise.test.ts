import { describe, expect, it } from 'vitest';
import { minimise } from '../../src/matrix/minimise.js';

/** (x - 1)^2 + 10 (y + 2)^2, lowest at 1, -2. */
const bowl = ([x, y]: Float64Array, gradient: Float64Array): number => {
  gradient[0] = 2 * (x - 1);
  gradient[1] = 20 * (y + 2);
  return (x - 1) ** 2 + 10 * (y + 2) ** 2;
};

describe('minimise', () => {
  it('finds the lowest point of a bowl, and leaves the start as it was', async () => {
    const start = Float64Array.of(5, 5);
    const { point, value } = await minimise(start, bowl, { tolerance: 0 });
    expect(point[0]).toBeCloseTo(1, 6);
    expect(point[1]).toBeCloseTo(-2, 6);
    expect(value).toBeCloseTo(0, 10);
    expect(start).toEqual(Float64Array.of(5, 5));
  });

  it('finds its way along a bent valley (Rosenbrock 1960), lowest at 1, 1', async () => {
    const valley = ([x, y]: Float64Array, gradient: Float64Array): number => {
      gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
      gradient[1] = 200 * (y - x * x);
      return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    };
    const { point } = await minimise(Float64Array.of(-1.2, 1), valley, { tolerance: 0 });
    expect(Array.from(point, (number) => Math.round(number * 1e4) / 1e4)).toEqual([1, 1]);
  });

  it('never ends higher than it began, and stops where there is nothing to gain', async () => {
    const { steps, value } = await minimise(Float64Array.of(1, -2), bowl);
    expect([steps, value]).toEqual([0, 0]);
    const one = await minimise(Float64Array.of(9, 9), bowl, { steps: 1 });
    expect(one.steps).toBe(1);
    expect(one.value).toBeLessThan(bowl(Float64Array.of(9, 9), new Float64Array(2)));
  });

  it('stops when it is told to, and tells how far it is', async () => {
    const shares: number[] = [];
    await minimise(Float64Array.of(5, 5), bowl, { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(minimise(Float64Array.of(5, 5), bowl, { signal })).rejects.toThrow('enough');
  });

  it('refuses a start without a value, and options out of range', async () => {
    await expect(minimise(Float64Array.of(0), () => Number.NaN)).rejects.toMatchObject({ code: 'NOT_FINITE' });
    for (const options of [{ steps: 0 }, { memory: 0.5 }, { tolerance: -1 }]) {
      await expect(minimise(Float64Array.of(5, 5), bowl, options)).rejects.toMatchObject({ code: 'OPTION' });
    }
  });
});
