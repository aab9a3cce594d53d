import { describe, expect, it } from 'vitest';
import { byteSize } from '../../src/cli/byte-size.js';
import { OptionError } from '../../src/errors.js';

describe('byteSize', () => {
  it.each([
    ['4096', 4096],
    ['512M', 512 * 2 ** 20],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['2kb', 2048],
  ])('reads %s', (text, bytes) => {
    expect(byteSize('--memory', 1)(text)).toBe(bytes);
  });

  it.each(['', 'G', '-1', '1X', '1e3', 'constructor', '1K'])('refuses "%s"', (text) => {
    expect(() => byteSize('--memory', 2048)(text)).toThrow(OptionError);
  });
});
