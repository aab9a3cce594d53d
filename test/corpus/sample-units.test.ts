import { describe, expect, it } from 'vitest';
import { sampleUnits } from '../../src/corpus/sample-units.js';
import { OptionError } from '../../src/errors.js';
import { listReader, unitsOf } from './list-reader.js';

const letters = [...'abcdefghij'];
const reader = listReader(unitsOf(letters.slice(0, 5), letters.slice(5)));
const draw = async (options: Parameters<typeof sampleUnits>[1]): Promise<string> =>
  (await sampleUnits(reader, options)).units.map(({ text }) => text).join('');

describe('sampleUnits', () => {
  it('draws as many units as it is asked for, in the order of the corpus', async () => {
    const { units, population } = await sampleUnits(reader, { size: 4 });
    expect([units.length, population]).toEqual([4, 10]);
    const texts = units.map(({ text }) => text);
    expect(texts).toEqual([...texts].sort());
  });

  it('gives the whole of a corpus that has no more, and nothing of an empty one', async () => {
    expect(await draw({ size: 10 })).toBe('abcdefghij');
    expect(await draw({ size: 99 })).toBe('abcdefghij');
    expect(await sampleUnits(listReader([]))).toEqual({ units: [], population: 0 });
  });

  it('draws the same with the same seed, and others with another', async () => {
    expect(await draw({ size: 3, seed: 7 })).toBe(await draw({ size: 3, seed: 7 }));
    const draws = await Promise.all(Array.from({ length: 20 }, async (_, seed) => await draw({ size: 3, seed })));
    expect(new Set(draws).size).toBeGreaterThan(10);
  });

  it('gives every unit the same chance', async () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      for (const letter of await draw({ size: 3, seed })) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    // 3 of 10 in 2,000 draws: 600 each, with a standard deviation of sqrt(2000 * 0.3 * 0.7) = 20.5.
    for (const letter of letters) expect(Math.abs((counts.get(letter) ?? 0) - 600)).toBeLessThan(82);
  });

  it('heeds the signal and refuses options out of range', async () => {
    const reason = new Error('enough');
    await expect(sampleUnits(reader, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const options of [{ size: 0 }, { size: 1.5 }, { seed: 0.5 }]) {
      await expect(sampleUnits(reader, options)).rejects.toThrow(OptionError);
    }
  });
});
