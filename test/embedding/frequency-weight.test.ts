import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { createFrequencyWeight, estimateFrequencies } from '../../src/embedding/frequency-weight.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';

const frequencies = new Map([
  ['the', 900],
  ['dog', 99],
  ['constructor', 1],
  ['__proto__', 0],
]);

describe('createFrequencyWeight', () => {
  it('weighs a word a / (a + p), p being its share of all words', () => {
    const weight = createFrequencyWeight(frequencies);
    expect(weight('the')).toBeCloseTo(0.001 / (0.001 + 0.9), 12);
    expect(weight('dog')).toBeCloseTo(0.001 / (0.001 + 0.099), 12);
    expect(weight('constructor')).toBeCloseTo(1 / 2, 12);
    expect(weight('__proto__')).toBe(1);
    expect(createFrequencyWeight(frequencies, { smoothing: 0.1 })('the')).toBeCloseTo(0.1 / 1, 12);
  });

  it('lets a word without a count weigh 1, or refuses it', () => {
    expect(createFrequencyWeight(frequencies)('toString')).toBe(1);
    const weight = createFrequencyWeight(frequencies, { uncounted: 'error' });
    expect(() => weight('toString')).toThrow(UnknownWordError);
    expect(weight('__proto__')).toBe(1);
  });

  it('depends on shares only, falls with the count and stays in 0..1', () => {
    const lists = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 1000 }), (counts, scale) => {
        const weigh = (factor: number) =>
          createFrequencyWeight(new Map(counts.map((n, word) => [`${word}`, factor * n])));
        const weights = counts.map((_, word) => weigh(1)(`${word}`));
        weights.forEach((weight, word) => {
          expect(weigh(scale)(`${word}`)).toBeCloseTo(weight, 12);
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1);
          counts.forEach((count, other) => {
            if (count > (counts[word] ?? 0)) expect(weights[other]).toBeLessThan(weight);
          });
        });
      }),
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as smoothing', (smoothing) => {
    expect(() => createFrequencyWeight(frequencies, { smoothing })).toThrow(OptionError);
  });

  it.each([[[]], [[['dog', 0]]], [[['dog', -1]]], [[['dog', Number.NaN]]]] as const)(
    'refuses the counts %j',
    (counts) => {
      expect(() => createFrequencyWeight(new Map(counts as readonly (readonly [string, number])[]))).toThrow(
        OptionError,
      );
    },
  );
});

describe('estimateFrequencies', () => {
  it('takes the first word for twice as frequent as the second', () => {
    const estimated = estimateFrequencies(new Vocabulary('words', ['the', 'constructor', '__proto__', '']));
    expect([...estimated]).toEqual([
      ['the', 1],
      ['constructor', 1 / 2],
      ['__proto__', 1 / 3],
      ['', 1 / 4],
    ]);
  });
});
