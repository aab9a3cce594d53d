import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  benjaminiHochberg,
  ExceedanceCounter,
  fallingRates,
} from '../../../src/analysis/statistics/false-discovery.js';
import { OptionError } from '../../../src/errors.js';

const anyP = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('benjaminiHochberg', () => {
  it('multiplies by m / rank and takes the least from there on: .01, .04, .03, .02 become .04, .04, .04, .04', () => {
    expect([...benjaminiHochberg([0.01, 0.04, 0.03, 0.02])]).toEqual([0.04, 0.04, 0.04, 0.04]);
    expect([...benjaminiHochberg([0.001, 0.5, 0.02])]).toEqual([0.003, 0.5, 0.03]);
  });

  it('gives equal values equal rates, keeps their order, and is never below p', () => {
    fc.assert(
      fc.property(anyP, (values) => {
        const rates = benjaminiHochberg([...values, ...values]);
        values.forEach((value, i) => {
          expect(rates[i]).toBe(rates[i + values.length]);
          expect(rates[i]).toBeGreaterThanOrEqual(value * (1 - 1e-15));
          values.forEach((other, j) => {
            if (value < other) expect(rates[i]).toBeLessThanOrEqual(rates[j] as number);
          });
        });
      }),
    );
  });

  it('calls the same discoveries as the step-up procedure at every level', () => {
    fc.assert(
      fc.property(anyP, fc.double({ min: 0.001, max: 1, noNaN: true }), (values, level) => {
        const sorted = [...values].sort((a, b) => a - b);
        const rates = benjaminiHochberg(values);
        let last = -1;
        sorted.forEach((value, place) => {
          if ((value * values.length) / (place + 1) <= level) last = place;
        });
        expect(rates.filter((rate) => rate <= level)).toHaveLength(last + 1);
      }),
    );
  });

  it('takes an empty list, and refuses what is no p value', () => {
    expect(benjaminiHochberg([])).toHaveLength(0);
    for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => benjaminiHochberg([0.5, bad])).toThrow(OptionError);
  });
});

describe('ExceedanceCounter', () => {
  it('divides how many of chance reach a cut-off, on average, by how many that were found do', () => {
    const counter = new ExceedanceCounter(Float64Array.of(3, 1, 2, 5), [2, 4, 9]);
    counter.add(Float64Array.of(2, 0));
    counter.add(Float64Array.of(2, 4.5));
    const { cutoffs, observed, expected, rates } = counter.rates();
    expect([...cutoffs]).toEqual([2, 4, 9]);
    expect([...observed]).toEqual([3, 1, 0]);
    expect([...expected]).toEqual([1.5, 0.5, 0]);
    expect([...rates]).toEqual([0.5, 0.5, 0]);
  });

  it('has the observed values for cut-offs by default, and no rate above 1', () => {
    const counter = new ExceedanceCounter(Float64Array.of(2, 1));
    counter.add(Float64Array.of(5, 5, 5));
    expect([...counter.rates().cutoffs]).toEqual([1, 2]);
    expect([...counter.rates().rates]).toEqual([1, 1]);
  });
});

describe('fallingRates', () => {
  it('gives a stronger value no larger rate than a weaker one', () => {
    expect([...fallingRates({ rates: Float64Array.of(0.9, 0.4, 0.6, 0) })]).toEqual([0.9, 0.4, 0.4, 0]);
  });
});
