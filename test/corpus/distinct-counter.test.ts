import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctCounter } from '../../src/corpus/distinct-counter.js';
import { OptionError } from '../../src/errors.js';

const estimate = (texts: Iterable<string>): number => {
  const counter = new DistinctCounter();
  for (const text of texts) counter.add(text);
  return counter.estimate;
};

describe('DistinctCounter', () => {
  it('is 0 for nothing, and tells small numbers apart', () => {
    expect(estimate([])).toBe(0);
    expect(estimate(['', 'constructor', '__proto__'])).toBe(3);
  });

  it.each([1000, 30_000, 300_000])('is within 3%% of %i numbers written out', (size) => {
    const found = estimate(Array.from({ length: size }, (_, place) => `${place}`));
    expect(Math.abs(found / size - 1)).toBeLessThan(0.03);
  });

  it('is within 3% of the words of two letters, long words and words of another script', () => {
    const letters = Array.from({ length: 300 }, (_, place) => String.fromCharCode(0x4e00 + place));
    const words = letters.flatMap((first) => letters.map((second) => first + second));
    expect(Math.abs(estimate(words) / 90_000 - 1)).toBeLessThan(0.03);
    const long = words.slice(0, 50_000).map((word) => `${'a'.repeat(50)}${word}`);
    expect(Math.abs(estimate(long) / 50_000 - 1)).toBeLessThan(0.03);
  });

  it('depends neither on order nor on repetition', () => {
    const texts = fc.array(fc.string());
    fc.assert(fc.property(texts, (list) => estimate(list) === estimate([...list, ...list].reverse())));
  });

  it('takes over what others were given, through their state too', () => {
    const counterOf = (from: number, to: number): DistinctCounter => {
      const counter = new DistinctCounter({ registerBits: 12 });
      for (let word = from; word < to; word++) counter.add(`word ${word}`);
      return counter;
    };
    const whole = counterOf(0, 1500);
    const merged = counterOf(0, 1000);
    merged.merge(new DistinctCounter({ registerBits: 12, state: counterOf(500, 1500).state }));
    expect(merged.state).toBe(whole.state);
    expect(Math.abs(whole.estimate / 1500 - 1)).toBeLessThan(0.06);
    expect(() => merged.merge(new DistinctCounter())).toThrow(OptionError);
    expect(() => new DistinctCounter({ state: whole.state })).toThrow(OptionError);
    expect(() => new DistinctCounter({ registerBits: 3 })).toThrow(OptionError);
  });

  it('tells kinds apart', () => {
    const counter = new DistinctCounter();
    counter.add('dog');
    counter.add('dog', 1);
    expect(counter.estimate).toBe(2);
  });
});
