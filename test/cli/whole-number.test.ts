import { describe, expect, it } from 'vitest';
import { wholeNumber } from '../../src/cli/whole-number.js';
import { OptionError } from '../../src/errors.js';

describe('wholeNumber', () => {
  it('reads whole numbers of its range, both ends included', () => {
    expect(['1', '007', '9'].map(wholeNumber('--rank', 1, 9))).toEqual([1, 7, 9]);
  });

  it.each(['0', '10', '-1', '1.0', '', ' 1', 'constructor'])('refuses "%s" and names the option', (text) => {
    expect(() => wholeNumber('--rank', 1, 9)(text)).toThrow(OptionError);
    expect(() => wholeNumber('--rank', 1, 9)(text)).toThrow('--rank');
  });
});
