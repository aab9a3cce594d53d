import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { alr, alrInverse } from '../../../src/matrix/compositions/alr.js';
import { closure } from '../../../src/matrix/compositions/closure.js';
import { anyAmounts, distance, tableOf } from './amounts.js';

describe('alr', () => {
  it('takes the logarithms against one part and leaves that out', () => {
    const ratios = alr(tableOf([[1, 2, 4]]), 1).values;
    expect(distance(ratios, [-Math.LN2, Math.LN2])).toBeLessThan(1e-15);
  });

  it('is undone by its inverse with every reference, up to closure', () => {
    fc.assert(
      fc.property(anyAmounts(2, 5), fc.nat(4), (amounts, reference) => {
        const back = alrInverse(alr(amounts, reference), reference);
        expect(distance(back.values, closure(amounts).values)).toBeLessThan(1e-14);
      }),
    );
  });

  it('refuses a reference that is no column', () => {
    for (const reference of [-1, 2, 0.5]) expect(() => alr(tableOf([[1, 2]]), reference)).toThrow(OptionError);
    expect(() => alrInverse(tableOf([[1]]), 2)).toThrow(OptionError);
  });
});
